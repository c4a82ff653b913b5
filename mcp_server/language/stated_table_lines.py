"""Rows of a table that the rows beside them make in its other columns: profit lines, and those told "thereof"."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.amounts import negative
from mcp_server.language.pages import Row, Table
from mcp_server.language.relations import Said
from mcp_server.language.slips import slip
from mcp_server.language.stated_table_sums import WITHIN, Entry, Grid, made_of
from mcp_server.regex import regex

ROWS: Final = 40
_MOST: Final = 5
"""Rows that one is made of."""
_BITS: Final = 5
"""Digits of the columns that keep a sum, from which on it is no chance."""
_LEFT: Final = regex(
    r"利润|毛利|净|结余|盈余|盈亏|余额|结存|期末|profit|\bnet\b|margin|surplus|result|ebit|earnings|contribution|left"
    r"|remain|balance|closing|cash flow", 2,
)  # fmt: skip
"""Names of rows that say themselves that they are made of those above."""


def table_lines(table: Table, grid: Grid, columns: Sequence[int], totals: Sequence[int]) -> Iterator[tuple[Said, Row]]:
    """Yield the rows that are the sum of those above them or what these leave, and of those within them."""
    names = [row.cells[0].text.strip("* ") if row.cells else "" for row in table.rows]
    for r in range(min(len(grid), ROWS)):
        if r not in totals:
            for one in _line(grid, names, columns, r):
                at = next((i for i, row in enumerate(grid) if any(two and two.place == one.place for two in row)), r)
                yield one, table.rows[at]


def _line(grid: Grid, names: Sequence[str], columns: Sequence[int], r: int) -> Iterator[Said]:
    behind = r + 1
    while behind < len(grid) and WITHIN.match(names[behind]):
        behind += 1
    if behind - r > 2:
        yield from _kept(grid, columns, r, range(r + 1, behind), taken=False, said=True, within=True)
    said = bool(_LEFT.search(names[r]))
    for first in range(r - 2, max(-1, r - 1 - _MOST), -1):
        for taken in (True, False):
            if found := list(_kept(grid, columns, r, range(first, r), taken=taken, said=said, within=False)):
                yield from found
                return


def _kept(
    grid: Grid, columns: Sequence[int], r: int, of: range, *, taken: bool, said: bool, within: bool
) -> Iterator[Said]:
    """Yield what rows make of a row in each column, where they do so in all but one."""
    there: list[tuple[list[Entry], Entry]] = []
    for c in columns:
        cells = [grid[i][c] for i in of]
        parts = [one for one in cells if one]
        stated = grid[r][c]
        if not stated or not any(cells):
            continue
        kinds = {(one.figure.dimension, one.figure.unit) for one in (*parts, stated)}
        if len(parts) < len(cells) or len(kinds) > 1 or stated.figure.dimension == "percent":
            return
        # costs may be written as negative already
        turned = taken and all(one.figure.value >= 0 for one in parts)
        there.append((_less(parts) if turned else parts, stated))
    kept = [sum((one.figure.value for one in parts), Decimal(0)) == stated.figure.value for parts, stated in there]
    missed = len(kept) - sum(kept)
    digits = sum(_digits(parts, stated) for (parts, stated), holds in zip(there, kept, strict=True) if holds)
    if missed > 1 or digits < (2 if said else _BITS) or not (said or sum(kept) > 1):
        return
    for (parts, stated), holds in zip(there, kept, strict=True):
        if holds:
            yield made_of("sum", parts, stated, clear=False)
            continue
        off = stated.figure.value - sum((one.figure.value for one in parts), Decimal(0))
        if abs(off) <= stated.figure.step * (len(parts) + 1) / 2:
            # each of them may be rounded
            continue
        slips = [one for one in parts if slip(abs(one.figure.value + off), abs(one.figure.value))]
        if said or slips or slip(abs(stated.figure.value - off), abs(stated.figure.value)):
            # rows within one that is right elsewhere are wrong themselves
            place = slips[0].place if within and slips else stated.place
            yield made_of("sum", parts, stated, clear=True)._replace(place=place, sure=True, certain=True)


def _less(parts: Sequence[Entry]) -> list[Entry]:
    return [parts[0], *(one._replace(figure=negative(one.figure)) for one in parts[1:])]


def _digits(parts: Sequence[Entry], stated: Entry) -> int:
    """Return how many digits the shortest figure of a sum has."""
    return min(len(f"{abs(one.figure.value.normalize()):f}".replace(".", "").strip("0")) for one in (*parts, stated))
