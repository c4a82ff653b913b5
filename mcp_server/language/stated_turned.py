"""Relations in another order: the result before what it follows from, the price before the number, the length before
its ends."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import islice, pairwise
from typing import Final

from mcp_server.language.relations import Said, alike, said
from mcp_server.language.shapes import COUNT, EFFORT, MARKS, MONEY, PERCENT, POINTS, TIME, Shape
from mcp_server.language.stated_rates import shared
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_N: Final = f"[{COUNT}{MONEY}{TIME}{EFFORT}]"
_A: Final = f"[{COUNT}{MONEY}{PERCENT}{TIME}{EFFORT}]"
_X: Final = f"[{COUNT}{MONEY}{PERCENT}{POINTS}{TIME}{EFFORT}]"
_G: Final = f"[^;。!?{MARKS}]"
_H: Final = f"[^;。!?{COUNT}-{TIME}]"
_UP: Final = (
    "提高|提升|增长|增加|上升|上涨|扩大|延长|增幅|涨幅|下降|下滑|降低|减少|缩短|压缩|节省|降幅|回落|收窄|增|降|减"
)
_MOVE: Final = (
    r"(?:fell|falls?|dropped|drops?|declined|decreased|cut|reduced|shrank|went down|rose|rises?|grew"
    r"|grows?|increased|climbed|improved"
    r"|went up|up|down|gained|lost|shortened|lowered|raised)"
)
_TAKEN_UP_ZH: Final = regex(rf"({_N}){_G}{{0,6}}?[,(]?占{_G}{{0,8}}?({_N}){_G}{{0,8}}?的\s?({PERCENT})")
_TWO_AND_RATE: Final = regex(
    rf"(?P<one>[^,;。({MARKS}]{{0,12}})({_N}){_G}{{0,6}}?[,;]\s?(?P<two>[^,;。({MARKS}]{{0,12}})({_N}){_G}{{0,6}}?[,;(]"
    rf"(?P<name>{_G}{{0,12}}?)率(?:为|是|达)?\s?({PERCENT})"
)
_FROM_EN: Final = regex(
    rf"({COUNT}) (?:from|out of|/) ({COUNT}){_G}{{0,16}}?(?:,|\(|=|:){_G}{{0,20}}?({PERCENT})(?=\s?[.,;)]|\s?$)"
)
_AND_CAME: Final = regex(
    rf"({COUNT}){_G}{{0,24}}?\b(?:and|of whom|of which|,) ({COUNT}) {_G}{{0,24}}?(?:,"
    rf"|\(){_G}{{0,16}}?\brate of ({PERCENT})"
)
_LED_TO: Final = regex(
    rf"({COUNT}){_G}{{1,40}}?({COUNT}){_G}{{0,30}}?[,(]{_G}{{0,24}}?\brate (?:of |was |is )?({PERCENT})"
)
_LED_TO_ZH: Final = regex(
    rf"({COUNT}){_G}{{0,8}}?(?:带来|产生|获得|形成|转化为?|促成|中有|成交){_G}{{0,8}}?({COUNT}){_G}{{0,6}}?,{_G}{{0,10}}?率(?:为|是|达)?\s?({PERCENT})"
)
_BUDGET: Final = regex(rf"\bof {_G}{{0,24}}?\bof ({_N}), ({_N}) \(({PERCENT})\)")
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
    text = shape.text
    for pattern, of in ((_TAKEN_UP_ZH, (1, 2, 3)), (_FROM_EN, (1, 2, 3)), (_AND_CAME, (2, 1, 3)), (_BUDGET, (2, 1, 3)),
                        (_LED_TO, (1, 2, 3)), (_LED_TO_ZH, (1, 2, 3))):  # fmt: skip
        for found in pattern.finditer(text):
            one, two, stated = (shape.figure(found.start(n)) for n in of)
            if pattern in {_LED_TO, _LED_TO_ZH}:
                one, two = (one, two) if one.value <= two.value else (two, one)
            named = (one.unit and two.unit) if pattern is _LED_TO else one.unit or pattern is not _FROM_EN
            if named and one.dimension == two.dimension and stated.bound == "=" and not stated.signed:
                yield said("share", (one, two), stated, sure=True)
    for found in _TWO_AND_RATE.finditer(text):
        one, two, stated = (shape.figure(found.start(n)) for n in (2, 4, 6))
        if alike(one, two) and stated.bound == "=" and stated.value <= 100 and not stated.signed:
            first = shared(found["name"], found["one"]) and not shared(found["name"], found["two"])
            second = shared(found["name"], found["two"]) and not shared(found["name"], found["one"])
            small, large = (one, two) if one.value <= two.value else (two, one)
            yield said("share", (small, large), stated, clear=first or second or "应" in found["one"] + found["two"])
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
