"""Averages of prose that a column of the table before them nearly gives: 184 points in 4 sprints, 44 on average."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median
from typing import Final

from mcp_server.language.amounts import Amount, amounts
from mcp_server.language.folding import fold
from mcp_server.language.naming import keys
from mcp_server.language.pages import Page, Table
from mcp_server.language.relations import asked, exactly, written
from mcp_server.language.shapes import Shape
from mcp_server.language.stated_table_sums import MEAN, total_rows
from mcp_server.language.stated_tables import grid_of
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

AWAY: Final = 12
"""Lines behind a table on which an average of it may stand."""
FEW: Final = 3
"""Rows of which an average is told."""
NEAR: Final = Decimal("1.25")
"""How many times as much as it should be an average may be to be meant for a column."""
_MEAN: Final = regex(
    r"\b(?:on average|average[sd]?|the (?:plain |simple |arithmetic )?mean)\b[^,;:()]{0,40}$"
    r"|(?:平均|均值|[月周日班场人店]均)[^,;:。]{0,8}$"
)
_LIKELY: Final = regex("average|mean|均")
_WORD: Final = regex("[a-z]{4,}")
_MEANT: Final = regex(
    r"\b(?:weighted|median|target|plan\w*|last|previous|goal)\b|加权|中位|目标|计划|[去上]年|上[月季]|同期|行业"
)


def nearly_means(page: Page, shapes: Sequence[Shape], explained: frozenset[int]) -> Iterator[Nearly]:
    """Yield averages that the one column of the table before them which they may be of nearly gives."""
    tables = [table for table in page.tables if table.rows]
    for shape in shapes if tables else ():
        if shape.sentence.sort == "heading" or not _LIKELY.search(shape.text):
            continue
        number = shape.sentence.line
        table = next((one for one in reversed(tables) if one.rows[-1].line < number <= one.rows[-1].line + AWAY), None)
        for one in amounts(shape) if table else ():
            if table and _is_mean(one) and one.figure.start not in explained and (found := _missed(one, shape, table)):
                yield asked(shape.sentence, "ratio", map(written, found), exactly(one.figure))


def _is_mean(one: Amount) -> bool:
    figure = one.figure
    told = figure.bound in {"=", "~"} and figure.upper is None and not figure.signed and figure.value > 0
    return told and figure.dimension in {"count", "money", "duration"} and bool(_MEAN.search(one.head))


def _missed(one: Amount, shape: Shape, table: Table) -> tuple[Quantity, Quantity] | None:
    """Return the sum and number of the rows that nearly give an average; nothing where some column gives it."""
    if _MEANT.search(shape.text):
        return None
    grid, names, columns = grid_of(table)
    totals = total_rows(names)
    body = [r for r in range(len(grid)) if r not in totals and not MEAN.search(names[r])]
    averages = [r for r in range(len(grid)) if MEAN.search(names[r])]
    figure = one.figure
    near: list[tuple[Quantity, int]] = []
    said = {*keys(shape.text), *_WORD.findall(shape.text)}
    for c in columns:
        own = [entry.figure for r in body if (entry := grid[r][c])]
        if len(own) < FEW:
            continue
        if any((entry := grid[r][c]) and entry.figure.value == figure.value for r in averages):
            return None
        values = [cell.value for cell in own]
        mean = sum(values, Decimal(0)) / len(own)
        room = figure.step * Decimal("0.51") + (figure.value / 20 if figure.bound == "~" else 0)
        if abs(mean - figure.value) <= room or abs(median(values) - figure.value) <= room:
            return None
        head = fold(table.heads.cells[c].text).text.lower()
        named = len(columns) == 1 or not said.isdisjoint((*keys(head), *_WORD.findall(head)))
        if named and own[0].dimension not in {"percent", "points"} and 1 / NEAR <= mean / figure.value <= NEAR:
            near.append((own[0].model_copy(update={"value": mean * len(own), "text": ""}), len(own)))
    if len(near) != 1:
        return None
    whole, count = near[0]
    return whole, Quantity(value=Decimal(count), text=str(count))
