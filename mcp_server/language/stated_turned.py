"""Relations in another order: the result before what it follows from, the price before the number, the length before
its ends."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, pairwise
from typing import Final

from mcp_server.language.relations import Said, alike, said
from mcp_server.language.shapes import COUNT, EFFORT, MARKS, MONEY, PERCENT, TIME, Shape
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_N: Final = f"[{COUNT}{MONEY}{TIME}{EFFORT}]"
_G: Final = f"[^;。!?{MARKS}]"
_SHARE_OF: Final = regex(
    rf"({PERCENT}) of (?:the |our |all |its |these )*({_N}){_G}{{0,20}}?(?:\bis\b|\bare\b|=|,|\bor\b"
    rf"|\bmakes?\b) ?({_N})(?=\s?[.,;)]|\s?$)"
)
_SHARE_OF_ZH: Final = regex(rf"({_N}){_G}{{0,4}}?的\s?({PERCENT}){_G}{{0,4}}?[,(]?(?:即|为|计|合|约合|共)\s?({_N})")
_PRICE_FIRST: Final = regex(
    rf"(?:每{_G}{{1,6}}?|单价|均价|客单价|人均|日均|月均|平均{_G}{{0,4}}?){_G}{{0,3}}?({_N}){_G}{{0,8}}?[,;、]\s?"
    rf"{_G}{{0,8}}?({_N}){_G}{{0,8}}?(?:[,;]\s?)?(?:共计|合计|总计|成交额|总额|金额|共|计|销售额|收入|费用){_G}{{0,6}}?({_N})"
)
_PRICE_FIRST_EN: Final = regex(
    rf"(?:at|for) ({MONEY})(?: (?:each|apiece|per [a-z]+"
    rf"|an? [a-z]+))?, {_G}{{0,8}}?({COUNT}){_G}{{0,24}}?({MONEY})(?=\s?[.,;)]|\s?$| an? | in )"
)
_EACH_EN: Final = regex(
    rf"({COUNT}) {_G}{{0,20}}?({_N}) {_G}{{0,6}}?\b(?:each|apiece)\b{_G}{{0,8}}?(?:,|:|=|so|or|and){_G}{{0,12}}?({_N})"
)
_FACTORS: Final = regex(
    rf"({_N}){_G}{{0,8}}?[×x*]\s?({_N}){_G}{{0,8}}?[×x*]\s?({_N}){_G}{{0,8}}?(?:=|等于|is\b|are\b)\s?({_N})"
)
_A_YEAR: Final = {"month": 12, "quarter": 4}
_PER_ZH: Final = regex(rf"({MONEY}){_G}{{0,4}}?,\s?(?:全年|每年|一年|年){_G}{{0,6}}?({MONEY})")
_SO: Final = regex(r"[,:=(]\s?$|\b(?:so|or|is|are|makes?)\s?$|共\s?$|计\s?$")
_WORDS: Final = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_LONG: Final = regex(rf"[a-z0-9]+ ({'|'.join(_WORDS)}|[1-9])-(week|day|month) ")
"""Six two-week sprints."""
_ROUNDS: Final = regex(
    rf"({COUNT})?\s?({TIME})(?:-| )?(?:long )?(?:sprints?|iterations?|rounds?|cycles?|waves?|迭代|冲刺"
    rf"|周期){_G}{{0,16}}?({TIME})"
)


def turned(shape: Shape) -> Iterator[Said]:
    """Yield what a sentence says in another order."""
    yield from _products(shape)


def _products(shape: Shape) -> Iterator[Said]:
    for pattern in (_SHARE_OF, _SHARE_OF_ZH):
        for found in pattern.finditer(shape.text):
            one, two, stated = (shape.figure(found.start(n)) for n in (1, 2, 3))
            base = two if pattern is _SHARE_OF else one
            rate = one if base is two else two
            if base.dimension == stated.dimension and base.per == stated.per:
                yield said("product", (one, two), stated)
                rest = rate.model_copy(update={"value": 100 - rate.value, "text": ""})
                yield said("product", (base, rest), stated, clear=False)
    for pattern in (_PRICE_FIRST, _PRICE_FIRST_EN, _EACH_EN):
        for found in pattern.finditer(shape.text):
            one, two, stated = (shape.figure(found.start(n)) for n in (1, 2, 3))
            clear = stated.dimension in {one.dimension, two.dimension} and one.dimension != "duration"
            yield said("product", (one, two), stated, clear=clear)
            yield said("sum", (one, two), stated, clear=False)
    yield from _over_time(shape)


def _over_time(shape: Shape) -> Iterator[Said]:
    """Yield products of several factors, and of what is counted for a time with that time."""
    for found in _FACTORS.finditer(shape.text):
        *factors, stated = (shape.figure(found.start(n)) for n in (1, 2, 3, 4))
        yield said("product", factors, stated)
    for (_, one), (_, stated) in pairwise(shape.figures()):
        if one.per in _A_YEAR and stated.per == "year" and alike(one, stated) and one.dimension == "money":
            yield said("product", (one, _count(_A_YEAR[one.per])), stated)
    for (_, one), (_, span), (place, stated) in zip(
        *(islice(shape.figures(), n, None) for n in range(3)), strict=False
    ):
        if one.per and span.unit == f"{one.per}s" and alike(one, stated) and _SO.search(shape.text[:place][-6:]):
            yield said("product", (one, span), stated)
    for found in _PER_ZH.finditer(shape.text):
        one, stated = shape.figure(found.start(1)), shape.figure(found.start(2))
        if one.per in _A_YEAR and not stated.per:
            yield said("product", (one, _count(_A_YEAR[one.per])), stated)
    for (_, one), (_, stated) in pairwise(shape.figures()):
        rounds = _LONG.match(one.text.lower())
        if rounds and stated.unit == f"{rounds[2]}s":
            yield said("product", (one, _count(_WORDS.get(rounds[1]) or int(rounds[1]))), stated)
    for found in _ROUNDS.finditer(shape.text):
        if found.start(1) >= 0:
            one, span, stated = (shape.figure(found.start(n)) for n in (1, 2, 3))
            if span.unit == stated.unit and one.value < 60:
                yield said("product", (one, span), stated)


def _count(number: int) -> Quantity:
    return Quantity(value=Decimal(number), text=str(number))
