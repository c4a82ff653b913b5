"""A text as lines, sentences and tables: Markdown, or anything that people paste."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, Literal, NamedTuple

from mcp_server.model.paper import EXCERPT

Sort = Literal["heading", "item", "row", "prose", "code", "blank"]
"""What a line is; code is front matter, a fence, or a comment of HTML: nothing in it is said to a reader."""

CELLS: Final = 100
"""Cells of a row beyond which it is no table that a person reads."""
SENTENCE_CHARACTERS: Final = 2_000
"""A longer sentence is no statement of one thing; it is cut here."""


class Line(NamedTuple):
    """A line of a text; what marks it as a heading or an item is left out of its text."""

    number: int
    """From 1."""
    sort: Sort
    level: int
    """Of a heading 1 to 6; of an item how far it is indented; else 0."""
    start: int
    """Where its text begins."""
    text: str


class Cell(NamedTuple):
    """A cell of a table, trimmed, and where it begins."""

    start: int
    text: str


class Row(NamedTuple):
    """A row of a table."""

    line: int
    cells: tuple[Cell, ...]


class Table(NamedTuple):
    """A table: its heads, its rows, the headings above it, and the line of text right above it."""

    heads: Row
    rows: tuple[Row, ...]
    under: tuple[str, ...]
    caption: str


class Sentence(NamedTuple):
    """A sentence, heading or item of a list, as written."""

    text: str
    start: int
    line: int
    sort: Sort
    under: tuple[str, ...]
    """The headings above it, outermost first."""
    lead: str = ""
    """Of an item: the sentence that announces the list."""


class Page(NamedTuple):
    """A text as read: its lines, its sentences, its tables."""

    text: str
    lines: tuple[Line, ...]
    sentences: tuple[Sentence, ...]
    tables: tuple[Table, ...]


def excerpt_of(text: str) -> str:
    """Return a text as one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= EXCERPT else line[: EXCERPT - 1] + "…"


_HEADING: Final = re.compile(r"[ ]{0,3}(#{1,6})(?:[ \t]+|(?=[\u4e00-\u9fff]))")
_CN_HEADING: Final = re.compile(
    r"[一二三四五六七八九十]{1,3}、(?=\S{1,40}$)|第[一二三四五六七八九十0-9]{1,3}[章节部分][ 、:：]?(?=\S{0,40}$)"
)
_BOLD_HEADING: Final = re.compile(r"(?:\*\*|__)[^*_。；;.]{1,60}(?:\*\*|__)[:：]?\s*$")
_ITEM: Final = re.compile(
    r"([ \t\u3000]*)(?:[-*+•·‣◦▪●○■□]\s+(?:\[ \]\s+)?|[•‣◦▪●○■□]"
    r"|[(（]?[0-9]{1,3}(?:[)）、]|\.(?=[ \t]))\s*|[①-⑳]\s*|[(（][一二三四五六七八九十a-zA-Z][)）]\s*)(?=\S)"
)
_FENCE: Final = re.compile(r"[ \t]*(`{3,}|~{3,})")
_QUOTE: Final = re.compile(r"[ ]{0,3}(?:>[ \t]?){1,9}")
_STOP: Final = re.compile(r"[。！？!?；;]+[”’」』)）]*|\.(?=[\s\"”)]|$)")
_ABBREVIATION: Final = re.compile(
    r"(?:^|[\s(])(?:[A-Za-z]|(?:[A-Za-z]\.)+[A-Za-z]|vs|approx|ca|no|nr|inc|ltd|co|corp|mr|mrs|ms|dr|st|dept|est|fig|incl|max|min|avg"
    r"|resp|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)$|^\s*[0-9]{1,2}$",
    re.IGNORECASE,
)
_WRAPPED: Final = 60
"""A line at least so long that ends without a stop goes on in the next one, if that begins with a small letter."""


