"""The document as a Word file: a summary of one page, contents, numbered sections, tables, charts, what is open."""

from collections.abc import Sequence
from copy import deepcopy
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
    told,
    verdict,
)  # fmt: skip
from mcp_server.render._docx_page import has_sides, later, own_page, page, set_sides, turned
from mcp_server.render._docx_parts import (
    add,
    bookmark,
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
TALL: Final = 0.62
"""Of a page: what a chart takes at most."""


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
        wide = turned(layout)
        if not has_sides(layout):
            kind, below = say(self.locale, f"kind.{self.document.kind}"), standing(self.document)
            for each in (layout, wide):
                set_sides(file, each, self.styles, (self.document.title, kind), below, self.locale)
        self.first, self.upright, self.wide = layout, later(layout), later(wide)

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
        locale = self.locale
        notes = [verdict(self.document)]
        if names := empty(self.export):
            notes.append(say(locale, "answer.empty", names=names))
        for note in notes:
            line(paragraph(self.body, self.styles("Fupan Note")), plain(note))
        if not parts:
            return ()
        first, rest = parts[0], parts[1:]
        summary = self._summary(first)
        if summary is None:
            self._chapter(first)
        else:
            line(paragraph(self.body, self.styles("TOC Heading")), plain(say(locale, "office.summary")))
            # A heading here would count, and stand in the contents.
            self._blocks([Paragraph(b.line) if isinstance(b, Heading) else b for b in summary])
            rest = parts
        if len(parts) + len(last) >= CHAPTERS:
            self._contents((*parts, *last))
        return rest

    def _summary(self, first: Chapter) -> tuple[Block, ...] | None:
        """Return what of a section fits on the first page; None where all of it does."""
        wide, high = page(self.upright)
        room = high - FRAME
        if self._height(first.blocks, wide) <= room:
            return None
        for most in FEWEST:
            summary = shortened(first.blocks, most, first.title, self.locale)
            if self._height(summary, wide) <= room:
                return summary
        kept: list[Block] = []
        for block in summary:
            if self._height((*kept, block), wide) > room - BODY * LEADING * 2:
                break
            kept.append(block)
        left = len(first.blocks) - len(kept)
        return (*kept, Paragraph(plain(say(self.locale, "office.more", n=left, title=first.title))))

    def _height(self, parts: Sequence[Block | Picture], room: float) -> float:
        """Return about how high blocks are, in points."""
        return sum(self._high(block, room) for block in parts)

    def _high(self, block: Block | Picture, room: float) -> float:
        step = BODY * LEADING
        if isinstance(block, Picture):
            return room * TALL
        if isinstance(block, Heading):
            return 14 + lines_of(words(block.line), room, 11.5) * step
        if isinstance(block, Paragraph):
            return 5 + lines_of(words(block.line), room, BODY) * step
        if isinstance(block, Point):
            return 2 + sum(lines_of(words(each), room - 30, BODY) for each in block.lines) * step
        if isinstance(block, Diagram):
            return 0.0
        return height(block, room)[0]

    def _contents(self, parts: Sequence[Chapter]) -> None:
        """Write the table of contents, filled: a field that Word can make anew, with links and without page numbers,
        which nobody knows before the pages are laid out."""
        entries: list[tuple[int, str, Line]] = []
        for number, chapter in enumerate(parts, 1):
            entries.append((0, f"{number}", plain(chapter.title)))
            under = [b.line for b in chapter.blocks if isinstance(b, Heading)]
            entries += [(1, f"{number}.{place}", each) for place, each in enumerate(under, 1)]
        deep = len(entries) <= ENTRIES
        line(paragraph(self.body, self.styles("TOC Heading")), plain(say(self.locale, "office.contents")))
        shown = [(at, *entry) for at, entry in enumerate(entries, 1) if deep or not entry[0]]
        for place, (at, level, counted, words_) in enumerate(shown):
            element = paragraph(self.body, self.styles(f"toc {level + 1}"), keep=place < len(shown) - 1)
            if not place:
                field_begin(element, f'TOC \\o "1-{2 if deep else 1}" \\h \\z \\n')
            link = add(element, "hyperlink", anchor=f"_Toc{at:06}", history=1)
            text(link, f"{counted}\u2002{words(words_)}" if self.styles.numbered else words(words_))
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
                set_table(self.body, block, room, self.styles)
            elif isinstance(block, Picture):
                self._picture(block.chart, room, high * TALL)
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

    def _picture(self, chart: Chart, room: float, most: float) -> None:
        relation, image = self.file.part.get_or_add_image(BytesIO(png(chart, self.locale)))
        wide = min(room, most * image.px_width / image.px_height)
        number = next(self.pictures)
        element = paragraph(self.body, self.styles("Normal"), keep=True)
        picture(element, relation, wide, wide * image.px_height / image.px_width, number, told(chart))
        below = paragraph(self.body, self.styles("caption"), keep=bool(chart.note))
        before, after = say(self.locale, "office.figure", number="\x01").split("\x01")
        text(below, before)
        field(below, "SEQ Figure \\* ARABIC", str(number))
        text(below, f"{after}\u2002{chart.title}")
        if chart.note:
            line(paragraph(self.body, self.styles("Fupan Note")), plain(chart.note))

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
