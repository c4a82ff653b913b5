"""Rates with their numerator and denominator, products, averages and the steps of a funnel, in sentences."""

import re
from collections.abc import Iterator
from typing import Final

from mcp_server.language.relations import Said, may_be, said
from mcp_server.language.shapes import COUNT, EFFORT, MARKS, MONEY, PERCENT, TIME, Shape
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_N: Final = f"[{COUNT}{MONEY}{TIME}{EFFORT}]"
_G: Final = f"[^;。!?{MARKS}]"
_NEAR: Final = f"[^;。!?{MARKS}.]"
_STEP: Final = regex(
    rf"({COUNT}){_G}{{0,6}}?[,;]\s?(?P<name>{_G}{{1,12}}?)率(?:为|是|约|达)?\s?({PERCENT})\s?[,;](?P<thing>{_G}{{0,10}}?)({COUNT})"
)
_STEP_EN: Final = regex(
    rf"\bof (?:the |our )?({_N}){_G}{{0,30}}?, ({PERCENT}) {_G}{{0,40}}?, ({_N})(?P<behind>{_G}{{0,20}})"
)
_EACH_ZH: Final = regex(
    rf"({_N}){_G}{{0,12}}?[,;]?(?:每|单){_G}{{0,10}}?({_N}){_G}{{0,8}}?[,;(:]{_G}{{0,4}}?(?:共|合计|总计|计|即|总|合|年)+{_G}{{0,8}}?({_N})"
)
_PRICE_ZH: Final = regex(
    rf"({COUNT}){_G}{{0,12}}?[,;]?{_G}{{0,4}}?(?:平均|均价|单价|客单价|人均|单均){_G}{{0,8}}?({MONEY}){_G}{{0,4}}?[,;]"
    rf"{_G}{{0,8}}?(?:总额|总价|合计|共|成交额|金额|投资|总计|收入|费用){_G}{{0,4}}?({MONEY})"
)
_TIMES: Final = regex(
    rf"({_N}|{PERCENT}){_G}{{0,8}}?\s?[×x*]\s?({_N}|{PERCENT}){_G}{{0,10}}?(?:=|,|:|等于|合计|共|合|is\b|are\b|makes?\b){_G}{{0,6}}?({_N})"
)
_EFFORT: Final = regex(rf"({COUNT}){_G}{{0,14}}?({TIME}){_G}{{0,8}}?({EFFORT})")
_AT: Final = regex(
    rf"([{COUNT}{TIME}{EFFORT}]){_G}{{0,14}}? (?:at|x|×|@|times) ({MONEY})(?P<each>{_NEAR}{{0,20}}?)(?:,|:|=|\bbrings?"
    rf"|\bcosts?|\bcome[s]? to|\bmakes?|\bis\b|\bare\b"
    rf"|\bgives?|\bfor\b){_NEAR}{{0,14}}?({MONEY})(?P<behind>{_G}{{0,16}})"
)
_EACH_EN: Final = regex(
    rf"({_N}){_G}{{0,20}}?(?: with| of|,| at| x| ×) ({_N}){_G}{{0,20}}?\b(?:each|apiece)\b"
    rf"{_G}{{0,20}}?(?:,|:|=|\bmakes?|\bare\b|\bis\b|\bso\b|\bor\b){_G}{{0,10}}?({_N})"
)
_ASIDE: Final = regex(
    r"目标|计划|上年|去年|上月|同比|环比|增长|下降|提高|提升|减少|增加|较|比|target|goal|plan|against"
    r"|up |down |last|previous|vs"
    r"|compared|rose|fell|increas|decreas|\"\s?,"
)
_ENDS: Final = regex(r"\s?(?:[,.;:)。(]|$|a (?:year|month|week|day)|per|in (?:all|total)|once|together|and\b)")


def rates(shape: Shape) -> Iterator[Said]:
    """Yield what a sentence says of rates, and of the products and averages of its figures."""
    yield from _anywhere(shape)
    yield from _steps(shape)
    yield from _products(shape)