def page(text: str) -> Page:
    """Return a text as lines, sentences and tables."""
    lines = tuple(_headed(text, tuple(_lines(text))))
    tables: list[Table] = []
    sentences: list[Sentence] = []
    under: list[tuple[int, str]] = []
    leads: list[tuple[int, str]] = []
    at, caption = 0, ""
    while at < len(lines):
        line = lines[at]
        above = tuple(name for _, name in under)
        if line.sort == "heading":
            under = [(level, name) for level, name in under if level < line.level]
            name = line.text.strip(" #*_:：")
            sentences.append(Sentence(line.text, line.start, line.number, "heading", tuple(n for _, n in under)))
            under.append((line.level, name))
            at, caption = at + 1, name
            leads.clear()
            continue
        if line.sort == "row" and (found := _table(lines, at, above, caption)):
            table, at = found
            tables.append(table)
            sentences.extend(_cells(table))
            continue
        end = at + 1
        if line.sort in {"prose", "item"}:
            while end < len(lines) and _goes_on(lines[end - 1], lines[end]):
                end += 1
            last = lines[end - 1]
            level = line.level if line.sort == "item" else -1
            leads = [one for one in leads if one[0] < level]
            said = tuple(_sentences(text, line, last.start + len(last.text), above, leads[-1][1] if leads else ""))
            sentences.extend(said)
            caption = line.text.strip()
            if said and said[-1].text.rstrip("*_ ").endswith((":", "：")):
                leads.append((level, said[-1].text))
        elif line.sort == "row":
            sentences.extend(_sentences(text, line._replace(sort="prose"), line.start + len(line.text), above, ""))
        at = end
    return Page(text, lines, tuple(_numbered(sentences, lines)), tuple(tables))


