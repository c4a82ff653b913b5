"""Totals of tables: rows and columns of totals, what is left in a net column, stocks, and the total said ahead."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.amounts import Amount, like, negative, off
from mcp_server.language.folding import fold
from mcp_server.language.pages import Row, Table
from mcp_server.language.quantities import quantity
from mcp_server.language.relations import Said, said
from mcp_server.language.slips import slip
from mcp_server.language.stated_balance import GONE, THERE, closes, sign
from mcp_server.model.brief import ClaimOp
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

TOTAL: Final = regex(
    r"\s*(?:合\s?计|总\s?计|共计|总和|总额|总数|总量|总人数|全部|小计|sum\b|(?:grand |sub-?)?total|overall"
    r"|in all|all\b|altogether"
    r"|together|(?:the )?(?:whole|entire) [a-z]+$|both$|everyone$"
    r"|全(?:年级|校|厂|院|区|县|市|镇|村|部|店|组|班|场|员|线|公司|集团|体)$"
    r"|[两三四五六七八九](?:店|校|厂|院|区|县|市|组|班|队|家|部|地|线|项|类|人)$)(?![a-z])"
    r"|[^,;:()]{1,8}(?:合计|总计|小计|共计)$"
    r"|(?:[a-z]+ ){1,3}(?:sub-?)?totals?$",
    re.IGNORECASE,
)
_PERIOD: Final = regex(r"全[年月周季]|(?:whole |full )?(?:year|quarter|month|week)", re.IGNORECASE)
"""What is a total only as the last row or column."""
_PART: Final = regex(r"小计|sub-?total", re.IGNORECASE)
WITHIN: Final = regex(r"\s*(?:其中|of which|thereof|-\s|–\s)", re.IGNORECASE)
MEAN: Final = regex(
    r"均|单价|价|率|比|每|人效|时长|average|avg|mean|price|rate|ratio|per |median|score|分$|%|p\d\d", re.IGNORECASE
)
SHARE: Final = regex(r"占(?![用地有])|比例|比重|份额|share|portion|% of|weight|权重", re.IGNORECASE)
_TOTAL_HEAD: Final = regex(
    r"\s*(?:合计|总计|小计|共计|总[额数量]|全年|total|sum\b|overall|all\b|full year|year$)(?!.*(?:率|%|rate|share))",
    re.IGNORECASE,
)
_NET_HEAD: Final = regex(r"\s*(?:净|结余|余额|剩余|差额|net\b|left\b|remaining|balance)", re.IGNORECASE)
_NO_MEMBER: Final = regex(
    r"目标|计划|预算|去年|上年|同期|单价|数量|price|units?$|qty|number|target|plan|budget|last year|previous"
    r"|change|变化|增|差|实际|actual",
    re.IGNORECASE,
)
NEAR: Final = Decimal("0.12")


class Entry(NamedTuple):
    """A cell with a figure."""

    figure: Quantity
    place: int


def made_of(op: ClaimOp, of: Sequence[Entry], stated: Entry, *, clear: bool) -> Said:
    """Return that a cell follows from others."""
    return Said(stated.place, op, tuple(one.figure for one in of), stated.figure, clear)


Grid = Sequence[Sequence[Entry | None]]


def total_rows(names: Sequence[str]) -> list[int]:
    """Return which rows are totals, by their first cells."""
    last = len(names) - 1
    return [
        r
        for r, name in enumerate(names)
        if len(name) <= _NAME
        and (TOTAL.match(name.strip("* ")) or (r == last > 1 and _PERIOD.fullmatch(name.strip("* "))))
    ]


_NAME: Final = 32
"""Characters beyond which a first cell is no name."""


def table_sums(
    table: Table, grid: Grid, names: Sequence[str], columns: Sequence[int], totals: Sequence[int]
) -> Iterator[tuple[Said, Row]]:
    """Yield what the rows and columns of a table that are called totals or balances state."""
    heads = [cell.text for cell in table.heads.cells]
    for r in totals:
        for c in columns:
            yield from ((one, table.rows[r]) for one in _total(grid, names, heads, totals, r, c))
    yield from _nets(table, grid, names, columns, totals)
    body = [r for r in range(len(grid)) if r not in totals]
    if len(body) > 1:
        yield from _columns(table, grid, heads, columns, body)
        yield from _stocks(table, grid, names, columns)


def _total(
    grid: Grid, names: Sequence[str], heads: Sequence[str], totals: Sequence[int], r: int, c: int
) -> Iterator[Said]:
    """Yield a total row against the rows above it, or below it where it stands first, or the subtotals before it."""
    stated = grid[r][c]
    if stated is None:
        return
    totals = [*totals, *(i for i in range(len(grid)) if i not in totals and _are_years(grid[i]))]
    above = [i for i in range(r) if i not in totals] or [i for i in range(r + 1, len(grid)) if i not in totals]
    before = [t for t in totals if t < r and not _are_years(grid[t])]
    between = list(range(max(before, default=-1) + 1, r))
    partly = [t for t in before if _PART.search(names[t])]
    own = bool(_PART.search(names[r]))
    # subtotals, and what stands behind the last of them
    tops = [*partly, *between] if partly and not own else []
    single = len(totals) == 1 or own or bool(tops)
    main = between if own else tops or above
    for rows in (main, above, between):
        parts = [one for i in rows if (one := grid[i][c]) and not WITHIN.match(names[i])]
        every = [one for i in rows if (one := grid[i][c])]
        if len(parts) < 2:
            continue
        additive = not (MEAN.search(heads[c]) and not SHARE.search(heads[c]))
        low, high = min(p.figure.value for p in parts), max(p.figure.value for p in parts)
        # what is no larger than one of its parts is an average or a count, whatever the column is called
        clear = rows is main and additive and (stated.figure.value > high or low < 0 <= high)
        clear = clear and stated.figure.dimension == parts[0].figure.dimension and single
        if _PERIOD.fullmatch(names[r].strip("* ")):
            away = off([one.figure for one in parts], stated.figure)
            clear = clear and away is not None and away <= NEAR
        filled = len(parts) == sum(not WITHIN.match(names[i]) for i in rows)
        yield made_of("sum", parts, stated, clear=clear and filled)
        if every != parts:
            yield made_of("sum", every, stated, clear=False)


def _nets(
    table: Table, grid: Grid, names: Sequence[str], columns: Sequence[int], totals: Sequence[int]
) -> Iterator[tuple[Said, Row]]:
    """Yield the row of what is left as the first total above it less the second: income, expenses, surplus."""
    for r in range(len(grid)):
        above = [t for t in totals if t < r]
        if len(above) != _PAIR or r in totals or r != above[-1] + 1 or not _NET.fullmatch(names[r].strip("* ").lower()):
            continue
        for c in columns:
            stated, first, last = grid[r][c], grid[above[0]][c], grid[above[1]][c]
            if not (stated and first and last) or MEAN.search(table.heads.cells[c].text):
                continue
            away = off([first.figure, negative(last.figure)], stated.figure)
            if stated.figure.value < 0 or away is None:
                continue
            near = away * stated.figure.value <= first.figure.value * NEAR
            less = last._replace(figure=negative(last.figure))
            yield made_of("sum", [first, less], stated, clear=near), table.rows[r]


_PAIR: Final = 2
_NET: Final = regex(
    r"盈余|[净]?利润|结余|盈利|净[利收]入?|净额|差额|毛利|[本当]?[年月期季]?(?:盈余|结余)"
    r"|(?:net )?(?:surplus|profit|result|income|balance|proceeds)|net|left(?: over)?|remain\w*|difference"
)
"""What is left of one total without another."""


def _are_years(row: Sequence[Entry | None]) -> bool:
    """Whether a row only names the year of each column."""
    values = [one.figure for one in row if one]
    return bool(values) and all(one.value in _YEARS and len(one.text.strip()) == 4 and not one.unit for one in values)


_YEARS: Final = range(1990, 2050)


def _columns(
    table: Table, grid: Grid, heads: Sequence[str], columns: Sequence[int], body: Sequence[int]
) -> Iterator[tuple[Said, Row]]:
    """Yield a column of totals against those before it, and a net column as the difference of two."""
    for c in columns:
        others = [o for o in columns if o < c and not (MEAN.search(heads[o]) or _NO_MEMBER.search(heads[o]))]
        net = bool(_NET_HEAD.match(heads[c])) and len(others) == 2
        if not (net or _TOTAL_HEAD.match(heads[c])) or len(others) < 2 or len(others) != sum(o < c for o in columns):
            continue
        rows = []
        for r in body:
            if MEAN.search(table.rows[r].cells[0].text):
                # what is disposed of per 100 received
                continue
            stated, parts = grid[r][c], [one for o in others if (one := grid[r][o])]
            if stated and len(parts) == len(others) and len({one.figure.dimension for one in (*parts, stated)}) == 1:
                if net:
                    parts = [parts[0], parts[1]._replace(figure=negative(parts[1].figure))]
                rows.append((r, parts, stated))
        away = [off([one.figure for one in parts], stated.figure) for _, parts, stated in rows]
        good = sum(one == 0 for one in away)
        near = all(one is not None and one <= NEAR for one in away)
        for r, parts, stated in rows:
            yield made_of("sum", parts, stated, clear=near and good * 2 >= len(rows)), table.rows[r]


def _stocks(table: Table, grid: Grid, names: Sequence[str], columns: Sequence[int]) -> Iterator[tuple[Said, Row]]:
    """Yield a table whose rows are what was there, what came and went, and what is there now."""
    low = [fold(name).text.lower() for name in names]
    signs = [sign(name) for name in low[:-1]]
    if len(low) < 3 or signs[:1] != [THERE] or "" in signs or signs.count(THERE) > 1 or not closes(low[-1]):
        return
    for c in columns:
        entries = [row[c] for row in grid]
        parts = [
            one._replace(figure=negative(one.figure)) if own == GONE and one.figure.value > 0 else one
            for one, own in zip(entries, signs, strict=False)
            if one
        ]
        stated = entries[-1]
        if stated and len(parts) == len(signs):
            yield made_of("sum", parts, stated, clear=True), table.rows[-1]


def said_ahead(table: Table, grid: Grid, columns: Sequence[int], read: Sequence[Amount]) -> Iterator[Said]:
    """Yield the total that the sentence right ahead of a table gives of one of its columns."""
    for total in read:
        if sum(like(one.figure, total.figure) for one in read) > 1 or not total.figure.value:
            continue
        for c in columns:
            head = fold(table.heads.cells[c].text).text.lower()
            parts = [one for row in grid if (one := row[c]) and (one := _in_unit(one, head, total.figure))]
            if len(parts) != len(grid) or len(parts) < 2 or MEAN.search(head) or _NO_MEMBER.search(head):
                continue
            figures = [one.figure for one in parts]
            away = off(figures, total.figure)
            if away is not None and away <= NEAR and all(0 <= one.value < total.figure.value for one in figures):
                yield said("sum", figures, total.figure)
                break


def said_behind(table: Table, grid: Grid, columns: Sequence[int], read: Sequence[Amount], text: str) -> Iterator[Said]:
    """Yield the totals of columns, by their heads, that a sentence behind a table gives for all of its rows."""
    every = _ALL_ROWS.search(text)
    number = every and (_NUMBERS.find(every[1]) if every[1] and not every[1].isdigit() else int(every[1] or 0))
    if not every or (number and number != len(grid)):
        return
    for total in read:
        for c in columns if total.place > every.start() else ():
            head = fold(table.heads.cells[c].text).text.lower()
            name = head.partition("(")[0].strip()
            parts = [one for row in grid if (one := row[c]) and (one := _in_unit(one, head, total.figure))]
            if not name or not total.near.endswith(name) or len(parts) != len(grid) or MEAN.search(head):
                continue
            figures = [one.figure for one in parts]
            away = off(figures, total.figure)
            made = sum((one.value for one in figures), Decimal(0))
            if away is not None and (away <= NEAR or slip(made, total.figure.value)):
                yield said("sum", figures, total.figure)


_NUMBERS: Final = "〇一两三四五六七八九十"
_ALL_ROWS: Final = regex(
    rf"(?:([2-9]|[{_NUMBERS[2:]}])[^0-9,;]{{1,2}})?(?:合计|共计|总计|一共)|\b(?:in total|altogether|in all|together)\b"
)
"""Words for all rows of a table, and for how many there are."""


def _in_unit(one: Entry, head: str, total: Quantity) -> Entry | None:
    """Return a cell as a figure like a total: its unit may stand in the head of its column."""
    if one.figure.unit or one.figure.dimension != "count":
        return one if like(one.figure, total) else None
    unit = head.partition("(")[2].rstrip(") ") or head
    if unit in {total.unit.lower(), f"{total.unit.lower()}s"}:
        return one._replace(figure=one.figure.model_copy(update={"unit": total.unit, "dimension": total.dimension}))
    found = quantity(f"{one.figure.text.strip()}{unit}") if len(unit) <= 4 else None
    if found and like(found, total):
        return one._replace(figure=found.model_copy(update={"start": one.figure.start}))
    return one if total.dimension == "count" and not total.unit else None
