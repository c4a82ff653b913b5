"""Parts of a whole that a text tells elsewhere, and that nearly make it: by quarter, or each with its share of it.

"研发 486 人（42%），制造 402 人（35%）……": shares that make a hundred leave nothing out, so their parts make a figure
that the text knows. Where they make none, and would but for a slip of the hand in one of them, that is asked.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.amounts import amounts, is_amount, like
from mcp_server.language.folding import fold
from mcp_server.language.relations import asked, written
from mcp_server.language.shapes import Shape
from mcp_server.language.slips import slip
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

FEWEST: Final = 3
MOST: Final = 12
"""Parts of one whole."""
BEFORE: Final = 200
"""Figures ahead of them among which the whole may be."""
_NEAR: Final = Decimal("0.25")
"""Of the whole, by how much they miss it at most."""
_ROUNDED: Final = Decimal("1.5")
"""How far rounded shares may be off a hundred."""
_TELLING: Final = 100
_BY: Final = regex(
    r"^\W{0,4}(?:(?:按|逐|分)[^,;:。0-9]{1,6}[:,]|by (?:[a-z]+ ){0,2}[a-z]+:|(?:quarter|month|week) by (?:[a-z]+)[,:])"
)
"""Before all parts of something."""
_SOME: Final = regex(
    r"其中|另|不计|去年|上年|同期|目标|计划|重[复叠]|兼|多选|至[少多]|最[高低多少大小]"
    r"|\b(?:of which|not counted|last year|target|plan|both|twice|at (?:least|most)|up to|including)\b"
)


def nearly_parted(shapes: Sequence[Shape], told: frozenset[int]) -> Iterator[Nearly]:
    """Yield parts that nearly make a figure ahead of them; *told* are the places of those that are explained."""
    before: list[Quantity] = []
    for shape in shapes:
        figures = [one.figure for one in amounts(shape)]
        parts = _parts(shape, figures)
        if parts and told.isdisjoint(one.start for one in parts):
            made = sum((one.value for one in parts), Decimal(0))
            wholes = [one for one in before if like(one, parts[0]) and one.unit == parts[0].unit]
            near = {one.value: one for one in wholes if _misses(parts, one.value - made)}
            if len(near) == 1 and all(one.value != made for one in wholes):
                yield asked(shape.sentence, "sum", map(written, parts), next(iter(near.values())))
        before = [*before, *(one for one in figures if is_amount(one))][-BEFORE:]


def _parts(shape: Shape, figures: Sequence[Quantity]) -> list[Quantity]:
    """Return the figures of a sentence that are all parts of something."""
    shares = [one for one in figures if one.dimension == "percent"]
    parts = [one for one in figures if one.dimension != "percent"]
    if not FEWEST <= len(parts) <= MOST or len(shares) not in {0, len(parts)} or not all(map(is_amount, parts)):
        return []
    text = fold(shape.sentence.text).text.lower()
    whole = abs(sum((one.value for one in shares), Decimal(0)) - 100) <= _ROUNDED if shares else _BY.search(text)
    alike = all(like(one, parts[0]) and one.unit == parts[0].unit for one in parts)
    return parts if whole and alike and not _SOME.search(text) else []


def _misses(parts: Sequence[Quantity], off: Decimal) -> bool:
    """Whether one part is a slip of the hand away from what it takes to make a whole that is so much more."""
    made = sum((one.value for one in parts), Decimal(0))
    return (
        0 < abs(off) <= made * _NEAR
        and made >= _TELLING
        and any(one.value + off > 0 and slip(one.value, one.value + off) for one in parts)
    )
