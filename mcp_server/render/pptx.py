"""The document as slides: ten at most, a conclusion over each, charts that can be edited, sources in the notes."""

from collections.abc import Callable, Iterator, Sequence
from io import BytesIO
from itertools import groupby
from typing import Any, Final, NamedTuple

import pptx
from pptx.dml.color import RGBColor

from mcp_server.render._blocks import Heading, Paragraph, Point, Run, Table, words
from mcp_server.render._chapters import Chapter, Picture, chapters, closing, empty, shortened, standing, verdict
from mcp_server.render._office import packed, template, unpacked, xml_safe
from mcp_server.render._pptx_charts import add_chart, keys
from mcp_server.render._pptx_deck import Deck, Said, dress, emptied, high, place_of, said
from mcp_server.render._pptx_shapes import Place4, fitted, group
from mcp_server.render.canvas import COLOURS, Ink
from mcp_server.render.chart import Chart
from mcp_server.render.conclusions import Conclusions
from mcp_server.render.formats import Export
from mcp_server.words import label, say

SLIDES: Final = 10
SIZES: Final = (18.0, 16.0, 15.0, 14.0, 13.0)
FOOT: Final = 28.0
"""Points of a line below a chart."""
KEYS: Final = 30.0
"""Points of the line above a chart that says what its colours are."""
SIDE: Final = 0.3
"""Of a slide: what stands beside a chart."""
DOING: Final = ("owner", "due", "finish", "date", "countermeasure", "rank", "priority")
"""Heads of the columns of a table that says what is to be done."""
PROVING: Final = ("evidence", "source", "formula")
"""Heads of the columns that say where a row comes from."""
LAST: Final = 99
"""The place of an appendix among what may be shown."""
NOTES: Final = 4_000
"""Characters of the notes of a slide."""


class Plan(NamedTuple):
    """What one slide shows: a chart with others of its form, or a table of a section."""

    place: int
    """Where in the document it stands."""
    chapter: Chapter
    chart: Chart | None = None
    others: tuple[Chart, ...] = ()
    table: Table | None = None
    title: str = ""
    """Of the table: what it shows, else the heading above it, or the section."""


def render(export: Export) -> bytes:
    """Return the file; BriefError where a team's template is broken, TooLarge where it is too large."""
    kind = export.document.kind
    path = template(export.templates, [f"{name}.{end}" for name in (kind, "slides") for end in ("potx", "pptx")])
    file = unpacked(path, pptx.Presentation) if path else pptx.Presentation()
    if path:
        emptied(file)
    else:
        dress(file)
    _Writer(export, Deck(file, f"{export.document.title} · {standing(export.document)}", own=path is None)).write()
    out = BytesIO()
    file.save(out)
    return packed(out.getvalue())


