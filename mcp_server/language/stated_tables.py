"""Tables whose rows and columns state totals, shares, rates and changes of each other."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Final

from mcp_server.language.folding import fold
from mcp_server.language.pages import Cell, Page, Row, Table
from mcp_server.language.quantities import quantity
from mcp_server.language.relations import WHOLE, Said, is_true
from mcp_server.language.several import overlap
from mcp_server.language.stated_columns import NOTED, columns_kept, columns_moved
from mcp_server.language.stated_table_lines import table_lines
from mcp_server.language.stated_table_stocks import table_stocks
from mcp_server.language.stated_table_sums import MEAN, SHARE, WITHIN, Entry, Grid, made_of, table_sums, total_rows
from mcp_server.model.brief import ClaimOp
from mcp_server.regex import regex

COLUMNS: Final = 10
"""Columns of figures beyond which no relation between two of them is looked for."""
ROWS: Final = 60
_CHANGE: Final = regex(
    r"变化|变动|增长|增幅|同比|环比|涨跌|差异|change|growth|difference|delta|diff|Δ|vs", re.IGNORECASE
)
_SO_FAR: Final = regex(r"累计|年初至|至今|截至|\b(?:ytd|cumulative|to date|so far)\b", re.IGNORECASE)
"""Heads of columns that no column beside them is a year before or after."""
_GOAL: Final = regex(r"目标|计划|预算|应到|名额|target|plan|goal|budget|quota", re.IGNORECASE)
_ACTUAL: Final = regex(
    r"实际|完成(?!率)|达成(?!率)|执行(?!率)|实到|actual|done|reached|spent|result|achieved", re.IGNORECASE
)
_DONE: Final = regex(
    r"完成率|达成率|执行率|完成比例|使用率|attainment|completion|% of|rate|reached|achieved", re.IGNORECASE
)
_PRICE: Final = regex(r"单价|均价|价格|每.{1,4}(?:成本|费用)|price|unit cost|cost per|rate per", re.IGNORECASE)
_NUMBER: Final = regex(
    r"数量|台数|人数|件数|场次|次数|份数|面积|重量|工时|qty|quantity|units|number|pieces|heads|days|人天"
    r"|\b(?:area|weight|hours|seats|persons|people|copies|litres|tonnes|nights)\b",
    re.IGNORECASE,
)
_AMOUNT: Final = regex(r"金额|小计|总价|费用|合计|amount|total|cost|sum|subtotal", re.IGNORECASE)
_STEP: Final = regex(
    r"转化|上一?(?:环节|步|级|阶段)|from the stage|conversion|step rate|of previous|pass rate|通过率", re.IGNORECASE
)


def tables(page: Page) -> Iterator[tuple[Said, Row]]:
    """Yield what the tables of a text state, with the row in which each stated figure stands."""
    for table in page.tables:
        if len(table.rows) <= ROWS * 8:
            yield from _table(table)


@lru_cache(maxsize=256)
def grid_of(table: Table) -> tuple[Grid, Sequence[str], Sequence[int]]:
    """Return the figures of a table, the names of its rows, and which columns are of figures."""
    heads = table.heads.cells
    grid = tuple((*map(_entry, row.cells), *[None] * (len(heads) - len(row.cells))) for row in table.rows)
    names = tuple(row.cells[0].text if row.cells else "" for row in table.rows)
    columns = [
        c
        for c in range(len(heads))
        if sum(row[c] is not None for row in grid) >= max(2, (len(grid) + 1) // 2) and not (c == 0 and _is_order(grid))
    ]
    return grid, names, tuple(columns[:COLUMNS])


def _table(table: Table) -> Iterator[tuple[Said, Row]]:
    heads = [cell.text for cell in table.heads.cells]
    grid, names, columns = grid_of(table)
    totals = total_rows(names)
    body = [r for r in range(len(grid)) if r not in totals]
    yield from table_sums(table, grid, names, columns, totals)
    yield from table_stocks(table, grid, columns, totals)
    if len(body) >= 2:
        yield from _shares(table, grid, heads, columns, body, totals)
        yield from _changes(table, grid, heads)
        yield from _by_heads(table, grid, heads, totals)
        yield from columns_kept(table, grid, heads, columns, totals)
        yield from columns_moved(table, grid)
        yield from table_lines(table, grid, columns, totals)
        yield from _by_rule(table, grid, columns, totals, heads)
        yield from _steps(table, grid, columns, body, heads)


def _is_order(grid: Grid) -> bool:
    """Whether the first column only numbers the rows."""
    values = [row[0].figure.value for row in grid if row and row[0]]
    return all(two - one == 1 for one, two in pairwise(values))


def _entry(cell: Cell) -> Entry | None:
    text = fold(cell.text).text.strip(" *_`~")
    if not text or not any(c.isdigit() for c in text) or len(text) > 40:
        return None
    text = text.removesuffix("✓").strip()
    if "points" in text.lower() or "个点" in text:
        text = regex(r"points?|个点").sub("pp", text.lower())
    found = quantity(text.replace("+", "", 1) if text.startswith("+") else text)
    if found is None or found.bound != "=" or found.upper is not None:
        return None
    return Entry(found, cell.start)


def _shares(
    table: Table,
    grid: Grid,
    heads: Sequence[str],
    columns: Sequence[int],
    body: Sequence[int],
    totals: Sequence[int],
) -> Iterator[tuple[Said, Row]]:
    """Yield a column of shares: each against its base, and all of them against the whole."""
    text = " ".join([*table.under, table.caption, *heads])
    for c in columns:
        cells = [(r, one) for r in body if (one := grid[r][c])]
        if not all(one.figure.dimension == "percent" for _, one in cells):
            continue
        named = bool(SHARE.search(heads[c]) or _OF.match(heads[c]))
        total = sum((one.figure.value for _, one in cells), Decimal(0))
        whole = len(cells) == len(body) and not any(WITHIN.match(table.rows[r].cells[0].text) for r in body)
        near = Decimal(85) <= total <= Decimal(120)
        if named and len(cells) > 2 and whole and near and not overlap(text) and not any(grid[t][c] for t in totals):
            row, last = cells[-1]
            parts = tuple(one.figure.model_copy(update={"start": one.place}) for _, one in cells)
            yield Said(last.place, "sum", parts, WHOLE, clear=True), table.rows[row]
        for b in columns:
            bases = [one for r in body if (one := grid[r][b])]
            if b == c or len(bases) != len(body) or bases[0].figure.dimension == "percent":
                continue
            base = next((one for t in totals if (one := grid[t][b])), None) or _last_total(grid, body, b, c)
            base = base or _together(bases)
            if whole and abs(total - 100) <= len(cells) and (odd := _odd_one(bases, [one for _, one in cells])):
                # all rows but one are shares of what makes a hundred with them
                row, meant = odd
                reading = made_of("share", (bases[row], meant), cells[row][1], clear=True)
                yield reading._replace(sure=True, certain=True), table.rows[cells[row][0]]
                continue
            fits = [(r, one, made_of("share", (grid[r][b] or bases[0], base), one, clear=True)) for r, one in cells]
            good = sum(_holds("share", (grid[r][b] or bases[0], base), one) for r, one, _ in fits)
            wrong = len(fits) - good
            clear = good >= 2 and wrong <= (max(1, len(fits) // 3) if named else 1)
            for r, _, reading in fits if named or clear else ():
                yield reading._replace(clear=clear), table.rows[r]


_OF: Final = regex(r"\s*(?:of|% of|in % of) \w", re.IGNORECASE)
"""Of valid votes."""


def _odd_one(bases: Sequence[Entry], shares: Sequence[Entry]) -> tuple[int, Entry] | None:
    """Return which row alone is not its share of the whole that the others are parts of, and this whole."""
    if len(bases) < _ENOUGH or _held(bases, shares, _together(bases)) >= len(bases) - 1:
        return None
    for odd in range(len(bases)):
        rest, rates = ([*every[:odd], *every[odd + 1 :]] for every in (bases, shares))
        rated = sum((one.figure.value for one in rates), Decimal(0))
        if not rated:
            return None
        value = round(_together(rest).figure.value * 100 / rated, 0)
        whole = Entry(rest[0].figure.model_copy(update={"value": value, "text": ""}), rest[0].place)
        if value and _held(rest, rates, whole) == len(rest):
            return odd, whole
    return None


_ENOUGH: Final = 4
"""Rows of which three tell what the fourth should be."""


def _held(parts: Sequence[Entry], shares: Sequence[Entry], whole: Entry) -> int:
    return sum(_holds("share", (part, whole), one) for part, one in zip(parts, shares, strict=True))


def _last_total(grid: Grid, body: Sequence[int], b: int, c: int) -> Entry | None:
    """Return the last row's figure where it has no share and is what the others make, whatever it is called."""
    *others, last = body
    if grid[last][c] or not all(grid[r][c] for r in others):
        return None
    total = sum((one.figure.value for r in others if (one := grid[r][b])), Decimal(0))
    found = grid[last][b]
    return found if found and found.figure.value == total else None


