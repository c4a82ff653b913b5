"""How far two cells of a row lie apart, said the other way round: revenue down 5.9 %, where its table has it rise."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from mcp_server.language.apart import DIGITS, Distance, distances, fits, level, percent_of
from mcp_server.language.directions import Turned
from mcp_server.language.folding import HAN, fold
from mcp_server.language.pages import Page
from mcp_server.language.quantities import quantity
from mcp_server.language.stated_terms import Line
from mcp_server.language.times import MONTHS
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

FAR: Final = 30
"""Lines between a table and what is said of it."""
ROWS: Final = 60
"""Rows of a table, and columns times two, that prose may speak of."""
SHORT: Final = 24
"""Characters of the name of a row, or of a cell."""
_BEFORE: Final = regex(
    r"上[年月周季期届半次]|去年|同期|前[年月期次]|原[来有]?|此前|[造化革整]前|基[线期数]|年初|期初|计划|预算|目标"
    r"|\b(?:before|last|previous|prior|baseline|budget\w*|plan(?:ned)?|targets?|earlier|start)\b"
)
_WHEN: Final = (
    regex(r"(?P<n>20[0-9]{2})"),
    regex(r"(?:q|第)(?P<n>[1-4])(?:季|\b)"),
    regex(r"(?P<n>[0-9]{1,2})\s?月"),
    regex(r"(?:week|wk|w|第)\s?(?P<n>[0-9]{1,2})(?:周|\b)"),
)
_MONTHS: Final = regex(r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)")
_NUMERAL: Final = regex(r"[0-9][0-9,]*(?:\.[0-9]+)?")


class Record(NamedTuple):
    """A row of a table: its name, and its figures with their heads."""

    name: str
    cells: tuple[tuple[str, Quantity], ...]
    line: int


def records(page: Page) -> tuple[Record, ...]:
    """Return the named rows of the tables of a text that have two figures or more, heads that are times."""
    found = []
    for table in page.tables:
        heads = [fold(cell.text).text.lower().strip(" *") for cell in table.heads.cells]
        if len(heads) < 3 or len(heads) * 2 > ROWS or sum(_is_time(head) for head in heads[1:]) < 2:
            continue
        for row in table.rows[:ROWS]:
            name = fold(row.cells[0].text).text.lower().strip(" *") if row.cells else ""
            if 1 < len(name) <= SHORT and len(row.cells) == len(heads):
                read = [
                    (head, value)
                    for head, cell in zip(heads[1:], row.cells[1:], strict=True)
                    if _is_time(head) and len(cell.text) <= SHORT and (value := quantity(cell.text.strip(" *")))
                    if value.bound == "=" and value.upper is None
                ]
                if len(read) > 1:
                    found.append(Record(name, tuple(read), row.line))
    return tuple(found)


def _is_time(head: str) -> bool:
    return bool(_BEFORE.search(head) or _MONTHS.search(head) or any(one.search(head) for one in _WHEN) or _now(head))


def _now(head: str) -> bool:
    return bool(_PRESENT.search(head))


_PRESENT: Final = regex(
    r"本[年月周季期届次]|今年|当[前期月]|现[在值]|[造化革整]后|期末|年末|实际"
    r"|\b(?:now|this|current|actual|after|today|end|result)\b"
)


def turned_cells(own: Line, line: int, rows: Sequence[Record]) -> Iterator[Turned]:
    """Yield the distances of a sentence that two cells of the row that it names lie apart, but the other way."""
    for far in distances(own):
        levels = [term.figure for term in own.terms if level(term) and term.place != far.place]
        if far.place < 0 or far.figure.value < far.figure.step * DIGITS:
            continue
        if any(fits(one, two, far.figure) for one, two in combinations(levels, 2)):
            continue
        row = _named(own.text[: far.place], [one for one in rows if abs(one.line - line) <= FAR])
        if row:
            yield from _against(row, far)


def _named(said: str, rows: Sequence[Record]) -> Record | None:
    """Return the row that was named last; nothing where two were."""
    found = sorted(
        (said.rfind(key) + len(key), len(key), number)
        for number, row in enumerate(rows)
        for key in {row.name, row.name[-2:] if HAN.search(row.name) else row.name}
        if key in said
    )
    if not found or (len(found) > 1 and found[-1][:2] == found[-2][:2] and found[-1][2] != found[-2][2]):
        return None
    return rows[found[-1][2]]


def _against(row: Record, far: Distance) -> Iterator[Turned]:
    pairs = [(one, two) for one, two in combinations(row.cells, 2) if _apart(one[1], two[1], far.figure)]
    wrong = []
    for one, two in pairs:
        base = _base(one, two, far)
        if base is None:
            return
        other = two if base is one else one
        if (other[1].value - base[1].value) * far.way < 0:
            wrong.append((base, other))
    if wrong and len(wrong) == len(pairs):
        (_, one_), (_, two_) = wrong[0]
        yield Turned(far.words, one_.text.strip(), two_.text.strip())


def _apart(one: Quantity, two: Quantity, far: Quantity) -> bool:
    """Whether two cells lie just so far apart, in the unit that stands above their table."""
    if fits(one, two, far):
        return True
    shown = _NUMERAL.search(far.text)
    bare = not (one.unit or two.unit) and far.dimension in {"money", "count", "duration", "effort"}
    return bool(bare and shown and f"{abs(one.value - two.value):f}" == shown[0].replace(",", ""))


def _base(one: tuple[str, Quantity], two: tuple[str, Quantity], far: Distance) -> tuple[str, Quantity] | None:
    """Return which of two cells is the earlier, or the one planned."""
    before = [bool(_BEFORE.search(head)) for head, _ in (one, two)]
    base = None
    if before[0] != before[1]:
        base = one if before[0] else two
    elif (first := _time(one[0])) and (second := _time(two[0])) and first[0] == second[0] and first[1] != second[1]:
        base = one if first[1] < second[1] else two
    if base and far.figure.dimension == "percent" and one[1].dimension != "percent":
        other = two if base is one else one
        return base if percent_of(base[1].value, other[1].value, far.figure) else None
    return base


def _time(head: str) -> tuple[int, int] | None:
    """Return of which sort of time a head is, and which one."""
    if found := _MONTHS.search(head):
        return len(_WHEN), MONTHS.index(found[0])
    return next(((sort, int(found["n"])) for sort, one in enumerate(_WHEN) if (found := one.search(head))), None)