class _Writer:
    """One file on its way."""

    def __init__(self, export: Export, deck: Deck) -> None:
        self.export, self.deck = export, deck
        self.document, self.locale = export.document, export.document.locale

    def write(self) -> None:
        """Write all slides."""
        document, parts, last = self.document, chapters(self.export), closing(self.document)
        concluded = Conclusions(document)
        slide = self.deck.open(document.title, [standing(document), verdict(document)])
        if parts:
            self._overview(parts[0], concluded.overview(parts[0].section))
            spare = SLIDES - 2 - bool(last)
            for plan in planned(parts, concluded, spare):
                self._chart(plan) if plan.chart else self._table(plan)
        if last:
            self._closing(last)
        about = self.deck.file.core_properties
        kind = say(self.locale, f"kind.{document.kind}")
        about.title, about.subject, about.category = xml_safe(document.title), kind, kind
        about.author = about.last_modified_by = "Fupan"
        about.comments = about.keywords = ""
        about.identifier, about.version, about.language = document.id, str(document.revision), self.locale
        about.revision = document.revision
        about.created = about.modified = document.at.replace(tzinfo=None)
        self._note(slide, [standing(document), verdict(document), *self._empty()])

    def _empty(self) -> list[str]:
        names = empty(self.export)
        return [say(self.locale, "answer.empty", names=names)] if names else []

    def _more(self, n: int) -> str:
        return say(self.locale, "office.rest", n=n)

    def _without(self, heads: Sequence[str]) -> str:
        return say(self.locale, "office.columns", heads=tuple(heads))

    def _note(self, slide: Any, lines: Sequence[str]) -> None:
        text = xml_safe("\n".join(line for line in lines if line))
        slide.notes_slide.notes_text_frame.text = text if len(text) <= NOTES else text[: NOTES - 1] + "…"

    def _overview(self, chapter: Chapter, concluded: str) -> None:
        """Write the first section: what it concludes, else its first sentence, is the title; its lines and its first
        table the rest."""
        lines = list(_lines(chapter))
        first = None if concluded else next((line for line in lines if not line.point), None)
        title = concluded or (words(first.line) if first else chapter.title)
        slide = self.deck.slide(title)
        rest = [line for line in lines if line is not first]
        rest = rest or [said(line) for line in (verdict(self.document), *self._empty())]
        tables = [b for b in chapter.blocks if isinstance(b, Table) and len(b.rows) > 1]
        room = self.deck.room
        if tables and rest:
            half = room.w / 2 - 10
            for most in (14, 10, 7, 5, 4, 3):
                rest = [line for line in _lines(_short(chapter, most, self._more)) if line != first]
                if high(rest, half, SIZES[-1]) <= room.h - 8:
                    break
            self.deck.text(slide, rest, room._replace(w=half), SIZES, self._more)
            self.deck.table(slide, tables[0], room._replace(x=room.x + half + 20, w=half), self._more, self._without)
        elif tables:
            self.deck.table(slide, tables[0], room, self._more, self._without)
        elif rest:
            self.deck.text(slide, rest, room, (20.0, *SIZES), self._more)
        self._note(slide, [chapter.title, *_sources(chapter, self.locale)])

    def _chart(self, plan: Plan) -> None:
        chart = plan.chart
        if chart is None:
            return
        slide = self.deck.slide(chart.title)
        room = self.deck.room
        if plan.others:
            beside = room.w * SIDE
            place = Place4(room.x + room.w - beside, room.y, beside, room.h)
            lines = [said(say(self.locale, "office.others"), point=False, bold=True)]
            lines += [said(other.title) for other in plan.others]
            self.deck.text(slide, lines, place, (13.0, 12.0, 11.0), self._more)
            room = room._replace(w=room.w - beside - 16)
        notes = [chart.note] if chart.note else []
        if chart.series:
            down, named = FOOT if notes else 0, keys(chart)
            if named:
                self._keys(slide, named, room._replace(h=KEYS))
                room = room._replace(y=room.y + KEYS, h=room.h - KEYS)
            frame = add_chart(slide, chart, place_of(room._replace(h=room.h - down)))
            frame._element.nvGraphicFramePr.cNvPr.set("descr", xml_safe(chart.told))  # noqa: SLF001
            frame.name = xml_safe(chart.id)
        else:
            down = FOOT
            drawing = fitted(chart, room._replace(h=room.h - down))
            number = max(int(e.get("id")) for e in slide.shapes._spTree.iter() if e.tag.endswith("}cNvPr")) + 1  # noqa: SLF001
            free = room.h - down - drawing.canvas.height * drawing.scale
            shapes = group(drawing, room.x, room.y + free / 3, number, xml_safe(chart.id), chart.told)
            slide.shapes._spTree.append(shapes)  # noqa: SLF001
            if drawing.left:
                notes.append(self._more(drawing.left))
        if notes:
            foot = Place4(room.x, room.y + room.h - FOOT, room.w, FOOT)
            self.deck.text(slide, [said(" ".join(notes), point=False)], foot, (12.0, 11.0, 10.0), self._more)
        sources = _sources(plan.chapter, self.locale)
        self._note(slide, [plan.chapter.title, *notes, chart.told, *(o.title for o in plan.others), *sources])

    def _keys(self, slide: Any, named: Sequence[tuple[Ink, str]], place: Place4) -> None:
        """Write names beside squares in their colours."""
        line = tuple(Run(part) for _, name in named for part in ("■ ", f"{name}    "))
        self.deck.text(slide, [Said(line, point=False)], place, (12.0,), self._more)
        squares = slide.shapes[-1].text_frame.paragraphs[0].runs[::2]
        for (ink, _), square in zip(named, squares, strict=False):
            square.font.color.rgb = RGBColor.from_string(COLOURS[ink][1:].upper())

    def _table(self, plan: Plan) -> None:
        if plan.table is None:
            return
        slide = self.deck.slide(plan.title)
        self.deck.table(slide, plan.table, self.deck.room, self._more, self._without)
        self._note(slide, [plan.chapter.title, *_sources(plan.chapter, self.locale)])

    def _closing(self, chapter: Chapter) -> None:
        """Write what the rules say."""
        slide = self.deck.slide(verdict(self.document))
        lines: list[Said] = []
        for block in chapter.blocks:
            if isinstance(block, Heading):
                lines.append(Said(block.line, point=False))
            elif isinstance(block, Table):
                lead = 1 if len(block.head) == 4 else 0
                lines += [Said(row[lead]) for row in block.rows]
        self.deck.text(slide, lines, self.deck.room, SIZES, self._more)
        notes = [
            " · ".join(words(cell) for cell in row) for b in chapter.blocks if isinstance(b, Table) for row in b.rows
        ]
        self._note(slide, [chapter.title, *notes])