def _together(entries: Sequence[Entry]) -> Entry:
    value = sum((one.figure.value for one in entries), Decimal(0))
    return Entry(entries[0].figure.model_copy(update={"value": value, "text": ""}), entries[0].place)


def _holds(op: ClaimOp, of: Sequence[Entry], stated: Entry) -> bool:
    return is_true(made_of(op, of, stated, clear=False))


def _changes(table: Table, grid: Grid, heads: Sequence[str]) -> Iterator[tuple[Said, Row]]:
    """Yield a column of changes against the two columns before it."""
    for c in range(2, len(heads)):
        if not _CHANGE.search(heads[c]):
            continue
        rows = [(row[c - 2], row[c - 1], row[c]) for row in grid]
        there = [(one, two, stated) for one, two, stated in rows if one and two and stated]
        # the newer column may stand first
        ahead, back = (
            sum(_holds("change", of, stated) for one, two, stated in there for of in [(one, two)[::way]])
            for way in (1, -1)
        )
        if not ahead and not back and _SO_FAR.search(" ".join(heads[c - 2 : c + 1])):
            continue
        turned = back > ahead
        bare = [
            (one, two, stated) for one, two, stated in there if stated.figure.dimension not in {"percent", "points"}
        ]
        apart = sum(_holds("difference", of, stated) for one, two, stated in bare for of in ((one, two), (two, one)))
        # else a change in percent that nothing says is one, or of figures that are not shown
        differs = 2 * apart >= len(bare) or (len(there) == 1 and not ahead and not back)
        for r, (one, two, stated) in enumerate(rows):
            if stated is None or one is None or two is None or one.figure.dimension != two.figure.dimension:
                continue
            op: ClaimOp = "difference"
            of = (two, one)
            if stated.figure.dimension == "percent":
                op, of = "change", (one, two)
            elif stated.figure.dimension == "points" and one.figure.dimension == "percent":
                op, of = "points", (one, two)
            elif stated.figure.dimension != one.figure.dimension or not differs:
                continue
            yield made_of(op, (of[1], of[0]) if turned else of, stated, clear=True)._replace(sure=True), table.rows[r]


