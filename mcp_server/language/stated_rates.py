"""Rates with their numerator and denominator, products, averages and the steps of a funnel, in sentences."""

import re
from collections.abc import Iterator
from typing import Final

from mcp_server.language.relations import Said, alike, may_be, said
from mcp_server.language.shapes import COUNT, EFFORT, MARKS, MONEY, PERCENT, RATIO, TIME, Shape
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_N: Final = f"[{COUNT}{MONEY}{TIME}{EFFORT}]"
_G: Final = f"[^;。!?{MARKS}]"
_NEAR: Final = f"[^;。!?{MARKS}.]"
_H: Final = f"[^;。!?{COUNT}-{RATIO}]"
"""What may stand between two figures; a date may, too."""
_THE: Final = "(?:the |our |all |its |these )*"
_OF: Final = regex(
    rf"({_N}){_G}{{0,12}}? (?:out )?of {_THE}({_N}){_H}{{0,40}}?(?:,|\(|:|=|–|—|\bor\b){_G}{{0,30}}?({PERCENT})"
    rf"(?P<behind>{_G}{{0,14}})"
)
_AMONG: Final = regex(
    rf"\bof {_THE}({_N}) {_H}{{2,50}}?, ({_N}){_H}{{0,40}}?(?:,|\(){_G}{{0,30}}?({PERCENT})(?P<behind>{_G}{{0,14}})"
)
_OF_ZH: Final = regex(
    rf"({_N}){_G}{{0,14}}?(?:[,(]\s?其中|中[,，]?){_G}{{0,12}}?({_N}){_G}{{0,14}}?[,(](?P<cue>{_G}{{0,14}}?)({PERCENT})"
)
_SHARE_ZH: Final = regex(rf"({_N}){_G}{{0,6}}?[,(]{_G}{{0,6}}?占(?:比)?(?P<whole>{_G}{{0,10}}?)的?({PERCENT})")
_GOAL: Final = "目标|计划|预算|额度|应到|应|名额|target|goal|plan(?:ned)?|budget"
_DONE: Final = (
    "完成率|达成率|执行率|完成|达成|达到|使用率"
    "|完成了|兑现率|到课率|completion|attainment|reached|achieved|of (?:plan|target|budget)"
)
_GOAL_BEHIND: Final = regex(
    rf"({_N}){_G}{{0,10}}?[,;(]{_G}{{0,8}}?(?:{_GOAL}){_G}{{0,10}}?({_N}){_G}{{0,8}}?[,;()]+{_G}{{0,8}}?"
    rf"(?:{_DONE}){_G}{{0,6}}?({PERCENT})"
)
_GOAL_AHEAD: Final = regex(
    rf"(?:{_GOAL}){_G}{{0,12}}?({_N}){_G}{{0,10}}?[,;(]{_G}{{0,14}}?({_N}){_G}{{0,10}}?[,;(]{_G}{{0,8}}?"
    rf"(?:{_DONE}){_G}{{0,6}}?({PERCENT})"
)
_RATE_NAME: Final = regex(
    rf"({_N})(?P<one>{_G}{{0,16}}?)[,;](?P<two>{_G}{{0,16}}?)({_N}){_G}{{0,8}}?[,;(](?P<name>{_G}{{0,12}}?)率(?:为|是|约|达)?\s?({PERCENT})"
)
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
_MEAN_ZH: Final = regex(
    rf"({_N}){_G}{{0,8}}?[,;]{_G}{{0,12}}?({_N}){_G}{{0,8}}?[,;](?P<by>平均每|人均|平均|每{_G}{{1,4}}?平均)(?P<name>{_G}{{0,6}}?)({_N})"
)
_AT: Final = regex(
    rf"([{COUNT}{TIME}{EFFORT}]){_G}{{0,14}}? (?:at|x|×|@|times) ({MONEY})(?P<each>{_NEAR}{{0,20}}?)(?:,|:|=|\bbrings?"
    rf"|\bcosts?|\bcome[s]? to|\bmakes?|\bis\b|\bare\b"
    rf"|\bgives?|\bfor\b){_NEAR}{{0,14}}?({MONEY})(?P<behind>{_G}{{0,16}})"
)
_EACH_EN: Final = regex(
    rf"({_N}){_G}{{0,20}}?(?: with| of|,| at| x| ×) ({_N}){_G}{{0,20}}?\b(?:each|apiece)\b"
    rf"{_G}{{0,20}}?(?:,|:|=|\bmakes?|\bare\b|\bis\b|\bso\b|\bor\b){_G}{{0,10}}?({_N})"
)
_PER_EN: Final = regex(rf"({_N}){_G}{{0,24}}?({_N}){_G}{{0,6}}?, ({_N}) (?:a|an|per|each|for each) (?P<thing>[a-z]+)")
_NOT_OF: Final = regex(
    r"\s?(?:of\b|more|less|fewer|higher|lower|above|below|from|up|down|faster|slower|off|discount|growth|points|target|at|on|the|a\b|by)"
)
_ASIDE: Final = regex(
    r"目标|计划|上年|去年|上月|同比|环比|增长|下降|提高|提升|减少|增加|较|比|target|goal|plan|against"
    r"|up |down |last|previous|vs"
    r"|compared|rose|fell|increas|decreas|\"\s?,"
)
_ENDS: Final = regex(r"\s?(?:[,.;:)。(]|$|a (?:year|month|week|day)|per|in (?:all|total)|once|together|and\b)")


