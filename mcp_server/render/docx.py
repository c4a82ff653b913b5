"""The document as a Word file: a summary of one page, contents, numbered sections, tables, charts, what is open."""

from collections.abc import Sequence
from copy import deepcopy
from functools import cached_property
from io import BytesIO
from itertools import count
from typing import Any, Final

import docx

from mcp_server.render._blocks import Block, Diagram, Heading, Line, Paragraph, Point, Table, words
from mcp_server.render._chapters import (
    Chapter,
    Picture,
    chapters,
    closing,
    empty,
    plain,
    shortened,
    standing,
    verdict,
)  # fmt: skip
from mcp_server.render._docx_page import has_sides, later, own_page, page, set_sides, turned
from mcp_server.render._docx_parts import (
    add,
    bookmark,
    columns,
    field,
    field_begin,
    field_end,
    height,
    line,
    paragraph,
    picture,
    set_table,
    text,
)  # fmt: skip
from mcp_server.render._docx_styles import ours, theirs
from mcp_server.render._docx_template import cover, finished
from mcp_server.render._office import lines_of, packed, template, unpacked
from mcp_server.render.chart import Chart
from mcp_server.render.formats import Export
from mcp_server.render.png import png
from mcp_server.render.svg import missing
from mcp_server.words import say

BODY: Final = 10.5
LEADING: Final = 1.75
"""Height of a line over the size of its letters, as the fonts for Chinese have it."""
ENTRIES: Final = 36
"""Lines that a table of contents may have with its second level."""
CHAPTERS: Final = 3
"""From so many on there is a table of contents."""
FEWEST: Final = (24, 16, 12, 9, 7, 5, 4, 3)
"""Entries of a list that a summary shows, until it is one page."""
FRAME: Final = 130.0
"""Points of the first page that the title and what belongs to it take."""
TALL: Final = 0.85
"""Of a page: what a chart takes at most."""
FEW: Final = frozenset({"target_path", "capacity", "cash_flow", "behaviour", "pareto"})
SMALL: Final = 340.0
"""Points that a chart of a few figures is wide, and the forms that have few."""
GAP: Final = 12.0
"""Points between charts beside each other."""
UNIT: Final = 0.62
"""Points of a unit of a drawing, so that its letters can be read on paper."""
DOTS: Final = 1.6
"""Of a picture, for each point."""


def render(export: Export) -> bytes:
    """Return the file; BriefError where a team's template is broken, TooLarge where it is too large."""
    kind = export.document.kind
    path = template(export.templates, [f"{name}.{end}" for name in (kind, "document") for end in ("dotx", "docx")])
    file = unpacked(path, docx.Document) if path else docx.Document()
    _Writer(export, file, own=path is None).write()
    out = BytesIO()
    file.save(out)
    return packed(out.getvalue())


