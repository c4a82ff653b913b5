"""A text as statements with their figures: sentences, and cells of tables under their headings."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from mcp_server.language.dates import moments
from mcp_server.language.quantities import quantities, quantity
from mcp_server.language.reading_figures import Figure, named
from mcp_server.language.tracing_facts import Fact
from mcp_server.limits import NAME_CHARACTERS, VALUES
from mcp_server.model.quantity import Quantity

EXCERPT: Final = 120
LONGEST: Final = 1_000
"""Characters of one sentence; what goes on behind them is taken for the next one."""
_DIGIT: Final = re.compile(
    r"[0-9０-９〇零一二两三四五六七八九十百千万亿半]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten)\b",
    re.IGNORECASE,
)
_STOP: Final = re.compile(
    r"[;；。！!？?]+|\n+|(?<![A-Z0-9][a-z])(?<![0-9]\.)\.(?=\s+[^a-z0-9\s]|\s*\n|\s*$)|(?<=[\u4e00-\u9fff%])\.(?=[\u4e00-\u9fff])"
)
_CLAUSE: Final = re.compile(
    r"(?<![0-9])[,，]|[,，](?![0-9])|[、:：()（）]|(?<=\s)(?:while|whereas|but)(?=\s)|而(?=[^且])|但"
)
_HEADING: Final = re.compile(r"(#{1,6})\s+(.*)")
_RULE: Final = re.compile(r"\|?(?:\s*:?-+:?\s*\|)+(?:\s*:?-+:?\s*)?\|?")
_CELLS: Final = re.compile(r"(?<!\\)\|")
_SPACE: Final = re.compile(r"\s+")
_SCALED: Final = re.compile(
    r"(?:单位\s?[:：为]?\s?(?:人民币)?|[(（,，/]\s?(?:人民币)?)(?P<zh>亿|千万|百万|万|千)(?:元|美元|人民币)"
    r"|\bin\s(?P<en>thousands|millions|billions)\b|[$€£¥](?:\s?|')(?P<short>000|mn|bn|m|k)\b",
    re.IGNORECASE,
)
_SCALES: Final = {
    "亿": 10**8, "千万": 10**7, "百万": 10**6, "万": 10**4, "千": 10**3, "thousands": 10**3, "millions": 10**6,
    "billions": 10**9, "000": 10**3, "k": 10**3, "mn": 10**6, "m": 10**6, "bn": 10**9,
}  # fmt: skip
_PERCENT: Final = re.compile(r"%|percent|百分比|占比", re.IGNORECASE)
_TIMES: Final = re.compile(
    r"\b(?:years?|months?|fiscal|ended|ending|as of|december|september|june|march|quarters?)\b|[年度,，\s*_`]+",
    re.IGNORECASE,
)
"""What stands beside a time in a heading and belongs to it."""
_PLAIN_HEAD: Final = re.compile(r"(?:values?|amounts?|figures?|numbers?|数值|金额|数量|数据|值)?", re.IGNORECASE)
_NEGATIVE: Final = re.compile(r"([$€£¥]?)\s?\(\s?([$€£¥]?[0-9][^()]*)\)\s?(%?)")


POINTS: Final = {"unit": "pp", "dimension": "points"}
"""What points are beside a percentage."""


class Cell(NamedTuple):
    """A figure of a table."""

    quantity: Quantity
    start: int
    end: int
    line: int
    name: str
    """Its row and its column, as far as they are no times."""
    when: str
    """The time of its row or its column."""
    scale: int
    """Thousands or millions, where the table says that it counts in them."""
    row: int
    """Where the row stands: two cells of one row have one."""


class Clause(NamedTuple):
    """A part of a sentence between commas, and the places of its figures among those of the sentence."""

    text: str
    start: int
    figures: tuple[int, ...]


class Sentence(NamedTuple):
    """One statement with its figures, whose offsets are those of the whole text."""

    text: str
    start: int
    line: int
    about: str
    """The headings above it."""
    figures: tuple[Quantity, ...]
    clauses: tuple[Clause, ...]


def read(text: str) -> Iterator[Sentence | Cell]:
    """Return the sentences of a text that have figures, and the figures of its Markdown tables, in order."""
    headings: list[tuple[int, str]] = []
    room, caption = VALUES, ""
    for sort, lines in _blocks(text):
        first, begin = lines[0]
        about = " ".join(name for _, name in headings)
        if sort == "heading" and (found := _HEADING.match(text, begin)):
            headings = [one for one in headings if one[0] < len(found[1])]
            headings.append((len(found[1]), found[2].strip()[:NAME_CHARACTERS]))
        elif sort == "table":
            for cell in _table(text, lines, caption):
                room -= 1
                if room < 0:
                    return
                yield cell
        elif sort == "prose":
            end = text.find("\n", lines[-1][1])
            end = len(text) if end < 0 else end
            caption = text[begin:end].rstrip().rpartition("\n")[2][-NAME_CHARACTERS:]
            for sentence in _sentences(text, begin, end, first, about):
                room -= len(sentence.figures)
                if room < 0:
                    return
                yield sentence


def _blocks(text: str) -> Iterator[tuple[str, list[tuple[int, int]]]]:
    """Return headings, tables and stretches of prose, each with the numbers and the beginnings of its lines."""
    block: list[tuple[int, int]] = []
    kind, at = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        plain = line.strip()
        sort = (
            "heading"
            if _HEADING.match(line)
            else "table"
            if plain.startswith("|") and plain.count("|") > 1
            else "prose"
        )
        if block and (sort != kind or sort == "heading"):
            yield kind, block
            block = []
        kind = sort
        block.append((number, at))
        at += len(line) + 1
    if block:
        yield kind, block


def _sentences(text: str, begin: int, end: int, line: int, about: str) -> Iterator[Sentence]:
    piece = text[begin:end]
    if not _DIGIT.search(piece):
        return
    figures = quantities(piece)
    if not figures:
        return
    cuts = [0]
    for stop in (*(found.end() for found in _STOP.finditer(piece)), len(piece)):
        cuts += [*range(cuts[-1] + LONGEST, stop, LONGEST), stop]
    at, passed, counted = 0, 0, line
    for low, high in pairwise(cuts):
        those = []
        while at < len(figures) and figures[at].start < high:
            those.append(figures[at].model_copy(update=_moved(figures[at], begin)) if begin else figures[at])
            at += 1
        if not those:
            continue
        lead = low + len(piece[low:high]) - len(piece[low:high].lstrip())
        if any(one.dimension == "percent" for one in those):
            those = [one.model_copy(update=POINTS) if one.unit == "points" else one for one in those]
        counted, passed = counted + piece.count("\n", passed, lead), lead
        said = piece[lead:high]
        yield Sentence(said, begin + lead, counted, about, tuple(those), tuple(_clauses(said, begin + lead, those)))


def _moved(one: Quantity, by: int) -> dict[str, int]:
    return {"start": one.start + by, "end": one.end + by}


def _clauses(said: str, start: int, figures: list[Quantity]) -> Iterator[Clause]:
    inside = [(one.start - start, one.end - start) for one in figures]
    cuts = [0, *(found.end() for found in _CLAUSE.finditer(said)), len(said)]
    at = 0
    for low, high in pairwise(cuts):
        first = at
        while at < len(inside) and inside[at][0] < high:
            at += 1
        if high > low:
            yield Clause(said[low:high], start + low, tuple(range(first, at)))


def _table(text: str, lines: list[tuple[int, int]], caption: str) -> Iterator[Cell]:
    """Return the figures of a table, each with the names of its row and its column."""
    rows = [(number, *_cells(text, begin)) for number, begin in lines]
    rows = [row for row in rows if not _RULE.fullmatch("|" + "|".join(row[1]) + "|")]
    read_rows = [[_cell(cell) for cell in cells[1:]] for _, cells, _ in rows]
    heads = next((i for i, row in enumerate(read_rows) if i and any(one is not None for one in row)), len(rows))
    columns: dict[int, str] = {}
    for _, cells, _ in rows[:heads]:
        for place, cell in enumerate(cells):
            if cell.strip():
                columns[place] = f"{columns.get(place, '')} {cell.strip()}".strip()
    every = " ".join([caption, *columns.values()])
    scale, section = _scale(every), ""
    parted = {place: _parted(head) for place, head in columns.items()}
    for (number, cells, starts), row in zip(rows[heads:], read_rows[heads:], strict=True):
        if all(one is None for one in row):
            section = cells[0].strip().rstrip(":：") if cells else ""
            continue
        label, dated = _parted(cells[0])
        for place, one in enumerate(row, 1):
            if one is None:
                continue
            head, when = parted.get(place, ("", ""))
            figure = one
            if figure.dimension == "count" and _PERCENT.search(columns.get(place, "") + cells[0]):
                figure = figure.model_copy(update={"unit": "%", "dimension": "percent"})
            name = " ".join(filter(None, (label or section, "" if _PLAIN_HEAD.fullmatch(head) else head)))
            start = starts[place]
            yield Cell(
                figure, start, start + len(cells[place].strip()), number, name[:NAME_CHARACTERS],
                " ".join(filter(None, (dated, when)))[:NAME_CHARACTERS],
                max(scale, _scale(cells[0])) if figure.dimension in {"count", "money"} else 1, number,
            )  # fmt: skip


def _cells(text: str, begin: int) -> tuple[list[str], list[int]]:
    end = text.find("\n", begin)
    line = text[begin : len(text) if end < 0 else end]
    inner = line.strip()
    lead = begin + line.index(inner) + 1
    inner = inner[1:-1] if inner.endswith("|") else inner[1:]
    cells, starts, at = _CELLS.split(inner), [], lead
    for cell in cells:
        starts.append(at + len(cell) - len(cell.lstrip()))
        at += len(cell) + 1
    return cells, starts


def _cell(cell: str) -> Quantity | None:
    """Return the one figure of a cell; an amount in brackets is negative, and a year or a date is none."""
    plain = _SPACE.sub(" ", cell).strip(" *_`")
    if not plain or len(plain) > EXCERPT or not _DIGIT.search(plain):
        return None
    for sign in "$€£¥":
        plain = plain.replace(f"{sign} ", sign)
    if found := _NEGATIVE.fullmatch(plain):
        plain = f"-{found[1]}{found[2].strip()}{found[3]}"
    figures = quantities(plain)
    return quantity(plain) if len(figures) == 1 else None


def _scale(said: str) -> int:
    found = _SCALED.search(said)
    return _SCALES[(found["zh"] or found["en"] or found["short"]).lower()] if found else 1


def _parted(head: str) -> tuple[str, str]:
    """Return what a heading of a row or a column says beside the time that it names, and that time."""
    dates = moments(head)
    if not dates:
        return head.strip(" *_`"), ""
    rest, at = [], 0
    for dated in dates:
        rest.append(head[at : dated.start])
        at = dated.end
    rest.append(head[at:])
    left = _TIMES.sub(" ", " ".join(rest))
    return " ".join(left.split()), " ".join(dated.text for dated in dates)


def facts_in(text: str, source: str = "") -> tuple[Fact, ...]:
    """Return the facts that a text gives: the cells of its tables by row and column, and the figures of its sentences.

    The name of a figure in a sentence is its clause, so that only who says the same speaks of it.
    """
    found = []
    for one in read(text):
        if isinstance(one, Cell):
            found.append(Fact(one.quantity, one.name, one.when, f"line {one.line}", source, one.scale))
        else:
            for clause in one.clauses:
                names = _names(clause, one)
                for place in clause.figures:
                    name = names.get(place, "")[:NAME_CHARACTERS]
                    found.append(
                        Fact(one.figures[place], name, one.text[:EXCERPT], f"line {one.line}", source, basis="told")
                    )
    return tuple(found)


def _names(clause: Clause, sentence: Sentence) -> dict[int, str]:
    """Return what the figures of a clause are called, by their places: by their words, else by all of it."""
    inside = {
        place: Figure(one, one.start - clause.start, one.end - clause.start)
        for place in clause.figures
        if (one := sentence.figures[place])
    }
    known = {one.quantity.start: one.name for one in named(clause.text, tuple(inside.values()))} if inside else {}
    whole = _without(clause.text, inside.values()) or _without(
        sentence.text, [Figure(one, one.start - sentence.start, one.end - sentence.start) for one in sentence.figures]
    )
    return {place: known.get(sentence.figures[place].start) or whole for place in clause.figures}


def _without(said: str, figures: Iterable[Figure]) -> str:
    """Return a statement without its figures."""
    rest, at = [], 0
    for figure in figures:
        rest.append(said[at : figure.start])
        at = figure.end
    return " ".join([*rest, said[at:]]).strip(" \t.,;:，。；：、()（）")
