"""A part, its whole and its share of it, in any order, over two sentences, and with several parts of one whole."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Final, NamedTuple

from mcp_server.language.amounts import Amount, amounts, like
from mcp_server.language.claims import recompute
from mcp_server.language.portions import soft
from mcp_server.language.relations import Said, said
from mcp_server.language.shapes import PERCENT, Shape
from mcp_server.language.share_words import (
    ASIDE,
    GOAL,
    GOAL_BEHIND,
    NAMED,
    OF_THE,
    SHARE,
    is_member,
    is_share,
    near_enough,
)
from mcp_server.language.stated_rates import shared
from mcp_server.language.stated_roles import EARLIER, GREW, MORE
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_MOST: Final = 12
"""Figures of one group."""
_FAILED: Final = regex(
    r"不|未|没|缺|延误|迟到|失败|故障|停|坏|破损|退|投诉|流失|空置|淘汰|丢|漏"
    r"|\b(?:fail\w*|lost|loss|missed|missing|absent|late|delayed|defect\w*|broken|astray|rejected|returned|damaged"
    r"|down(?:time)?|out of"
    r" (?:service|order)|vacant|empty|cancelled|declined|refused|wrong|faulty|not|no|without|turned away|dropped"
    r"|unsold|left|quit|died|dead"
    r"|outage|stood still|unavailable)\b"
)
_WENT_WELL: Final = regex(
    r"合格|及格|通过|到课|出勤|准点|准时|正常|完好|可用|成功|留存|成活|在线|入住|出租|上座|良品"
    r"|\b(?:pass(?:ed)?|success\w*|available|availability|uptime|up|attendance|on time|punctual\w*|delivery|delivered"
    r"|yield|retention"
    r"|survival|occupancy|acceptance|completion|good|working|in service|running)\b"
)
_HALF: Final = 25
"""How far the shares of two parts may be off the whole that they are meant to make."""
_SPLIT: Final = re.compile(";")
_MEAN: Final = regex(r"均|每|\b(?:average|mean|median|each|per|every)\b")
_CONVERTS: Final = regex(
    r"\b(?:conversion|response|click\w*|reply|open|hit|order|booking|sign-?up)(?: rate)?(?: of| was| is|:)?\s?$"
    r"|(?:转化|成交|签约|录用|录取|响应|点击|中标|赢单|注册|付费|下单|回函|回复|打开)率(?:为|是|达)?\s?$"
)
_OF_ZH: Final = regex(r"^[^,。;]{0,4}的\s?$")
_REST: Final = regex(r"其余|余下|剩下|剩余|\b(?:rest|remaining|remainder|left)\b")
_AGAIN: Final = regex(r"(?:也就是说?|即|相当于|合|,\s?or|that is|that's|i\.e\.,?|which is|\()\s?(?:约?占)?\s?$")
_OWN_NAME: Final = regex(
    r"(?:^|[,，;；、(\s])([\u4e00-\u9fff]{2,8}?)占(?:比|总[\u4e00-\u9fff]{1,4}|全[\u4e00-\u9fff]{1,5}?)?[为是约达的]?\s?$"
)
"""What a share is of, where it is named anew right before it: 新人占比 28%."""
_COINS: Final = frozenset({"pounds", "dollars", "euros", "yuan", "francs", "cents", "pence"})


_OF_THAT: Final = regex(r"^ of (?:that|this|it|them|these|those|which|whom)\b")


class Kin(NamedTuple):
    """The figures of a stretch of a sentence: amounts and percentages, and amounts that stand ahead of it."""

    shape: Shape
    plain: list[Amount]
    rates: list[Amount]
    wide: list[Amount]


def of_wholes(shape: Shape, before: Shape | None) -> Iterator[Said]:
    """Yield the shares of a sentence with their parts and wholes; *before* is the sentence right ahead of it.

    Both are told with their portions as percentages.
    """
    if PERCENT not in shape.text or len(shape.tokens) > _MOST * 2:
        return
    every = [one for one in amounts(shape) if one.figure.text]
    last = [one for one in amounts(before) if _may_be_whole(one, before)] if before is not None else []
    if before is not None and before.sentence.line != shape.sentence.line:
        # on another line it must count the very same
        units = {one.figure.unit for one in every if one.figure.dimension != "percent"}
        last = [one for one in last if one.figure.unit and units == {one.figure.unit}]
    members = _members(every)
    if len(members) == 2:
        yield from _other(members, every)
    if len(members) > 2:
        yield from _listed(members, [*last, *(one for one in every if one.place < members[0][0].place)])
        every = [one for one in every if one.place < members[0][0].place or one.place > members[-1][1].place]
    cuts = [found.start() for found in _SPLIT.finditer(shape.text)]
    for low, high in zip([0, *cuts], [*cuts, len(shape.text)], strict=True):
        own = [one for one in every if low <= one.place < high]
        rates = [one for one in own if one.figure.dimension == "percent"]
        if rates and len(own) <= _MOST:
            ahead = [one for one in every if one.place < low and _is_plain(one)]
            yield from _told(Kin(shape, [one for one in own if _is_plain(one)], rates, [*ahead, *last]))


def _members(every: Sequence[Amount]) -> list[tuple[Amount, Amount]]:
    """Return the parts of one whole that each have their share right behind them, the longest run of them."""
    best: list[tuple[Amount, Amount]] = []
    run: list[tuple[Amount, Amount]] = []
    at = 0
    while at + 1 < len(every):
        one, rate = every[at], every[at + 1]
        beside = rate.figure.dimension == "percent" and rate.figure.bound == "=" and _may_be_share(rate)
        close = beside and len(rate.head) < 12 and _is_plain(one) and not NAMED.search(rate.head)
        between = one.figure.dimension == "percent" or any(like(one.figure, other.figure) for other, _ in run)
        if run and ((not close and between) or (close and not between)):
            run = []
        if close:
            run.append((one, rate))
        if len(run) > len(best):
            best = list(run)
        at += 2 if close else 1
    return best


def _other(members: Sequence[tuple[Amount, Amount]], every: Sequence[Amount]) -> Iterator[Said]:
    """Yield the shares of two parts of both of them together, where one of the two is just that."""
    parts = [part.figure for part, _ in members]
    whole = parts[0].model_copy(update={"value": parts[0].value + parts[1].value, "text": ""})
    held = [_holds(part, whole, rate) for part, rate in members]
    total = sum((rate.figure.value for _, rate in members), Decimal(0))
    if any(held) and abs(total - 100) <= _HALF:
        # where both together are named, too, nothing else is meant
        named = [one.figure for one in every if one.figure.value == whole.value and like(one.figure, whole)]
        for part, rate in members:
            one = said("share", (part.figure, *(named or [whole])[:1]), rate.figure, sure=bool(named))
            yield one._replace(certain=bool(named))


def of_items(run: Sequence[Shape], lead: Shape | None) -> Iterator[tuple[Said, Shape]]:
    """Yield the shares of the items of a list that each tell a part and its share, each with its item."""
    if len(run) < 2 or any(PERCENT not in shape.text for shape in run):
        return
    found = [_members([one for one in amounts(shape) if one.figure.text]) for shape in run]
    members = [some[0] for some in found if len(some) == 1]
    if len(members) < len(run) or not all(like(part.figure, members[0][0].figure) for part, _ in members):
        return
    near = lead is not None and lead.sentence.line >= run[0].sentence.line - 2
    ahead = [_named_once(one, members[0][0]) for one in amounts(lead) if _is_plain(one)] if lead and near else []
    yield from zip(_listed(members, ahead), run, strict=True)


def _named_once(whole: Amount, part: Amount) -> Amount:
    """Return a whole without its unit, where its parts leave it out."""
    one = part.figure
    if one.unit or one.dimension != "count" or whole.figure.dimension == "count":
        return whole
    return replace(whole, figure=whole.figure.model_copy(update={"unit": "", "dimension": "count", "text": ""}))


def _listed(members: Sequence[tuple[Amount, Amount]], ahead: Sequence[Amount]) -> Iterator[Said]:
    """Yield the shares of parts that stand in a row: of what is named ahead of them, or of all of them together."""
    parts = [part.figure for part, _ in members]
    total = sum((one.value for one in parts), Decimal(0))
    wholes = [
        one.figure for one in ahead if like(one.figure, parts[0]) and one.figure.value >= max(p.value for p in parts)
    ]
    wholes.append(parts[0].model_copy(update={"value": total, "text": ""}))
    fitting = max(wholes, key=lambda whole: sum(_holds(part, whole, rate) for part, rate in members))
    good = sum(_holds(part, fitting, rate) for part, rate in members)
    for part, rate in members:
        clear = good >= 2 and good >= len(members) - len(members) // 3
        # all others in a row are parts of this whole: so is this one
        certain = clear and good == len(members) - 1
        yield said("share", (part.figure, fitting), rate.figure, clear=clear, sure=certain)._replace(certain=certain)


def _holds(part: Amount, whole: Quantity, rate: Amount) -> bool:
    result = recompute("share", (part.figure, whole), rate.figure)
    return bool(result and result.holds)


def _is_plain(one: Amount) -> bool:
    figure = one.figure
    counted = (
        figure.dimension in {"count", "money", "duration", "effort"} and figure.bound == "=" and figure.upper is None
    )
    # 282 of 940 calls a month
    per = figure.per and not (one.head == " of " and figure.per in {"day", "week", "month", "quarter", "year"})
    return counted and not figure.signed and not per and figure.value > 0 and not _MEAN.search(one.near)


def _may_be_whole(one: Amount, before: Shape) -> bool:
    """Whether a figure of the sentence ahead may be a whole: it is no share of one itself, and not of another time."""
    return _is_plain(one) and not is_member(before, one) and not EARLIER.search(f"{one.near} {one.behind}")


def _told(kin: Kin) -> Iterator[Said]:
    """Yield each rate with what it is the share of."""
    whole: Amount | None = None
    edge = -1
    for number, rate in enumerate(kin.rates):
        following = kin.rates[number + 1].place if number + 1 < len(kin.rates) else 1 << 30
        ahead = [one for one in kin.plain if edge < one.place < rate.place]
        behind = [one for one in kin.plain if rate.place < one.place < following]
        edge = rate.place
        if not _may_be_share(rate):
            continue
        if rest := _rest(ahead, behind, rate):
            yield rest
        if number and _AGAIN.search(rate.head) and (not ahead or "也就是" in rate.head):
            yield from _again(kin.rates[number - 1].figure, rate.figure)
        # of that: of what stands ahead
        later = [] if _OF_THAT.match(rate.tail) or (ahead and _OF_THAT.match(ahead[-1].tail)) else behind
        pair = _pair(ahead) or (_pair([*ahead, *later]) if len(kin.rates) == 1 else None) or _led(kin, ahead, rate)
        if pair:
            whole = pair[1] if number == 0 else whole
            yield from _shared(kin, pair, rate)
        elif ahead:
            yield from _of_earlier(kin, ahead, whole, rate)


def _of_earlier(kin: Kin, ahead: Sequence[Amount], whole: Amount | None, rate: Amount) -> Iterator[Said]:
    """Yield a rate as the share of the figure right before it, of the whole that stands further ahead."""
    part = ahead[-1]
    kind = [one for one in kin.plain if one.place < rate.place and _fit(part, one)]
    if sum(one.place < kin.rates[0].place for one in kin.plain) == 1:
        # the first of them has a share of its own: it is a part like the others
        kind = []
    largest = max(kind, key=lambda one: one.figure.value, default=part)
    if whole is None or not _fit(part, whole):
        whole = largest if len(kind) > 2 and largest is kind[0] else None
    if whole is not None and whole.figure.value >= part.figure.value:
        yield from _shared(kin, (part, whole), rate)
        return
    if len(ahead) > 1 and _fit(part, ahead[-2]):
        return
    wide = [one for one in kin.wide if _may_contain(one, part)]
    for one in wide:
        yield from _shared(kin, (part, one), rate, clear=len(wide) == 1)
    if not wide and SHARE.search(rate.head):
        # 317 people are a share of the 352 sheets that came back, if of anything
        others = [one for one in (*kin.wide, *kin.plain) if one is not part and one.figure.dimension == "count"]
        near = [one for one in others if _nearly(part, one, rate)]
        for one in others:
            yield from _shared(kin, (part, one), rate, clear=[one] == near)


def _may_contain(whole: Amount, part: Amount) -> bool:
    """Whether an earlier figure counts what a part counts, which may leave out its unit."""
    one, two = part.figure, whole.figure
    if two.value < one.value or one.dimension != two.dimension or two.unit in _COINS or whole.near.endswith("at"):
        return False
    return like(one, two) or (not one.unit and one.dimension == "count")


def _nearly(part: Amount, whole: Amount, rate: Amount) -> bool:
    share = part.figure.value / whole.figure.value * 100
    return abs(share - rate.figure.value) <= rate.figure.value / 8


def _again(first: Quantity, second: Quantity) -> Iterator[Said]:
    """Yield a share that is told twice, first as a fraction: one in four, that is 25 %."""
    if (
        soft(first)
        and first.bound == second.bound == "="
        and abs(first.value - second.value) > first.step / 2 + second.step / 2
    ):
        one, all_of = Fraction(first.value / 100).limit_denominator(20).as_integer_ratio()
        of = tuple(Quantity(value=Decimal(number), text=str(number)) for number in (one, all_of))
        yield said("share", of, second)


def _rest(ahead: Sequence[Amount], behind: Sequence[Amount], rate: Amount) -> Said | None:
    """Return what is left of a whole when a share is taken off: two thirds of the 21,980, and the rest, 5,327."""
    if rate.figure.bound != "=":
        return None
    told = [one for one in behind if OF_THE.match(rate.tail)] or [one for one in ahead if _OF_ZH.match(rate.head)]
    if not told:
        return None
    whole = told[0] if told[0].place > rate.place else told[-1]
    left = [one for one in behind if one.place > whole.place and _REST.search(one.head[-24:]) and _fit(one, whole)]
    if len(left) != 1 or not whole.figure.value:
        return None
    share = left[0].figure.value / whole.figure.value * 100
    if abs(100 - share - rate.figure.value) <= rate.figure.step / 2 + Decimal("0.1"):
        return None
    value = 100 - rate.figure.value
    stated = rate.figure.model_copy(update={"value": value, "text": f"{value:f}%", "start": left[0].figure.start})
    return said("share", (_alone(left[0].figure, whole.figure), whole.figure), stated)


def _may_be_share(rate: Amount) -> bool:
    figure = rate.figure
    if figure.signed or figure.upper is not None or figure.value < 0:
        return False
    return not (GREW.search(rate.head) or MORE.search(rate.tail) or ASIDE.search(rate.near) or ASIDE.match(rate.behind))


def _pair(some: Sequence[Amount]) -> tuple[Amount, Amount] | None:
    """Return a part and a whole, where just two figures may be that."""
    near = [one for one in some if not (EARLIER.search(one.near) or GREW.search(one.head) or MORE.search(one.tail))]
    pairs = [(one, two) for n, one in enumerate(near) for two in near[n + 1 :] if _fit(one, two)]
    if len(pairs) != 1:
        return None
    one, two = pairs[0]
    goals = [bool(GOAL.search(x.near) or GOAL_BEHIND.match(x.behind)) for x in (one, two)]
    done, goal = (two, one) if goals[0] else (one, two)
    if goals[0] != goals[1] and done.figure.value <= goal.figure.value * 2:
        return done, goal
    return (one, two) if one.figure.value <= two.figure.value else (two, one)


def _led(kin: Kin, ahead: Sequence[Amount], rate: Amount) -> tuple[Amount, Amount] | None:
    """Return how many of one thing came of how many of another: 330 orders from 11,000 visits."""
    if len(ahead) != 2 or any(one.figure.dimension != "count" for one in ahead):
        return None
    one, two = ahead
    came = regex(r"^ (?:[a-z]+ )?(?:from|out of) ").match(kin.shape.text[one.place + 1 : two.place])
    if came or _CONVERTS.search(rate.head):
        return (one, two) if one.figure.value <= two.figure.value else (two, one)
    return None


def _fit(one: Amount, two: Amount) -> bool:
    """Whether two figures count the same: of one unit, or one of them with its unit left out."""
    if like(one.figure, two.figure):
        return True
    bare = [some.figure.dimension == "count" and not some.figure.unit for some in (one, two)]
    return any(bare) and {one.figure.dimension, two.figure.dimension} <= {"count", "duration"}


def _shared(kin: Kin, pair: tuple[Amount, Amount], rate: Amount, *, clear: bool = True) -> Iterator[Said]:
    part, whole = pair
    own = _OWN_NAME.search(rate.head)
    clear = clear and is_share(kin.shape, part, whole, rate) and (not own or shared(own[1], part.near + part.behind))
    one, two, stated = _alone(part.figure, whole.figure), whole.figure, rate.figure
    rest = one.model_copy(update={"value": two.value - one.value, "text": ""})
    # nine of the 75 candidates failed
    beside = f"{part.near} {part.behind} {whole.behind if part.place < whole.place else ''}"
    well = _WENT_WELL.search(f"{rate.near} {rate.behind}")
    # 180 are let and 20 empty: a rate of both together
    failed = bool(_FAILED.search(beside)) and well is not None and well[0] not in f"{whole.near} {whole.figure.text}"
    failed = failed and not _FAILED.search(rate.near + " " + rate.behind)
    if failed and NAMED.search(rate.head):
        clear = True
    for of, sure in ((one, clear and not failed), (rest, clear and failed)):
        if of.value < 0 or not two.value:
            continue
        if stated.bound == "=" and not soft(stated):
            yield said("share", (of, two), stated, clear=sure and near_enough(of, two, stated))
        elif sure and _is_off(of.value / two.value * 100, stated):
            yield said("share", (of, two), stated.model_copy(update={"bound": "="}))


def _alone(part: Quantity, whole: Quantity) -> Quantity:
    """Return a part in the dimension of a whole, where one of them names no unit."""
    if like(part, whole):
        return part
    return part.model_copy(update={"unit": whole.unit, "dimension": whole.dimension, "text": ""})


def _is_off(percent: Decimal, stated: Quantity) -> bool:
    """Whether a share is not what a round or loose word for it can mean."""
    room = stated.step / 2
    if stated.bound in {">", ">="}:
        return percent < stated.value - room
    if stated.bound in {"<", "<="}:
        return percent > stated.value + room
    return abs(percent - stated.value) > (
        max(room, stated.value / 11) if stated.bound == "~" else room + Decimal("0.05")
    )