class _Writer:
    """One file on its way: where the next line goes, and what counts through all of it."""

    def __init__(self, export: Export, file: Any, *, own: bool) -> None:
        self.export, self.file, self.own = export, file, own
        self.document, self.locale = export.document, export.document.locale
        self.styles = ours(file) if own else theirs(file)
        self.body = file.element.body
        self.marks, self.pictures = count(1), count(1)
        self.sideways, self.counting = False, 0
        layout = self.body.sectPr
        if layout is not None:
            self.body.remove(layout)
        if own or layout is None:
            layout = own_page()
        self.plain = deepcopy(layout)
        self.first = self._sided(layout)
        self.upright = later(self.first)

    @cached_property
    def wide(self) -> Any:
        """The layout of pages that lie on their side."""
        return later(self._sided(turned(self.plain)))

    def _sided(self, layout: Any) -> Any:
        """Return a layout with lines above and below its text, where it has none."""
        if not has_sides(layout):
            above = (self.document.title, say(self.locale, f"kind.{self.document.kind}"))
            set_sides(self.file, layout, self.styles, above, standing(self.document), self.locale)
        return layout

    def write(self) -> None:
        """Write the whole document."""
        if not self.own and cover(self.file, self.document):
            add(add(paragraph(self.body, self.styles("Normal")), "r"), "br", type="page")
        line(paragraph(self.body, self.styles("Title")), plain(self.document.title))
        line(paragraph(self.body, self.styles("Subtitle")), plain(standing(self.document)))
        parts, last = chapters(self.export), closing(self.document)
        if not self.export.part:
            parts = self._opening(parts, (last,) if last else ())
        for chapter in (*parts, last) if last and not self.export.part else parts:
            self._chapter(chapter)
        self.body.append(self._layout())
        finished(self.file, self.document, own=self.own)

    def _opening(self, parts: tuple[Chapter, ...], last: tuple[Chapter, ...]) -> tuple[Chapter, ...]:
        """Write the summary and the contents; return the sections that are still to be written."""
        there = say(self.locale, "office.there", title=last[0].title) if last else ""
        notes = [" ".join(filter(None, (verdict(self.document), there)))]
        if names := empty(self.export):
            notes.append(say(self.locale, "answer.empty", names=names))
        for note in notes:
            line(paragraph(self.body, self.styles("Fupan Note")), plain(note))
        if not parts:
            return ()
        first, rest = parts[0], parts[1:]
        wide, high = page(self.upright)
        used = self._height(first.blocks, wide)
        if used <= high - FRAME:
            self._chapter(first)
        else:
            rest = parts
            line(paragraph(self.body, self.styles("TOC Heading")), plain(say(self.locale, "office.summary")))
            summary = self._summary(first, high - FRAME)
            used = self._height(summary, wide)
            # A heading here would count, and stand in the contents.
            self._blocks([Paragraph(b.line) if isinstance(b, Heading) else b for b in summary])
        if len(parts) + len(last) >= CHAPTERS:
            self._contents((*parts, *last), high - FRAME - used)
        return rest

    def _summary(self, first: Chapter, room: float) -> tuple[Block, ...]:
        """Return what of a section fits on the first page: the beginnings of its lists, where those are too long."""
        wide, _ = page(self.upright)
        summary: tuple[Block, ...] = ()
        for most in FEWEST:
            summary = shortened(first.blocks, most, lambda n: say(self.locale, "office.more", n=n, title=first.title))
            if self._height(summary, wide) <= room:
                return summary
        kept: list[Block] = []
        for block in summary:
            if self._height((*kept, block), wide) > room - BODY * LEADING * 2:
                break
            kept.append(block)
        more = say(self.locale, "office.more", n=len(first.blocks) - len(kept), title=first.title)
        return (*kept, Paragraph(plain(more)))

    def _height(self, parts: Sequence[Block | Picture], room: float) -> float:
        """Return about how high blocks are, in points."""
        return sum(self._high(block, room) for block in parts)

    def _high(self, block: Block | Picture, room: float) -> float:
        step = BODY * LEADING
        if isinstance(block, Picture):
            return room * 0.6
        if isinstance(block, Heading):
            return 14 + lines_of(words(block.line), room, 11.5) * step
        if isinstance(block, Paragraph):
            return 5 + lines_of(words(block.line), room, BODY) * step
        if isinstance(block, Point):
            return 2 + sum(lines_of(words(each), room - 30, BODY) for each in block.lines) * step
        if isinstance(block, Diagram):
            return 0.0
        return height(block, room)[0]

    def _contents(self, parts: Sequence[Chapter], room: float) -> None:
        """Write the table of contents, filled: a field with a link for each heading. Its page numbers are empty until a
        program that has laid out the pages makes it anew. It begins the next page where *room* is too small for it."""
        entries: list[tuple[int, str, Line]] = []
        for number, chapter in enumerate(parts, 1):
            entries.append((0, f"{number}", plain(chapter.title)))
            under = [b.line for b in chapter.blocks if isinstance(b, Heading)]
            entries += [(1, f"{number}.{place}", each) for place, each in enumerate(under, 1)]
        deep = len(entries) <= ENTRIES
        heading = paragraph(self.body, self.styles("TOC Heading"))
        line(heading, plain(say(self.locale, "office.contents")))
        shown = [(at, *entry) for at, entry in enumerate(entries, 1) if deep or not entry[0]]
        if room < 40 + len(shown) * BODY * LEADING:
            add(heading.pPr, "pageBreakBefore")
        for place, (at, level, counted, words_) in enumerate(shown):
            element = paragraph(self.body, self.styles(f"toc {level + 1}"), keep=place < len(shown) - 1)
            if not place:
                field_begin(element, f'TOC \\o "1-{2 if deep else 1}" \\h \\z')
            link = add(element, "hyperlink", anchor=f"_Toc{at:06}", history=1)
            text(link, f"{counted}\u2002{words(words_)}" if self.styles.numbered else words(words_))
            add(add(link, "r"), "tab")
            field(link, f"PAGEREF _Toc{at:06} \\h", "")
            if place == len(shown) - 1:
                field_end(element)

    def _heading(self, level: int, words_: Line) -> None:
        at = next(self.marks)
        bookmark(paragraph(self.body, self.styles(f"heading {level}")), f"_Toc{at:06}", at, words_)

    def _chapter(self, chapter: Chapter) -> None:
        wide = page(self.upright)[0]
        tables = [block for block in chapter.blocks if isinstance(block, Table)]
        self._turn(sideways=not all(height(table, wide)[1] for table in tables))
        self._heading(1, plain(chapter.title))
        if chapter.state == "partial" and not self.export.part:
            note = say(self.locale, "office.partial", title=say(self.locale, "office.closing"))
            line(paragraph(self.body, self.styles("Fupan Note")), plain(note))
        self._blocks(chapter.blocks)

    def _blocks(self, parts: Sequence[Block | Picture]) -> None:
        room, high = page(self.wide if self.sideways else self.upright)
        row: list[Chart] = []
        for before, block, after in zip((None, *parts[:-1]), parts, (*parts[1:], None), strict=True):
            if isinstance(block, Heading):
                self._heading(2, block.line)
            elif isinstance(block, Paragraph):
                held = isinstance(after, Table | Picture)
                line(paragraph(self.body, self.styles("Normal"), keep=held), block.line)
            elif isinstance(block, Point):
                self._point(block)
            elif isinstance(block, Table):
                if isinstance(before, Point):
                    paragraph(self.body, self.styles("Fupan Space"), keep=True)
                set_table(self.body, block, room, self.styles, keep=isinstance(after, Picture))
            elif isinstance(block, Picture):
                row.append(block.chart)
                beside = isinstance(after, Picture) and {block.chart.form, after.chart.form} <= FEW
                if not beside or len(row) == max(1, int(room / SMALL)):
                    self._pictures(row, room, high * TALL)
                    row = []
            if not (isinstance(block, Point) and block.number):
                self.counting = 0

    def _point(self, point: Point) -> None:
        if point.number and not self.counting:
            self.counting = self.styles.restart(point.number)
        name = "List Number" if point.number else "List Bullet 2" if point.level else "List Bullet"
        element = paragraph(self.body, self.styles(name), number=self.counting if point.number else 0)
        for index, each in enumerate(point.lines):
            if index:
                add(add(element, "r"), "br")
            line(element, each)

    def _pictures(self, charts: Sequence[Chart], room: float, most: float) -> None:
        """Write charts beside each other, each with what it says below it."""
        places = [self.body]
        if len(charts) > 1:
            places = columns(self.body, [room / len(charts)] * len(charts), self.styles("Fupan Space"))
            room = room / len(charts) - GAP
        for chart, place in zip(charts, places, strict=True):
            if lost := missing(chart):
                note = say(self.locale, "office.undrawn", chart=chart.title, letters=lost)
                line(paragraph(place, self.styles("Fupan Note")), plain(note))
            else:
                self._picture(place, chart, min(room, SMALL) if chart.form in FEW else room, most)

    def _picture(self, place: Any, chart: Chart, wide: float, most: float) -> None:
        number = next(self.pictures)
        relation, image = self.file.part.get_or_add_image(
            BytesIO(png(chart, round(wide * DOTS), title=False, wide=wide / UNIT))
        )
        high = wide * image.px_height / image.px_width
        if high > most:
            wide, high = wide * most / high, most
        picture(paragraph(place, self.styles("Normal"), keep=True), relation, wide, high, number, chart.told)
        below = paragraph(place, self.styles("caption"))
        before, after = say(self.locale, "office.figure", number="\x01", title=chart.title).split("\x01")
        text(below, before)
        field(below, "SEQ Figure \\* ARABIC", str(number))
        text(below, after)

    def _turn(self, *, sideways: bool) -> None:
        """Begin a new page that lies the other way, where the last one does not lie so already."""
        if sideways == self.sideways:
            return
        last = self.body[-1] if len(self.body) and self.body[-1].tag.endswith("}p") else None
        if last is None or last.pPr is None:
            last = paragraph(self.body, self.styles("Fupan Space"))
        last.pPr.append(self._layout())
        self.sideways = sideways

    def _layout(self) -> Any:
        """Return the layout of the pages so far, which stands at their end."""
        layout = self.wide if self.sideways else self.first
        if not self.sideways:
            self.first = self.upright
        return deepcopy(layout)