def _by_heads(table: Table, grid: Grid, heads: Sequence[str], totals: Sequence[int]) -> Iterator[tuple[Said, Row]]:
    """Yield what the heads of columns say: actual of target, price times number."""
    goal, done, rate = (_column(heads, pattern) for pattern in (_GOAL, _ACTUAL, _DONE))
    price, amount = (_column(heads, pattern) for pattern in (_PRICE, _AMOUNT))
    number = _column(["" if _PRICE.search(head) else head for head in heads], _NUMBER)
    for r, row in enumerate(grid):
        if goal is not None and done is not None and rate is not None and len({goal, done, rate}) == 3:
            one, two, stated = row[done], row[goal], row[rate]
            like = one and two and one.figure.unit == two.figure.unit and one.figure.dimension != "percent"
            if like and one and two and stated and stated.figure.dimension == "percent":
                yield made_of("share", (one, two), stated, clear=True), table.rows[r]
        if price is not None and number is not None and amount is not None and len({price, number, amount}) == 3:
            one, two, stated = row[price], row[number], row[amount]
            if one and two and stated and r not in totals:
                scale = ("万" in heads[amount]) is not ("万" in heads[price])
                scale = scale or any(NOTED.search(cell.text) for cell in table.rows[r].cells[1:])
                yield made_of("product", (one, two), stated, clear=not scale), table.rows[r]


def _column(heads: Sequence[str], pattern: re.Pattern[str]) -> int | None:
    found = [c for c, head in enumerate(heads) if c and pattern.search(head)]
    return found[0] if len(found) == 1 else None


def _by_rule(
    table: Table, grid: Grid, columns: Sequence[int], totals: Sequence[int], heads: Sequence[str]
) -> Iterator[tuple[Said, Row]]:
    """Yield sums of columns that most rows keep, in the rows that do not keep them, too."""
    rows = [r for r in range(len(grid)) if r not in totals][:ROWS]
    for c in columns:
        others = [other for other in columns if other != c and other < c]
        if len(others) >= 2 and not MEAN.search(heads[c]):
            yield from _summed(table, grid, rows, totals, others, c)
        if len(others) == 3:
            yield from _balance(table, grid, rows, others, c)


