"""Rates that are called what they are of, and whose whole or part stands elsewhere in the text.

"52 人退费，退费率 2.0%" is of the 2,600 that are told of a page above. Where no figure of the text gives a rate
together with the one beside it, and one that counts the same nearly does, that is asked.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from mcp_server.language.amounts import Amount, amounts, is_amount
from mcp_server.language.claims import recompute
from mcp_server.language.naming import Named, keys
from mcp_server.language.relations import asked, exactly, written
from mcp_server.language.shapes import PERCENT, Shape
from mcp_server.language.share_words import GOAL, shifted
from mcp_server.language.stated_means import PEOPLE
from mcp_server.model.paper import Nearly
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

MANY: Final = 100
"""Rates that are looked at."""
STEPS: Final = 40
"""Figures at one step that are looked at."""
BESIDE: Final = 40
"""Characters between a figure and a rate of it."""
FEW: Final = 10
"""A number from which on a rate of it tells something."""
NEAR: Final = Decimal("1.25")
"""How many times as much as it should be a rate may be to be meant for two figures."""
FAR: Final = 2.5
"""The same where they may give it by its rounding."""
_CALLED: Final = regex(
    r"(?P<name>[\u4e00-\u9fff]{1,8})(?:率|完成度|达成度)(?:为|是|达到?|约为?|仅|只有|有|:)?\s?$"
    r"|(?P<done>完成|达成|兑现)(?:了|率|度|目标|计划|的)?(?:为|是|约)?\s?$"
    r"|\b(?:an?|the|our|its|their) (?P<of>(?:[a-z-]+ ){0,3})(?:rate|quota|ratio|turnout|occupancy|attendance|uptake"
    r"|conversion|completion)(?: (?:of|is|was|at|stood at|came to))?:?\s?$"
)
_BACK: Final = regex(r"^ (?P<of>(?:[a-z-]+ ){0,2})(?:rate|occupancy|attendance|turnout|uptake|conversion)\b")
_REACHED: Final = regex(
    r"^ (?:(?:of (?:it|that|them) )?(?:was|were|is|has been|have been) (?:reached|achieved|met|attained|delivered"
    r"|done|completed)|of (?:it|that|them))\b"
)
"""Behind what was reached of an aim that is told right before it."""
_ELSE: Final = regex(
    r"要求|标准|考核|[高低]于|同比|环比|较|[去上]年|上[月期周季]|预计|不[超低]|至少|提高|下降|升|降|增|减|涨|跌|平均|利率|税率|折扣|毛利"
    r"|\b(?:target|than|last|previous|aim|goal|limit|interest|tax|growth|discount|average|error)\b"
)
"""Words of a rate that is none of two amounts beside it."""


def nearly_called(shapes: Sequence[Shape], every: Sequence[Named], told: frozenset[int]) -> Iterator[Nearly]:
    """Yield rates that two amounts of a text nearly give; *told*: the places of results that are read."""
    counted: dict[str, list[Named]] = defaultdict(list)
    for one in every:
        if is_amount(one.value) and one.value.dimension in {"count", "money"}:
            counted[one.value.dimension].append(one)
    looked = 0
    for shape in shapes:
        if PERCENT not in shape.text:
            continue
        for rate in amounts(shape):
            ends = _FROM_TO.search(rate.near) if rate.figure.dimension == "percent" else None
            if not ends or rate.figure.start in told:
                continue
            if found := _between(rate, ends, counted["count"]):
                yield asked(shape.sentence, "share", map(written, found), exactly(rate.figure))
                break
        for rate, part in _rates(shape):
            looked += 1
            if looked > MANY:
                return
            if rate.figure.start in told:
                continue
            if found := _missed(rate, part, counted[part.figure.dimension]):
                yield asked(shape.sentence, "share", map(written, found), rate.figure)
                break


_FROM_TO: Final = regex(
    r"(?:从|由|^|[,;。:、])\s?(?P<one>[\u4e00-\u9fff]{2,6}?)\s?(?:到|至|→|-)\s?(?P<two>[\u4e00-\u9fff]{2,6}?)(?:这一步|环节|阶段)?[的,]?"
    r"(?:整体|总体|综合|总)?(?:通过|转化|录用|签约|入职|到课|成交|留存|转换)?(?:率|比例|比率|占比)(?:为|是|约|达|约为)?\s?$"
    r"|\bfrom (?:the )?(?P<from>[a-z]+(?: [a-z]+)?) to (?:the )?(?P<to>[a-z]+(?: [a-z]+)?)[,:]?"
    r"(?: (?:was|is|at|of|only|just|about|came|stood|the|rate|conversion))*\s?$"
    r"|\b(?P<a>[a-z]+)-to-(?P<b>[a-z]+)(?: (?:was|is|at|of|only|just|about|came|stood|the|rate|conversion))*:?\s?$"
)
"""From which step to which a rate is told."""
ODD: Final = Decimal("1.7")
"""How many times as much as it should be such a rate may be."""


def _between(rate: Amount, ends: re.Match[str], every: Sequence[Named]) -> tuple[Quantity, Quantity] | None:
    """Return the numbers at two steps that nearly give the rate between them; nothing where some give it."""
    stated = exactly(rate.figure)
    first, last = (set(keys(ends[one] or ends[two] or ends[three])) for one, two, three in _ENDS)
    best: tuple[Decimal, tuple[Quantity, Quantity]] | None = None
    if not first or not last or stated.upper is not None or stated.bound != "=" or not stated.value:
        return None
    parts = [one for one in every if one.near & last][:STEPS]
    for whole in [one for one in every if one.near & first][:STEPS]:
        for part in parts:
            if part.value.value >= whole.value.value:
                continue
            if _gives(part.value, whole.value, stated):
                return None
            times = part.value.value / whole.value.value * 100 / stated.value
            off = max(times, 1 / times)
            if off <= ODD and (best is None or off < best[0]):
                best = off, (part.value, whole.value)
    return best[1] if best else None


def _gives(part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    """Whether two amounts give a rate."""
    if abs(part.value / whole.value * 100 - rate.value) > _CLOSE * rate.value:
        return False
    result = recompute("share", [part, whole], rate)
    return bool(result and result.holds)


_CLOSE: Final = Decimal("0.6")
"""Of itself, how far off a rate of one digit may be by its rounding."""
_ENDS: Final = (("one", "from", "a"), ("two", "to", "b"))


def _rates(shape: Shape) -> Iterator[tuple[Amount, Amount]]:
    """Yield the rates of a sentence that are called something, each with the amount that is told right before it."""
    every = amounts(shape)
    for before, rate in pairwise(every):
        figure = rate.figure
        if figure.dimension != "percent" or not is_amount(figure) or _ELSE.search(rate.near):
            continue
        reached = GOAL.search(f"{before.near} {before.behind}") and _REACHED.match(rate.tail)
        if not (reached or _CALLED.search(rate.near) or _BACK.match(rate.tail)):
            continue
        told = before.figure.value >= FEW and before.figure.text
        near = rate.place - before.place <= BESIDE and ";" not in rate.head and told
        if near and before.figure.dimension in {"count", "money"} and is_amount(before.figure):
            yield rate, before


def _missed(rate: Amount, part: Amount, every: Sequence[Named]) -> tuple[Quantity, Quantity] | None:
    """Return the part and whole that nearly give a rate; nothing where some give it."""
    own, stated = part.figure, rate.figure
    goal = bool(GOAL.search(part.near)) or bool(GOAL.search(part.behind))
    words = set(keys(f"{part.near} {part.figure.text.lower()} {part.behind} {rate.near}"))
    best: tuple[Decimal, tuple[Quantity, Quantity]] | None = None
    size, rated = float(own.value), float(stated.value) / 100
    for one in every:
        value = float(one.value.value)
        ratio = size / value / rated
        far = not 1 / FAR < ratio < FAR and not 1 / FAR < value / size / rated < FAR
        if (far and not (goal or shifted(Decimal(ratio)))) or one.start == own.start or not _alike(one.value, own):
            continue
        if _gives(own, one.value, stated) or _gives(one.value, own, stated):
            return None
        pair = (one.value, own) if goal else (own, one.value)
        times = pair[0].value / pair[1].value * 100 / stated.value
        off = NEAR if shifted(times) else max(times, 1 / times)
        if not goal and one.value.value <= own.value:
            continue
        if (
            off <= NEAR
            and (best is None or off < best[0])
            and (one.near & words or one.total or one.value.unit == own.unit != "" or (goal and _stems(one, words)))
        ):
            best = off, pair
    return best[1] if best else None


def _stems(one: Named, words: set[str]) -> bool:
    """Whether two figures are told with words of one stem: joined, joiners."""
    stems = {word[:4] for word in words if len(word) > 3 and word.isascii()}
    return any(word[:4] in stems for word in one.near if len(word) > 3)


def _alike(one: Quantity, other: Quantity) -> bool:
    if one.dimension == "money":
        return one.unit == other.unit
    mine, theirs = one.unit.lower(), other.unit.lower()
    return mine == theirs or {mine, theirs} <= PEOPLE or not (mine and theirs) or (mine.isascii() and theirs.isascii())