def _headed(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines, those as headings that a Chinese number in brackets opens, that stand apart and are no sentence."""
    for at, line in enumerate(lines):
        after = lines[at + 1] if at + 1 < len(lines) else None
        title = (
            line.sort == "item"
            and _TITLE.fullmatch(line.text.rstrip())
            and _is_numbered(text, line)
            and (at == 0 or lines[at - 1].sort in {"blank", "heading"})
            and not (after and after.sort == "item" and _is_numbered(text, after))
        )
        yield line._replace(sort="heading", level=8) if title else line


def _is_numbered(text: str, line: Line) -> bool:
    return bool(_NUMBERED.search(text, max(0, line.start - 5), line.start))


_TITLE: Final = re.compile("[\u4e00-\u9fff]{2,14}")
_NUMBERED: Final = re.compile(r"[(（][一二三四五六七八九十]{1,2}[)）]$")


def _lines(text: str) -> Iterator[Line]:
    """Yield the lines of a text with what each is."""
    start, fence, comment = 0, "", False
    front = text.startswith(("---\n", "---\r\n"))
    for number, raw in enumerate(text.splitlines(keepends=True), 1):
        body = raw.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        line = Line(number, "prose", 0, start, body)
        start += len(raw)
        if front:
            front = number == 1 or body.strip() not in {"---", "..."}
            yield line._replace(sort="code")
        elif fence or (opened := _FENCE.match(body)):
            mark = fence or (opened[1] if opened else "")
            closes = bool(fence) and body.strip().startswith(mark) and not body.strip().strip(mark[0])
            fence = "" if closes else mark
            yield line._replace(sort="code")
        elif comment or body.lstrip().startswith("<!--"):
            comment = "-->" not in body
            yield line._replace(sort="code")
        else:
            yield _sorted(line)


def _sorted(line: Line) -> Line:
    """Return a line with its sort, level and text."""
    body = line.text
    if not body.strip(" \t\u3000-*_=|:"):
        return line._replace(sort="row" if "|" in body and _divides(body) else "blank")
    if quoted := _QUOTE.match(body):
        line = line._replace(start=line.start + quoted.end(), text=body[quoted.end() :])
        body = line.text
    if found := _HEADING.match(body):
        return line._replace(
            sort="heading", level=len(found[1]), start=line.start + found.end(), text=body[found.end() :]
        )
    if "|" in body or "\t" in body.strip():
        return line._replace(sort="row")
    if _CN_HEADING.match(body) and not body.rstrip().endswith(("。", "；", "，", ";", ",")):
        return line._replace(sort="heading", level=7)
    if _BOLD_HEADING.match(body):
        return line._replace(sort="heading", level=8)
    if found := _ITEM.match(body):
        indent = len(found[1].expandtabs(4))
        return line._replace(sort="item", level=indent, start=line.start + found.end(), text=body[found.end() :])
    return line


def _goes_on(line: Line, following: Line) -> bool:
    """Whether a statement goes on behind a line's end: the line was full, and no new one begins."""
    body = line.text.rstrip()
    if following.sort != "prose" or line.number + 1 != following.number or not body:
        return False
    first = following.text.lstrip()[:1]
    return (
        len(body) > _WRAPPED and not body.endswith(("。", "：", ":")) and ("a" <= first <= "z" or body[-1] in "，、,")
    )


def _sentences(text: str, line: Line, end: int, under: tuple[str, ...], lead: str) -> Iterator[Sentence]:
    """Yield the sentences of a stretch of text; lines within it are counted later."""
    start = line.start
    for found in _STOP.finditer(text, start, end):
        if found[0][0] == "." and _ABBREVIATION.search(text[max(start, found.start() - 12) : found.start()]):
            continue
        yield from _cut(text, start, found.end(), line, under, lead)
        start = found.end()
    yield from _cut(text, start, end, line, under, lead)


def _cut(text: str, start: int, end: int, line: Line, under: tuple[str, ...], lead: str) -> Iterator[Sentence]:
    for low in range(start, end, SENTENCE_CHARACTERS):
        piece = text[low : min(end, low + SENTENCE_CHARACTERS)]
        if said := piece.strip():
            begin = low + len(piece) - len(piece.lstrip())
            yield Sentence(said, begin, line.number, line.sort, under, lead if line.sort == "item" else "")


def _numbered(sentences: list[Sentence], lines: tuple[Line, ...]) -> Iterator[Sentence]:
    """Yield sentences with the line on which each begins."""
    starts = [line.start for line in lines] + [1 << 62]
    at = 0
    for sentence in sentences:
        while starts[at + 1] <= sentence.start:
            at += 1
        yield sentence if lines[at].number == sentence.line else sentence._replace(line=lines[at].number)


def _divides(text: str) -> bool:
    """Whether a row only parts the heads of a table from its rows."""
    return "-" in text and not text.strip(" \t|:-")


def _row(line: Line) -> Row:
    """Return the cells of a row between bars, or between tabs."""
    mark = "|" if "|" in line.text else "\t"
    body = line.text
    low, high = 0, len(body)
    if mark == "|":
        low = len(body) - len(body.lstrip()) + body.lstrip().startswith("|")
        high = len(body.rstrip()) - (body.rstrip().endswith("|") and high > 1)
    cuts = [low - 1, *(i for i in range(low, high) if body[i] == mark and body[i - 1 : i] != "\\"), high]
    cells = []
    for one, two in list(pairwise(cuts))[:CELLS]:
        piece = body[one + 1 : two]
        cells.append(Cell(line.start + one + 1 + len(piece) - len(piece.lstrip()), piece.strip().strip("*_ ")))
    return Row(line.number, tuple(cells))


def _table(lines: tuple[Line, ...], at: int, under: tuple[str, ...], caption: str) -> tuple[Table, int] | None:
    """Return the table that begins on a line, and the line behind it; nothing where the rows are none."""
    end = at
    while end < len(lines) and lines[end].sort == "row":
        end += 1
    bars = "|" in lines[at].text
    if end - at < 2 or (bars and not _divides(lines[at + 1].text)):
        return None
    rows = tuple(_row(line) for line in lines[at:end] if not _divides(line.text))
    if not rows:
        return None
    return Table(rows[0], rows[1:], under, caption), end


def _cells(table: Table) -> Iterator[Sentence]:
    for row in table.rows:
        text = " | ".join(cell.text for cell in row.cells if cell.text)
        if text:
            yield Sentence(text, row.cells[0].start, row.line, "row", table.under)