def _summed(
    table: Table, grid: Grid, rows: Sequence[int], totals: Sequence[int], of: Sequence[int], c: int
) -> Iterator[tuple[Said, Row]]:
    """Yield the sum of columns where most rows keep it; with two that do, the others must be one."""
    there: list[tuple[int, list[Entry], Entry]] = []
    for r in (*rows, *totals):
        if MEAN.search(table.rows[r].cells[0].text):
            # so many disposed of per 100 received
            continue
        stated, own = grid[r][c], [one for o in of if (one := grid[r][o])]
        if stated and len(own) == len(of):
            there.append((r, own, stated))
    if len(there) < 3 or {one.figure.dimension for one in there[0][1]} != {there[0][2].figure.dimension}:
        return
    # the first rows tell most columns apart that have nothing to do with each other
    kept = [_holds("sum", parts, stated) for _, parts, stated in there[:3]]
    if sum(kept) < 1:
        return
    kept += [_holds("sum", parts, stated) for _, parts, stated in there[3:]]
    good = sum(kept)
    telling = len(
        {
            (stated.figure.value, *(p.figure.value for p in parts))
            for (_, parts, stated), k in zip(there, kept, strict=True)
            if k
        }
    )
    clear = telling >= 2 and len(kept) - good <= max(1, len(kept) // 4) and _says(there, kept)
    for (r, parts, stated), holds in zip(there, kept, strict=True):
        if holds or clear:
            yield made_of("sum", parts, stated, clear=clear), table.rows[r]


def _says(there: list[tuple[int, list[Entry], Entry]], kept: list[bool]) -> bool:
    """Whether the rows that keep a sum do so by more than chance: their figures have enough digits."""
    digits = 0
    for (_, parts, stated), holds in zip(there, kept, strict=True):
        if holds:
            least = min(len(str(abs(one.figure.value)).replace(".", "").strip("0")) for one in (*parts, stated))
            digits += max(least, 1) - any(not one.figure.value for one in parts)
    return digits >= len("sums")


def _balance(table: Table, grid: Grid, rows: Sequence[int], of: Sequence[int], c: int) -> Iterator[tuple[Said, Row]]:
    """Yield opening + in − out = closing, where most rows keep it."""
    there = [(r, [grid[r][o] for o in of], grid[r][c]) for r in rows]
    full = [(r, [one for one in parts if one], stated) for r, parts, stated in there if stated and all(parts)]
    if len(full) < 3 or len({one.figure.dimension for _, parts, s in full for one in (*parts, s)}) != 1:
        return
    turned = [(r, [*parts[:2], _negative(parts[2])], stated) for r, parts, stated in full]
    kept = [_holds("sum", parts, stated) for _, parts, stated in turned]
    if sum(kept) >= 2 and len(kept) - sum(kept) <= max(1, len(kept) // 4):
        for r, parts, stated in turned:
            yield made_of("sum", parts, stated, clear=True), table.rows[r]


def _negative(entry: Entry) -> Entry:
    return entry._replace(figure=entry.figure.model_copy(update={"value": -entry.figure.value, "text": ""}))


def _steps(
    table: Table, grid: Grid, columns: Sequence[int], body: Sequence[int], heads: Sequence[str]
) -> Iterator[tuple[Said, Row]]:
    """Yield a column of rates from one row to the next: the steps of a funnel."""
    for c in columns:
        rates = [(r, one) for r in body if (one := grid[r][c]) and one.figure.dimension == "percent"]
        if len(rates) < 2:
            continue
        for b in columns:
            pairs = [
                (r, one, grid[r][b], grid[r - 1][b])
                for r, one in rates
                if r and r - 1 in body and grid[r][b] and grid[r - 1][b]
            ]
            if b == c or len(pairs) < 2 or any(two and two.figure.dimension == "percent" for _, _, two, _ in pairs):
                continue
            kept = [_holds("share", (two, before), one) for _, one, two, before in pairs if two and before]
            named = bool(_STEP.search(heads[c]))
            clear = sum(kept) >= 2 and len(kept) - sum(kept) <= max(1, len(kept) // 3) and (named or len(kept) > 2)
            steps = [(one, two, before) for _, one, two, before in pairs if two and before]
            turn = _misstep(steps, kept) if 1 <= sum(kept) == len(kept) - 2 else -1
            for n, ((r, one, two, before), holds) in enumerate(zip(pairs, kept, strict=True)):
                if two and before and (clear or holds or n == turn):
                    reading = made_of("share", (two, before), one, clear=clear or n == turn)
                    yield reading._replace(certain=n == turn), table.rows[r]


def _misstep(steps: Sequence[tuple[Entry, Entry, Entry]], kept: Sequence[bool]) -> int:
    """Return the one step whose number fits neither its own rate nor that of the next, which agree on another."""
    wrong = [n for n, holds in enumerate(kept) if not holds]
    if len(wrong) != 2 or wrong[1] != wrong[0] + 1 or len(steps) != len(kept):
        return -1
    (one, two, before), (following, after, own) = steps[wrong[0]], steps[wrong[1]]
    if own.place != two.place or not following.figure.value:
        return -1
    meant = before.figure.value * one.figure.value / 100
    back = after.figure.value * 100 / following.figure.value
    room = one.figure.step / 2 / one.figure.value + following.figure.step / 2 / following.figure.value
    return wrong[0] if abs(meant - back) <= max(meant, back) * room + 1 else -1
