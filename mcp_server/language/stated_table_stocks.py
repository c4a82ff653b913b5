"""Tables of stocks and of sums without a name: what was there, came and went, and rows that are the sum of others."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.amounts import negative, off
from mcp_server.language.folding import fold
from mcp_server.language.pages import Row, Table
from mcp_server.language.relations import Said
from mcp_server.language.stated_balance import GONE, THERE, Sign, closes
from mcp_server.language.stated_balance import sign as sign_of
from mcp_server.language.stated_table_sums import MEAN, NEAR, WITHIN, Entry, Grid, made_of
from mcp_server.regex import regex

_STOCK: Final = regex(
    r"存|余|在册|在岗|在院|在读|存量|累计|balance|stock|backlog|on hand|head ?count|open at|cumulative"
    r"|running|to date|left"
)
_CUMULATIVE: Final = regex(r"累计|cumulative|running|to date")
_IN: Final = regex(r"(?:money |cash |stock )?in(?:s|flow|coming)?|[本当]?[月期年周季]?(?:入|进|收|增|增加|新增)")
_OUT: Final = regex(r"(?:money |cash |stock )?out(?:s|flow|going)?|[本当]?[月期年周季]?(?:出|支|付|减|减少|发|销|用)")
_TELLING: Final = 100
_MONTHS: Final = 12
_WIDE: Final = Decimal("0.4")


def table_stocks(table: Table, grid: Grid, columns: Sequence[int], totals: Sequence[int]) -> Iterator[tuple[Said, Row]]:
    """Yield what the columns and rows of a table state of stocks, and rows that are sums by most of their columns."""
    heads = [fold(cell.text).text.lower() for cell in table.heads.cells]
    yield from _across(table, grid, heads, columns)
    yield from _down(table, grid, heads, columns, totals)
    if not totals:
        yield from _unnamed(table, grid, heads, columns)


def sign(head: str) -> Sign:
    """Return what the head of a column says of its figures: there first, came or went."""
    if _IN.fullmatch(head.strip()):
        return "in"
    return "out" if _OUT.fullmatch(head.strip()) else sign_of(head)


def _signed(one: Entry, own: str) -> Entry:
    return one._replace(figure=negative(one.figure)) if own == GONE and one.figure.value > 0 else one


def _away(parts: Sequence[Entry], stated: Entry) -> Decimal | None:
    if len({one.figure.dimension for one in (*parts, stated)}) > 1:
        return None
    return off([one.figure for one in parts], stated.figure)


def _across(table: Table, grid: Grid, heads: Sequence[str], columns: Sequence[int]) -> Iterator[tuple[Said, Row]]:
    """Yield the closing column of each row: what was there, and what came and went in the columns between."""
    opened = [n for n, c in enumerate(columns) if sign(heads[c]) == THERE]
    closed = [n for n, c in enumerate(columns) if closes(heads[c]) and sign(heads[c]) != THERE]
    if not closed and len(opened) == 2:
        # open on Monday, and open on Friday
        opened, closed = opened[:1], opened[1:]
    if not opened or not closed or closed[0] < opened[0] + 2:
        return
    span = columns[opened[0] : closed[0]]
    signs = [sign(heads[c]) for c in span]
    if "" in signs or signs.count(THERE) > 1:
        return
    for row, entries in zip(table.rows, grid, strict=True):
        stated = entries[columns[closed[0]]]
        parts = [_signed(one, own) for c, own in zip(span, signs, strict=True) if (one := entries[c])]
        if stated and len(parts) == len(span) and (away := _away(parts, stated)) is not None:
            yield made_of("sum", parts, stated, clear=away <= _WIDE), row


def _down(
    table: Table, grid: Grid, heads: Sequence[str], columns: Sequence[int], totals: Sequence[int]
) -> Iterator[tuple[Said, Row]]:
    """Yield a running stock: that of the row before with what came and went in this one."""
    stocks = [c for c in columns if _STOCK.search(heads[c]) or closes(heads[c])]
    if len(stocks) != 1 or any(sign(heads[c]) == THERE for c in columns):
        return
    flows = [(c, sign(heads[c])) for c in columns if c < stocks[0] and sign(heads[c])]
    if not flows and _CUMULATIVE.search(heads[stocks[0]]) and columns.index(stocks[0]) == 1:
        flows = [(columns[0], "in")]
    kinds = {own for _, own in flows}
    if len(flows) > 2 or not flows or (GONE not in kinds and not _CUMULATIVE.search(heads[stocks[0]])):
        return
    read = []
    for r in range(1, len(grid)):
        last, stated = grid[r - 1][stocks[0]], grid[r][stocks[0]]
        parts = [_signed(one, own) for c, own in flows if (one := grid[r][c])]
        # what the last row tells of all of them is told once more
        again = r == len(grid) - 1 and last and stated and last.figure.value == stated.figure.value
        summed = again or r in totals or _of_rows(grid, r, flows)
        if last and stated and len(parts) == len(flows) and not summed:
            read.append((r, [last, *parts], stated, _away([last, *parts], stated)))
    good = sum(away == 0 for *_, away in read)
    for r, parts, stated, away in read:
        near = away is not None and away <= _WIDE
        yield made_of("sum", parts, stated, clear=near and good > 0 and good * 2 >= len(read)), table.rows[r]


def _of_rows(grid: Grid, r: int, flows: Sequence[tuple[int, Sign]]) -> bool:
    """Whether a row has the sums of rows right above it: a quarter below its months."""
    return any(
        all(
            (own := grid[r][c]) and own.figure.value == sum(one.figure.value for row in grid[low:r] if (one := row[c]))
            for c, _ in flows
        )
        for low in range(max(0, r - _MONTHS), r - 1)
    )


def _unnamed(table: Table, grid: Grid, heads: Sequence[str], columns: Sequence[int]) -> Iterator[tuple[Said, Row]]:
    """Yield the last row of a table, or one in bold, as the sum of those above where other columns show that it is."""
    first = 0
    for r, row in enumerate(table.rows):
        bold = row.cells[0].text.strip().startswith(("**", "__"))
        if r - first < 2 or not (bold or r == len(grid) - 1):
            continue
        read = []
        for c in columns:
            stated, parts = grid[r][c], [one for i in range(first, r) if (one := grid[i][c])]
            filled = len(parts) == r - first and not any(
                WITHIN.match(table.rows[i].cells[0].text) for i in range(first, r)
            )
            if stated and filled and not MEAN.search(heads[c]) and stated.figure.dimension != "percent":
                read.append((parts, stated, _away(parts, stated)))
        good = [stated for _, stated, away in read if away == 0 and abs(stated.figure.value) >= _TELLING]
        whole = len(good) == len(read) or all(away is not None and away <= NEAR for *_, away in read)
        if good and whole:
            for parts, stated, _ in read:
                yield made_of("sum", parts, stated, clear=True), row
            first = r + 1
