"""Figures that are told once more in another unit or scale, and come to another amount.

"9,600,000 元，即 9,600 万元" and "13 weeks, that is 92 days": what stands behind the joint is what stands before it.
Only what is off by a little, or by noughts, was meant so; 2 weeks of 10 days are those of a working week.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from mcp_server.language.amounts import is_amount
from mcp_server.language.otherwise import WORKED
from mcp_server.language.shapes import COUNT, MONEY, TIME, Shape
from mcp_server.language.units import measured, times_as_long
from mcp_server.model.paper import EXCERPT, Twice
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

SHORT: Final = 40
"""Characters of a sentence that name it."""
WIDE: Final = Decimal("1.5")
"""How many times as much as it says a figure may be."""
WEEK: Final = 7
_AGAIN: Final = regex(
    rf"(?P<one>[{COUNT}{MONEY}{TIME}])\s?(?:[a-z²³]{{1,12}} ?)?[,(;]?\s?(?P<or>or\b)?(?:即|也就是|折?合|换算[为成]|等于"
    rf"|=|i\.e\.?|that is|that's|which is|or|in other words|equal to),?\s?(?P<two>[{COUNT}{MONEY}{TIME}])"
)


def restated(shape: Shape) -> Iterator[Twice]:
    """Yield the figures of a sentence that are told in two units, and are not the same."""
    for found in _AGAIN.finditer(shape.text):
        one, two = shape.figure(found.start("one")), shape.figure(found.start("two"))
        if is_amount(one) and is_amount(two) and (one.unit != two.unit or not found["or"]) and _off(one, two):
            text = " ".join(shape.sentence.text.split())
            yield Twice(
                line=shape.sentence.line, excerpt=text[:EXCERPT], name=text[:SHORT], one=one.text.strip(),
                two=two.text.strip(), there=shape.sentence.line,
            )  # fmt: skip


def _off(one: Quantity, two: Quantity) -> bool:
    """Whether two figures are meant for one amount, and are another."""
    if one.dimension != two.dimension:
        return False
    times = Decimal(1) if one.unit == two.unit else times_as_long(one.unit, two.unit) or measured(one.unit, two.unit)
    if not times:
        return False
    right = one.value * times
    # 13 weeks are so many, 3 tonnes may be rounded
    exact = one.dimension == "duration" and one.step == two.step == 1
    if abs(right - two.value) <= (Decimal(0) if exact else (one.step * times + two.step) / 2):
        return False
    off = two.value / right
    if {one.unit, two.unit} == {"weeks", "days"} and off in {Decimal(WORKED) / WEEK, Decimal(WEEK) / WORKED}:
        return False
    if off.normalize().as_tuple().digits == (1,):
        # noughts too many or too few
        return True
    return (one.unit != two.unit or exact) and 1 / WIDE <= off <= WIDE