def rates(shape: Shape) -> Iterator[Said]:
    """Yield what a sentence says of rates, and of the products and averages of its figures."""
    text = shape.text
    for found in _OF.finditer(text):
        if not _ASIDE.search(text, found.start(2), found.start(3)):
            clear = not _NOT_OF.match(found["behind"])
            yield from _share(shape, found.start(1), found.start(2), found.start(3), clear=clear)
    for found in _AMONG.finditer(text):
        clear = not _NOT_OF.match(found["behind"]) and not _ASIDE.search(text, found.start(2), found.start(3))
        yield from _share(shape, found.start(2), found.start(1), found.start(3), clear=clear)
    for found in _OF_ZH.finditer(text):
        clear = not _ASIDE.search(found["cue"])
        yield from _share(shape, found.start(2), found.start(1), found.start(4), clear=clear)
    for found in _SHARE_ZH.finditer(text):
        yield from _of_first(shape, found.start(1), found.start(3), found["whole"])
    for pattern in (_GOAL_BEHIND, _GOAL_AHEAD):
        for found in pattern.finditer(text):
            one, two = (1, 2) if pattern is _GOAL_BEHIND else (2, 1)
            yield from _share(shape, found.start(one), found.start(two), found.start(3), clear=True)
    for found in _RATE_NAME.finditer(text):
        # the rate is named after the second figure: 完课 308 人，完课率 65%
        clear = shared(found["name"], found["two"] + shape.token(found.start(4)).text)
        yield from _share(shape, found.start(4), found.start(1), found.start(6), clear=clear)
    yield from _anywhere(shape)
    yield from _steps(shape)
    yield from _products(shape)


def _share(shape: Shape, part: int, whole: int, rate: int, *, clear: bool) -> Iterator[Said]:
    one, two, stated = shape.figure(part), shape.figure(whole), shape.figure(rate)
    if stated.bound != "=" or stated.signed or one.bound != "=" or two.bound != "=":
        return
    if one.dimension == two.dimension:
        yield said("share", (one, two), stated, clear=clear, sure=clear)


def _of_first(shape: Shape, part: int, rate: int, whole: str) -> Iterator[Said]:
    """Yield a share (占 15%) of the figures ahead of it; clearly of the first one, where that is called the whole."""
    one, stated = shape.figure(part), shape.figure(rate)
    wholes = [
        (at, two) for at, two in shape.figures(0, part) if two.dimension == one.dimension and two.value >= one.value
    ]
    for number, (at, two) in enumerate(wholes):
        named = bool(regex("共|总|合计|余额|全部|全年|全体|收到|其中").search(shape.text, max(0, at - 8), at + 8))
        yield said("share", (one, two), stated, clear=number == 0 and named and not whole.strip() and alike(one, two))


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
        clear = shared(found["name"], found["thing"] + two.text)
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
    for found in _MEAN_ZH.finditer(text):
        one, two, three = (shape.figure(found.start(n)) for n in (1, 2, 5))
        # goals in a row: an average that is aimed at, or one behind a semicolon that does not say of what
        if _ASIDE.search(found["name"]) or (found["by"] == "平均" and ";" in found.group()):
            continue
        counted = one.dimension == "count" and one.unit != two.unit
        yield said("ratio", (two, one), three, clear=alike(two, three) and counted, sure=alike(two, three) and counted)
        yield said(
            "ratio",
            (one, two),
            three,
            clear=alike(one, three) and two.dimension == "count" and not counted,
            sure=alike(one, three) and two.dimension == "count" and not counted,
        )
    for found in _PER_EN.finditer(text):
        one, two, three = (shape.figure(found.start(n)) for n in (1, 2, 3))
        clear = alike(two, three) and one.unit.rstrip("s") == found["thing"].rstrip("s")
        yield said("ratio", (two, one), three, clear=clear, sure=clear)
        yield said("ratio", (one, two), three, clear=False)


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