def _anywhere(shape: Shape) -> Iterator[Said]:
    """Yield every share that two figures of a sentence make: what might be meant by a rate."""
    figures = list(shape.figures())
    percents = [one for _, one in figures if one.dimension == "percent" and one.bound == "="]
    plain = [
        one for _, one in figures if one.dimension in {"count", "money", "duration", "effort"} and one.bound == "="
    ]
    if len(percents) * len(plain) ** 2 > 2_000:
        return
    for stated in percents:
        for one in plain:
            for two in plain:
                if one is not two and one.dimension == two.dimension and two.value:
                    yield said("share", (one, two), stated, clear=False)
                    yield said("change", (one, two), stated, clear=False)


def _steps(shape: Shape) -> Iterator[Said]:
    """Yield the steps of a funnel: so many, at such a rate, make so many."""
    for found in _STEP.finditer(shape.text):
        one, rate, two = shape.figure(found.start(1)), shape.figure(found.start(3)), shape.figure(found.start(5))
        clear = shared(found["name"], found["thing"] + two.text) and ";" not in found[0]
        yield said("product", (one, rate), two, clear=clear, sure=clear)
    for found in _STEP_EN.finditer(shape.text):
        one, rate, two = shape.figure(found.start(1)), shape.figure(found.start(2)), shape.figure(found.start(3))
        if one.dimension == two.dimension:
            yield said(
                "product",
                (one, rate),
                two,
                clear=bool(_ENDS.match(found["behind"])),
                sure=bool(_ENDS.match(found["behind"])),
            )
            yield said("product", (one, _rest(rate)), two, clear=False)
    # a step stands right behind the one before it, so that every one begins anew
    figures = list(shape.figures())
    for (_, one), (at, rate), (place, two) in zip(figures, figures[1:], figures[2:], strict=False):
        if rate.dimension == "percent" and one.dimension == two.dimension == "count":
            name, thing = _before(shape.text, at), _before(shape.text, place)
            clear = name.endswith("率") and shared(name[:-1], thing + two.text) and rate.bound == two.bound == "="
            clear = clear and ";" not in shape.text[at:place]
            yield said("product", (one, rate), two, clear=clear, sure=clear)


def _products(shape: Shape) -> Iterator[Said]:
    text = shape.text
    for pattern in (_EACH_ZH, _PRICE_ZH, _TIMES, _EACH_EN):
        for found in pattern.finditer(text):
            one, two, three = (shape.figure(found.start(n)) for n in (1, 2, 3))
            clear = pattern is _TIMES or two.dimension == three.dimension
            if pattern is _EACH_EN:
                clear = clear and not three.upper
            yield said(
                "product",
                (one, two),
                three,
                clear=clear and three.dimension != "percent",
                sure=clear and three.dimension != "percent",
            )
            yield from _with_earlier(shape, found.start(1), two, three)
    for found in _AT.finditer(text):
        one, two, three = (shape.figure(found.start(n)) for n in (1, 2, 4))
        yield said(
            "product",
            (one, two),
            three,
            clear=bool(_ENDS.match(found["behind"])),
            sure=bool(_ENDS.match(found["behind"])),
        )
        yield from _with_earlier(shape, found.start(1), two, three)
    for found in _EFFORT.finditer(text):
        one, span, effort = (shape.figure(found.start(n)) for n in (1, 2, 3))
        if effort.unit == f"person-{span.unit}":
            yield said(
                "product",
                (one, span),
                effort,
                clear=one.unit in {"人", "名", "engineers", "people"},
                sure=one.unit in {"人", "名", "engineers", "people"},
            )


def _with_earlier(shape: Shape, place: int, two: Quantity, three: Quantity) -> Iterator[Said]:
    for _, other in shape.figures(0, place):
        yield from may_be("product", other, two, three)


def _rest(rate: Quantity) -> Quantity:
    return rate.model_copy(update={"value": 100 - rate.value, "text": ""})


def _before(text: str, at: int) -> str:
    """Return what stands between a figure and the comma before it."""
    head = text[max(0, at - 14) : at]
    return re.split(rf"[,;。、({MARKS}]", head)[-1].strip(" 为是约达:")


def shared(one: str, other: str) -> bool:
    """Whether two names have two neighbouring Chinese characters in common."""
    pairs = {one[i : i + 2] for i in range(len(one) - 1) if "\u4e00" <= one[i] <= "\u9fff"}
    return any(pair in other for pair in pairs)
