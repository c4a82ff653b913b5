"""What the columns of a table keep between each other, whatever they are called: a rate, a change, a product.

That most rows keep a relation says what it is: a third row of 70, 49 and 30.0 % tells the share that leaves, where the
words tell nothing. How much the rows say is counted in bits, by how seldom such figures would fit by chance.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import permutations
from math import log2
from operator import itemgetter
from typing import Final, NamedTuple

from mcp_server.language.folding import fold
from mcp_server.language.pages import Row, Table
from mcp_server.language.quantities import tokens
from mcp_server.language.relations import Said, is_true
from mcp_server.language.slips import slipped
from mcp_server.language.stated_table_sums import Entry, Grid, made_of
from mcp_server.model.brief import ClaimOp
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

ROWS: Final = 60
WIDE: Final = 10
"""Columns beyond which no relation is looked for."""
ENOUGH: Final = 7.0
"""Bits beyond the number of relations that are tried, from which on one is meant."""
SURELY: Final = 11.0
"""The same, where nothing else that a row may happen to keep counts."""
MOST: Final = 10.0
"""Bits that one row can say."""
_SPREAD: Final = 30.0
"""How far apart the rates of one column lie, in percent."""
_MISSED: Final = 3
"""Rows that may fail, of however many."""
_ROUND: Final = frozenset({0.0, 50.0, 100.0})
"""Rates that are met by chance."""
FACTORS: Final = 5
"""Figures of a row that make another one."""


class _Form(NamedTuple):
    """A relation between two columns and a third."""

    op: ClaimOp
    value: Callable[[float, float], float]
    rates: bool
    """Whether it gives a percentage."""
    signless: bool = False


_FORMS: Final = {
    "share": _Form("share", lambda a, b: a / b * 100, rates=True),
    "rest": _Form("share", lambda a, b: (b - a) / b * 100, rates=True),
    "together": _Form("share", lambda a, b: a / (a + b) * 100, rates=True),
    "change": _Form("change", lambda a, b: (b / a - 1) * 100, rates=True, signless=True),
    "difference": _Form("difference", lambda a, b: a - b, rates=False, signless=True),
    "product": _Form("product", lambda a, b: a * b, rates=False),
    "ratio": _Form("ratio", lambda a, b: a / b, rates=False),
}
_RATE: Final = regex(
    r"率|占|比|%|rate|ratio|share|percent|utili|occupan|attendance|turnout|margin|yield", re.IGNORECASE
)
_CHANGE: Final = regex(
    r"变化|变动|增[长减幅]|同比|环比|涨跌|差异|change|growth|difference|delta|diff|Δ|vs", re.IGNORECASE
)
_PRICE: Final = regex(r"价|每|单位|price|per |each|unit|rate|fee", re.IGNORECASE)
_SAYS: Final = {
    "share": _RATE, "rest": _RATE, "together": _RATE, "change": _CHANGE, "difference": _CHANGE, "ratio": _PRICE,
}  # fmt: skip
_RATES: Final = frozenset({"share", "rest", "together"})
"""What one row tells beside another that fails, where the head of the column says so."""
_LEFT: Final = regex(r"利润|毛利|净|结余|盈余|差|profit|\bnet\b|margin|surplus|balance|result|left", re.IGNORECASE)
SAID: Final = 6.0
"""Bits that the head of a column says."""


def columns_kept(
    table: Table, grid: Grid, heads: Sequence[str], columns: Sequence[int], totals: Sequence[int]
) -> Iterator[tuple[Said, Row]]:
    """Yield what most rows of a table keep between columns, and most columns between rows, where it fails, too."""
    rows = {one.place: table.rows[r] for r, cells in enumerate(grid) for one in cells if one}
    body = [*(r for r in range(len(grid)) if r not in totals), *totals][:ROWS]
    every = [*_kept(grid, body, totals, heads, columns)]
    if len(heads) <= WIDE and len(grid) in range(3, WIDE + 1):
        across = [[grid[r][c] for r in range(len(grid))] for c in range(len(heads))]
        names = [row.cells[0].text if row.cells else "" for row in table.rows]
        levels = [c for c in range(1, len(heads)) if not _CHANGE.search(heads[c])]
        named = [r for r in body if r not in totals and sum(one is not None for one in grid[r]) > 1]
        every += _kept(across, levels, [], names, named, across=True)
    every += _factored(table, grid, totals)
    every += _scaled(grid, body[: len(body) - len(totals)], columns)
    noted = {row.line for row in table.rows if any(NOTED.search(cell.text) for cell in row.cells[1:])}
    for one in every:
        row = rows[one.place]
        yield one._replace(clear=False, sure=False) if row.line in noted and not is_true(one) else one, row


NOTED: Final = regex(
    r"[一二三四五六七八九][一二三四五六七八九]?折|折扣|优惠|含|另|减免|补贴|赠|除外|不计|\b(?:discount|incl|excl|off|free|extra|plus|less|minus|surcharge"
    r"|rebate|credit)", re.IGNORECASE,
)  # fmt: skip
"""A remark that explains why a row keeps nothing."""


def _kept(
    grid: Grid,
    body: Sequence[int],
    totals: Sequence[int],
    heads: Sequence[str],
    columns: Sequence[int],
    *,
    across: bool = False,
) -> Iterator[Said]:
    """Yield what most rows keep between two columns and a third one."""
    columns = columns[:WIDE]
    sizes = {c: [abs(float(cell.figure.value)) if (cell := row[c]) else 0.0 for row in grid] for c in columns}
    wide = len(columns)
    for c in columns:
        # amounts and their shares keep one and the same difference
        forms = {n: form for n, form in _FORMS.items() if n != "difference" or not across or _LEFT.search(heads[c])}
        for one, two in permutations([other for other in columns if other != c], 2):
            for name, form in forms.items():
                if name != "product" or one < two:
                    yield from _column(grid, body, totals, heads, (one, two, c), (name, form), sizes, wide)


def _column(
    grid: Grid, body: Sequence[int], totals: Sequence[int], heads: Sequence[str], of: tuple[int, int, int],
    named: tuple[str, _Form], sizes: dict[int, list[float]], wide: int,
) -> Iterator[Said]:  # fmt: skip
    one, two, c = of
    name, form = named
    full = [
        r
        for r in body
        if grid[r][one] and grid[r][two] and grid[r][c] and not (r in totals and name in {"product", "ratio"})
    ]
    if len(full) < 2 or not any(_close(form, sizes, of, r) for r in full[:3]):
        return
    there = [
        (r, parts, stated)
        for r in full
        if (stated := grid[r][c]) and (parts := _parts(grid[r][one], grid[r][two], stated, name))
    ]
    if len(there) < 2:
        return
    readings = [made_of(form.op, parts, stated, clear=False) for _, parts, stated in there]
    kept = [_close(form, sizes, of, r) and is_true(reading) for (r, _, _), reading in zip(there, readings, strict=True)]
    missed = len(kept) - sum(kept)
    if sum(kept) < 1:
        return
    seen = {
        (sizes[one][r], sizes[two][r], sizes[c][r]): stated for (r, _, stated), k in zip(there, kept, strict=True) if k
    }
    said = SAID if (words := _SAYS.get(name)) and words.search(heads[c]) else 0.0
    rates = said and name in _RATES
    # a head that says what a column is leaves few relations: of two figures, one is the whole
    tried = log2((wide - 1) * (wide - 2) / 2 * len(_RATES) if rates else wide**2 * len(_FORMS))
    bits = said - tried + sum(_bits(stated, values) for values, stated in seen.items())
    enough = bits >= ENOUGH and (sum(kept) > 1 or rates) and _few(missed, len(kept))
    sure = bool(enough and bits >= SURELY and sum(kept) > 2)
    for reading, holds in zip(readings, kept, strict=True):
        if enough or holds:
            yield reading._replace(clear=bool(enough), sure=sure)


def _close(form: _Form, sizes: dict[int, list[float]], of: tuple[int, int, int], r: int) -> bool:
    """Whether a row may keep a relation: a cheap look before the exact one."""
    one, two, stated = (sizes[c][r] for c in of)
    try:
        value = form.value(one, two)
    except ZeroDivisionError:
        return False
    return abs((abs(value) if form.signless else value) - stated) <= max(1.0, abs(stated) * 0.1)


def _bits(stated: Entry, values: tuple[float, float, float]) -> float:
    """Return how much a row says that keeps a relation: little, where its figures fit by chance."""
    one, two, value = values
    if not value or value in {one, two} or (stated.figure.dimension == "percent" and value in _ROUND):
        return 0.0
    wide = min(value, _SPREAD) if stated.figure.dimension == "percent" else value
    least = min(len(f"{x:.6g}".replace(".", "").strip("0")) for x in (one, two))
    # figures of one digit make few others
    return min(MOST, log2(1 + wide / max(value, 1e-9) * _fine(stated.figure)), 3.3 * least + 1)


def _fine(figure: Quantity) -> float:
    """Return how many times its last place a figure is."""
    return float(abs(figure.value) / figure.step) if figure.step > 0 else 0.0


def _parts(one: Entry | None, two: Entry | None, stated: Entry, name: str) -> list[Entry] | None:
    """Return what a relation is between, where the dimensions fit."""
    if one is None or two is None:
        return None
    dimensions, result = {one.figure.dimension, two.figure.dimension}, stated.figure.dimension
    if _FORMS[name].rates:
        if result != "percent" or len(dimensions) > 1 or (name != "change" and "percent" in dimensions):
            return None
        if name == "rest":
            left = two.figure.value - one.figure.value
            return [_made(two, left), two] if left >= 0 else None
        return [one, _made(two, one.figure.value + two.figure.value)] if name == "together" else [one, two]
    if name == "difference":
        return [one, two] if dimensions == {result} else None
    if result in {"percent", "points"}:
        return None
    return (
        [one, two]
        if (name == "ratio" and "percent" not in dimensions) or (name == "product" and dimensions != {"percent"})
        else None
    )


def _made(entry: Entry, value: Decimal) -> Entry:
    return entry._replace(figure=entry.figure.model_copy(update={"value": value, "text": ""}))


def columns_moved(table: Table, grid: Grid) -> Iterator[tuple[Said, Row]]:
    """Yield a column that says in words or mixed units how two others differ: up 5.0 %, 2,590 fewer, 0.9 points."""
    wide = len(table.heads.cells)
    if not 3 < wide <= WIDE:
        return
    for c in range(2, wide):
        stated = {r: found for r, row in enumerate(table.rows[:ROWS]) if (found := _delta(row, grid[r][c], c))}
        sorts = {own.figure.dimension for own in stated.values()}
        if len(stated) < 2 or (len(sorts) < 2 and sorts != {"points"} and all(grid[r][c] for r in stated)):
            continue
        best: tuple[int, int, Sequence[tuple[Said, Row]]] = (0, 0, ())
        for one, two in permutations([other for other in range(1, wide) if other != c], 2):
            there = [
                (made_of(op, (b, a) if op == "difference" else (a, b), own, clear=True), table.rows[r])
                for r, own in stated.items()
                if (a := grid[r][one]) and (b := grid[r][two]) and (op := _op(a, b, own))
            ]
            # the head of the column or the words of its cells say that they are changes
            told = _CHANGE.search(table.heads.cells[c].text)
            said = SAID if told or any(_WORDS.search(table.rows[r].cells[c].text) for r in stated) else 0.0
            kept = [reading for reading, _ in there if is_true(reading) and not _against(reading)]
            bits = sum(min(MOST, log2(1 + _fine(reading.value))) for reading in kept)
            if len(kept) > 1 and _few(len(there) - len(kept), len(there)) and bits + said >= ENOUGH:
                best = max(
                    best, (len(kept), -sum(_against(reading) for reading, _ in there), there), key=itemgetter(0, 1)
                )
        yield from ((reading._replace(sure=True), row) for reading, row in best[2])


def _against(reading: Said) -> bool:
    """Whether a figure has a minus where what it follows from has risen."""
    one, two = (part.value for part in reading.of if isinstance(part, Quantity))
    return reading.value.value < 0 and (one > two if reading.op == "difference" else two > one)


_WORDS: Final = regex(r"\b(?:up|down|more|less|fewer|plus|minus)\b|[涨跌升降增减多少]", re.IGNORECASE)


def _few(missed: int, rows: int) -> bool:
    """Whether so many rows may fail of what the others keep."""
    return missed <= min(_MISSED, max(1, rows * 2 // 5))


def _delta(row: Row, entry: Entry | None, c: int) -> Entry | None:
    """Return the figure of a cell, also of one that says it in words."""
    if entry or c >= len(row.cells) or len(row.cells[c].text) > _WORDY:
        return entry
    found = [token.quantity for token in tokens(fold(row.cells[c].text).text) if token.quantity]
    plain = len(found) == 1 and found[0].bound == "=" and found[0].upper is None
    return Entry(_points(found[0]), row.cells[c].start) if plain else None


def _points(figure: Quantity) -> Quantity:
    """Return points that are counted as the measure that they are."""
    if figure.unit not in _POINTS:
        return figure
    return figure.model_copy(update={"dimension": "points", "unit": "pp", "text": f"{figure.value:f} pp"})


_POINTS: Final = frozenset({"points", "point", "个点", "点", "个百分点", "pts", "pt"})


_WORDY: Final = 40
"""Characters of a cell that says a change in words."""


def _op(one: Entry | None, two: Entry | None, stated: Entry) -> ClaimOp | None:
    """Return what a figure says of two others."""
    if one is None or two is None or one.figure.dimension != two.figure.dimension:
        return None
    level, own = one.figure.dimension, stated.figure.dimension
    if level == "percent":
        return "points" if own in {"points", "percent"} else None
    if own == "percent":
        return "change"
    return "difference" if own == level else None


_AMOUNTS: Final = frozenset({"count", "money", "duration", "effort"})


def _factored(table: Table, grid: Grid, totals: Sequence[int]) -> Iterator[Said]:
    """Yield the last figure of rows that is what the others of its row make: 40 TB, 12 months at $210."""
    there: list[Said] = []
    several = False
    for r, row in enumerate(table.rows[:ROWS]):
        last = len(row.cells) - 1
        stated = grid[r][last] if 0 < last < len(grid[r]) else None
        if r in totals or stated is None or any(len(cell.text) > _WORDY for cell in row.cells[1:]):
            continue
        cells = [
            [token.quantity for token in tokens(fold(cell.text).text) if token.quantity] for cell in row.cells[1:last]
        ]
        figures = [one for cell in cells for one in cell]
        several = several or any(len(cell) > 1 for cell in cells) or len(figures) > 2
        plain = all(
            one.bound == "=" and one.upper is None and one.value > 0 and one.dimension in _AMOUNTS
            for one in (*figures, stated.figure)
        )
        if plain and 1 < len(figures) <= FACTORS:
            there.append(Said(stated.place, "product", tuple(figures), stated.figure, clear=False))
    kept = [is_true(one) for one in there] if several else []
    if sum(kept) > 1 and _few(len(kept) - sum(kept), len(kept)):
        yield from (one._replace(clear=True, sure=True) for one in there)


def _scaled(grid: Grid, body: Sequence[int], columns: Sequence[int]) -> Iterator[Said]:
    """Yield the cell that slipped from a column that is so many times another: at 2,600 boxes each."""
    for one, c in permutations(columns[:WIDE], 2):
        there = [(a, z) for r in body if (a := grid[r][one]) and (z := grid[r][c]) and a.figure.value > 0]
        if len(there) <= _MISSED or any(x.figure.dimension not in _AMOUNTS for pair in there[:1] for x in pair):
            continue
        rates = [z.figure.value / a.figure.value for a, z in there]
        rate = sorted(rates)[len(rates) // 2]
        off = [(a, z) for (a, z), own in zip(there, rates, strict=True) if own != rate]
        whole = rate != 1 and len(f"{rate.normalize():f}") <= _WHOLE
        if whole and len(off) == 1 and slipped(off[0][1].figure, off[0][0].figure.value * rate):
            factor = Quantity(value=rate.normalize(), text=f"{rate.normalize():f}")
            yield Said(off[0][1].place, "product", (off[0][0].figure, factor), off[0][1].figure, clear=True, sure=True)


_WHOLE: Final = 7
"""Characters of a number that one column is of another: a longer one is no price."""
