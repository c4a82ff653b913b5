"""Figures of prose that a table of the same text gives otherwise: the row is named, and nothing else is said."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mcp_server.language.again import FAR, SLIP
from mcp_server.language.folding import HAN, fold
from mcp_server.language.mentions import apart, clauses, clean, telling, turned
from mcp_server.language.pages import Page, Table
from mcp_server.language.quantities import quantity
from mcp_server.language.same import of_one_whole
from mcp_server.language.shapes import COUNT, MARKS, Shape
from mcp_server.language.times import YEAR, moment
from mcp_server.model.paper import EXCERPT, Twice
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_UNIT: Final = regex(r"\s?\(([^()]{1,12})\)")
_SHOWS: Final = regex(
    r"\btables?\b|\bas (?:can be )?(?:seen|shown)\b|\b(?:see|shown) (?:above|below)\b|见[上下]?表|[如据从][上下]?表"
    r"|表中"
)
_VALUE: Final = regex(r"数值|数量|结果|实际|合计|人数|金额|value|figure|result|actual|amount|number|total")
_WHICH: Final = regex(r"其中|[见如]?[上下]?表[中明]?")
_TOTAL: Final = regex(r"合计|总计|小计|平均|其[他它余]|\btotal|\ball\b|\bsum\b|\baverage\b|\bothers?\b")
_OF: Final = regex(rf" of (?:the |our |all )?(?:the )?{COUNT}")
_ASIDE: Final = regex(rf"[{MARKS}]\s?(?:[a-z]+\s)?[(（]$")
SMALL: Final = 60
"""Rows of a table, and tables of a text, that prose may speak of one by one."""
SHORT: Final = 30
"""Characters of the name of a row, or of a cell that is a figure."""


class _Row(NamedTuple):
    name: str
    cells: tuple[tuple[str, Quantity], ...]
    """The heads of its columns, and their figures."""
    table: Table
    line: int
    text: str
    stems: frozenset[str]
    """Of an English name its words, without their endings."""
    key: str
    """A Chinese name without what says nothing."""


def told_cells(page: Page, shapes: Sequence[Shape]) -> Iterator[Twice]:
    """Yield figures of sentences that name a row of a table and what is counted there, and are not what it says."""
    rows = [row for table in page.tables[:SMALL] for row in _rows(table)]
    for shape in shapes if rows else ():
        if shape.sentence.sort == "heading":
            continue
        for low, place, high, value in clauses(shape):
            unit = value.unit if value.dimension == "count" else ""
            if value.dimension == "percent" and _ASIDE.search(shape.text[low:place]):
                # control had 22 (2.2 %): a share, of whatever stands before it
                continue
            if of := _OF.match(shape.text, place + 1):
                # 119 of the 180 workshops: the row is told of the 180
                whole = shape.figure(of.end() - 1).value
                if any(cell.value == whole for row in rows for _, cell in row.cells):
                    continue
            clause = f"{_written(shape, low, place)} {unit} {_written(shape, place + 1, high)}"
            said = frozenset({*telling(clause), *clause.split(), *(("year",) if YEAR.search(clause) else ())})
            found = [
                (row, cell)
                for row in rows
                if (row.stems <= said if row.stems else row.key in clean(clause))
                and (cell := _told(row, shape, clause, value))
            ]
            if len(found) == 1:
                yield _twice(*found[0], shape, value)


def _twice(row: _Row, cell: Quantity, shape: Shape, value: Quantity) -> Twice:
    line, text = shape.sentence.line, " ".join(shape.sentence.text.split())
    one, two = cell.text.strip(), value.text.strip()
    if row.line < line:
        return Twice(line=line, excerpt=text[:EXCERPT], name=row.name, one=one, two=two, there=row.line)
    return Twice(line=row.line, excerpt=row.text, name=row.name, one=two, two=one, there=line)


def _written(shape: Shape, low: int, high: int) -> str:
    """Return a stretch of a sentence with its dates, numbers and labels as written, and without its figures."""
    pieces, at = [], low
    for place, token in zip(shape.places, shape.tokens, strict=True):
        if low <= place < high:
            unit = token.quantity.unit if token.quantity and token.quantity.dimension == "count" else ""
            pieces += [shape.text[at:place], f" {unit} " if token.quantity else fold(token.text).text.lower()]
            at = place + 1
    return "".join([*pieces, shape.text[at:high]])


def _rows(table: Table) -> Iterator[_Row]:
    """Yield the rows of a table that are named, each by another name, with their figures."""
    heads = [fold(cell.text).text.lower().strip() for cell in table.heads.cells]
    names = [fold(row.cells[0].text).text.lower().strip() for row in table.rows[:SMALL]]
    for row, name in zip(table.rows, names, strict=False):
        if (
            not name
            or _TOTAL.search(name)
            or len(name) > SHORT
            or names.count(name) > 1
            or len(row.cells) != len(heads)
        ):
            continue
        own = _UNIT.search(name)
        cells = []
        for head, cell in zip(heads[1:], row.cells[1:], strict=True):
            value = quantity(fold(cell.text).text) if len(cell.text) <= SHORT else None
            if value and value.bound == "=" and value.upper is None and not value.signed:
                unit = _UNIT.search(head) or own
                known = quantity(f"1{unit[1].strip()}") if unit and not value.unit else None
                if known and value.dimension == "count":
                    value = value.model_copy(
                        update={
                            "unit": known.unit, "dimension": known.dimension, "value": value.value * known.value,
                            "step": value.step * known.value,
                        }
                    )  # fmt: skip
                cells.append((_UNIT.sub("", head).strip(), value))
        bare = _UNIT.sub("", name).strip()
        stems = frozenset() if HAN.search(bare) else frozenset(telling(bare)) or frozenset({bare})
        if cells:
            line = " | ".join(cell.text for cell in row.cells)[:EXCERPT]
            yield _Row(bare, tuple(cells), table, row.line, line, stems, clean(bare) or bare)


def _told(row: _Row, shape: Shape, clause: str, value: Quantity) -> Quantity | None:
    """Return the cell of a row that a clause speaks of, where its figure is another."""
    left = _left(row.name, clause)
    fits = [(head, cell) for head, cell in row.cells if _alike(cell, value)]
    if left is None or not fits:
        return None
    if any(_is(cell, value) for _, cell in row.cells) or moment(row.name) or row.name.isdigit():
        # a period names no measure: what it is the figure of must be said
        fits = [one for one in fits if not any(_is(cell, value) for _, cell in row.cells)]
        if not (_SHOWS.search(shape.text) or any(_left(head, clause) is not None for head, _ in fits)):
            return None
    said = fold(shape.sentence.text).text.lower()
    chosen = [(head, cell) for head, cell in fits if head in said or _left(head, clause) is not None]
    if not chosen:
        # a column that is not named must be the only one, and count just this, or be one of figures of any sort
        chosen = [(head, cell) for head, cell in fits if _VALUE.search(head) or cell.unit == value.unit != ""]
    if not chosen and len(row.cells) == 1:
        chosen = [one for one in fits if turned(one[1], value)]
    if len(chosen) != 1:
        return None
    head, cell = chosen[0]
    rest = _left(head, left)
    rest = left if rest is None else rest
    low, high = sorted((abs(cell.value), abs(value.value)))
    much = len("".join(HAN.findall(rest))) > SLIP or len(list(telling(rest))) > SLIP
    if apart(_WHICH.sub("", rest)) or apart(head) or low <= 0 or high > low * FAR:
        return None
    if turned(cell, value):
        return cell
    return cell if not much and of_one_whole(shape.sentence.under, row.table.under) else None


def _left(name: str, clause: str) -> str | None:
    """Return what a clause says beside a name; nothing where it does not say the name."""
    if HAN.search(name):
        bare = _WHICH.sub("", clean(clause))
        wanted = clean(name)
        return bare.replace(wanted, "", 1) if wanted and wanted in bare else None
    wanted_words = set(telling(name)) or {name}
    words = list(telling(clause)) + clause.split() + (["year"] if YEAR.search(clause) else [])
    if not wanted_words <= set(words):
        return None
    return " ".join(word for word in telling(clause) if word not in wanted_words)


def _alike(one: Quantity, other: Quantity) -> bool:
    if one.dimension != other.dimension:
        return False
    loose = one.dimension == "count" and ("" in {one.unit, other.unit} or (one.unit + other.unit).isascii())
    return loose or one.unit == other.unit


def _is(one: Quantity, other: Quantity) -> bool:
    return _alike(one, other) and abs(one.value - other.value) <= max(one.step, other.step)
