"""Numbers of things that are told again with their sum: 三项合计 17 万元, the four together, 10 元与 15 元两档.

How many they were shows in the figures: those that make the sum are the things that are meant.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.members import VALUES
from mcp_server.language.numerals import whole_number
from mcp_server.language.pages import Page, Sentence, Table
from mcp_server.language.relations import Said, alike, written
from mcp_server.language.shapes import COUNT, MONEY, PERCENT, TIME, Shape
from mcp_server.language.stated_table_sums import total_rows
from mcp_server.language.stated_tables import grid_of
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

MOST: Final = 12
"""Things of which a sum is told."""
LINES: Final = 3
"""Lines before a sum on which they may stand."""
NAME: Final = 60
_FEW: Final = "|".join(word for word, value in VALUES.items() if 1 < value <= MOST)
_MARK: Final = f"[{COUNT}]"
_SUM: Final = regex(
    rf"(?P<z>{_MARK}|[两二三四五六七八九十])(?![舍入])(?:[项者类种笔档块处样组批]|部分|方面)?[\u4e00-\u9fff]{{0,4}}?"
    r"(?:合计|共计|总计|加起来|相加|之和|总和|加总|一共|(?P<a>平均))"
    rf"|\b(?:the|all|these|those|all of the|taken) (?P<e>{_FEW}|{_MARK})(?: [a-z]+)?"
    r" (?:together|combined|(?:add(?:ed)?|sum) up|make|come to|came to|total(?:led)?)\b"
    rf"|\b(?:sum|total|(?P<m>mean|average)) (?:[a-z]+ )?of (?:the|all|these|those) (?P<f>{_FEW}|{_MARK})"
    r"(?! (?!is\b|was\b)[a-z]+s\b)"
)
_RATES: Final = regex(
    rf"(?P<list>(?:[{MONEY}{PERCENT}{TIME}](?:、|和|与|及|,\s?|以及)\s?)+[{MONEY}{PERCENT}{TIME}])\s?"
    rf"(?P<n>{_MARK}|[两三四五六](?=[档种级]))"
)
_LEVELS: Final = frozenset("档种级")


def back(page: Page, shapes: Sequence[Shape]) -> Iterator[tuple[Said, Sentence]]:
    """Yield the numbers of things whose sum is told behind them, with their sentence."""
    tables = [table for table in page.tables if table.rows]
    recent: list[Shape] = []
    for shape in shapes:
        line = shape.sentence.line
        if shape.sentence.sort == "heading":
            recent = []
        for found in _SUM.finditer(shape.text):
            near = [one for one in recent if one.sentence.line >= line - LINES]
            if reading := _summed(shape, found, near, tables):
                yield reading, shape.sentence
        for found in _RATES.finditer(shape.text):
            if reading := _levels(shape, found):
                yield reading, shape.sentence
        recent = [*recent, shape][-MOST:]


def _number(shape: Shape, found: re.Match[str], group: str) -> Quantity | None:
    """Return a number of things, whether it is read as a figure or stands in a bare word."""
    text, place = found[group], found.start(group)
    if regex(_MARK).fullmatch(text):
        figure = shape.figure(place)
        whole = figure.value == figure.value.to_integral_value() and figure.bound == "=" and figure.upper is None
        return figure if whole and 1 < figure.value <= MOST else None
    value = VALUES.get(text) or whole_number(text)
    return Quantity(value=Decimal(value), text=f"{value}", start=shape.sentence.start + place) if value else None


def _summed(shape: Shape, found: re.Match[str], near: Sequence[Shape], tables: Sequence[Table]) -> Said | None:
    """Return a number of things whose sum or mean stands behind it, with the figures that make this."""
    group = next(name for name in "zef" if found[name])
    many = _number(shape, found, group)
    total = next((figure for _, figure in shape.figures(found.end())), None)
    if many is None or total is None or total.bound != "=" or total.upper is not None:
        return None
    mean = bool(found["a"] or found["m"])
    own = [figure for _, figure in shape.figures(0, found.start())]
    every = [*(figure for one in near for _, figure in one.figures()), *own]
    parts = [one for one in every if alike(one, total)]
    fitting = [n for n in range(2, min(len(parts), MOST) + 1) if _makes(parts[-n:], total, mean=mean)]
    if fitting:
        n = int(many.value) if many.value in fitting else fitting[0]
        items = tuple(written(one) for one in parts[-n:])
        return Said(many.start, "count", items, _bare(many), clear=True)
    above = [table for table in tables if 0 < shape.sentence.line - table.rows[-1].line <= LINES + 1]
    return _of_table(above[-1], many, total, mean=mean) if above else None


def _of_table(table: Table, many: Quantity, total: Quantity, *, mean: bool) -> Said | None:
    """Return a number of things with the rows of a table of which one column makes their sum."""
    grid, names, columns = grid_of(table)
    body = [r for r in range(len(grid)) if r not in total_rows(names)]
    for column in columns:
        figures = [entry.figure for r in body if (entry := grid[r][column])]
        if 1 < len(figures) == len(body) <= MOST and _makes(figures, total, mean=mean):
            items = tuple(names[r][:NAME] or f"{r}" for r in body)
            return Said(many.start, "count", items, _bare(many), clear=True)
    return None


def _makes(parts: Sequence[Quantity], total: Quantity, *, mean: bool) -> bool:
    """Whether figures make a sum, or have a mean."""
    value = sum((one.value for one in parts), Decimal(0))
    if mean:
        return abs(value / len(parts) - total.value) <= total.step / 2
    return value == total.value and value != 0


def _levels(shape: Shape, found: re.Match[str]) -> Said | None:
    """Return a number of prices or rates that are named right before it."""
    many = _number(shape, found, "n")
    figures = [figure for _, figure in shape.figures(*found.span("list"))]
    counted = many and (many.unit or shape.text[found.end() : found.end() + 1])
    if not many or counted not in _LEVELS or len({(one.dimension, one.unit) for one in figures}) > 1:
        return None
    return Said(many.start, "count", tuple(one.text.strip() for one in figures), _bare(many), clear=True)


def _bare(one: Quantity) -> Quantity:
    return one.model_copy(update={"dimension": "count", "unit": "", "text": f"{one.value:f}"})