def _short(chapter: Chapter, most: int, more: Callable[[int], str]) -> Chapter:
    """Return a section with the beginnings of its lists, so that what follows them is there, too."""
    return chapter._replace(blocks=shortened(tuple(b for b in chapter.blocks if not isinstance(b, Table)), most, more))


def _lines(chapter: Chapter) -> Iterator[Said]:
    for block in chapter.blocks:
        if isinstance(block, Point):
            first, *more = block.lines
            for each in more:
                # Two lines of one point become a line: where no sentence ends, the second goes on with it.
                end = words(first)[-1:]
                comma = "；" if end > "\u2e7f" else "; "
                first = (*first, Run(" " if end in ".。!！?？:：;；" else comma), *each)
            yield Said(first)
        elif isinstance(block, Paragraph | Heading):
            yield Said(block.line, point=False)


def _sources(chapter: Chapter, locale: str) -> list[str]:
    """Return where the rows of a section's tables come from: evidence, source, formula."""
    out = []
    wanted, colon = {label(locale, name) for name in PROVING}, "：" if locale == "zh-CN" else ": "
    for block in chapter.blocks:
        if isinstance(block, Table):
            heads = [words(cell) for cell in block.head]
            columns = [i for i, head in enumerate(heads) if head in wanted]
            for row in block.rows:
                told = [f"{heads[i]}{colon}{words(row[i])}" for i in columns if words(row[i]) != "—"]
                if told:
                    out.append(f"{words(row[0])} · {' · '.join(told)}")
    return list(dict.fromkeys(out))


def planned(parts: Sequence[Chapter], concluded: Conclusions, room: int) -> list[Plan]:
    """Return what the slides between the overview and the findings show, in the order of the document: first one chart
    of each form, then what is to be done, then the other charts."""
    found: list[tuple[int, Plan]] = []
    place, shown = 0, set[str]()
    for chapter in parts:
        charts = [block.chart for block in chapter.blocks if isinstance(block, Picture)]
        for _, same in groupby(sorted(charts, key=lambda c: c.form), key=lambda c: c.form):
            first, *others = sorted(same, key=_calm)
            place += 1
            found.append((0, Plan(place, chapter, first, tuple(others))))
            for nth, other in enumerate(others):
                place += 1
                found.append((3 + nth, Plan(place, chapter, other)))
        tables = [one for one in _tables(chapter, concluded) if len(one[1].rows) > 1 and one[2] not in shown]
        if tables and chapter is not parts[0]:
            place += 1
            doing, table, title = max(tables, key=lambda one: (one[0], len(one[1].rows), _filled(one[1])))
            shown.add(title)
            last = chapter.section == "appendix"
            found.append((LAST if last else 1 if doing > 1 else 2, Plan(place, chapter, table=table, title=title)))
    chosen = sorted(found, key=lambda pair: pair[0])[: max(room, 0)]
    return sorted((plan for _, plan in chosen), key=lambda plan: plan.place)


def _filled(table: Table) -> int:
    """Return how many cells of a table say something."""
    return sum(words(cell) not in {"", "—"} for row in table.rows for cell in row)


def _calm(chart: Chart) -> bool:
    """Return whether nothing in a chart is marked as bad."""
    return not any(row.tone == "bad" and row.role == "bar" and any(row.values) for row in chart.series)


def _tables(chapter: Chapter, concluded: Conclusions) -> Iterator[tuple[int, Table, str]]:
    """Yield the tables of a section, each with how much it speaks of what is to be done, and with what it shows, else
    what it is called."""
    title, under = chapter.title, ""
    doing = {label(concluded.locale, name) for name in DOING}
    for block in chapter.blocks:
        if isinstance(block, Heading):
            title = under = words(block.line)
        elif isinstance(block, Table):
            heads = {words(cell) for cell in block.head}
            yield len(doing & heads), block, concluded.table(chapter.section, heads, under) or title
            title = chapter.title
        else:
            title = chapter.title
