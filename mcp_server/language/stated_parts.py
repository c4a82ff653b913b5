"""A part, its whole and its share of it, in any order, over two sentences, and with several parts of one whole."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.amounts import Amount, amounts, like
from mcp_server.language.portions import portioned, soft
from mcp_server.language.relations import Said, said
from mcp_server.language.shapes import Shape
from mcp_server.language.stated_roles import EARLIER, GREW, MORE
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_MOST: Final = 12
"""Figures of one group."""
GOAL: Final = regex(
    r"目标|计划|预算|应到|应收|应缴|应交|应参|应检|名额|额度|定额|任务"
    r"|\b(?:target|goal|plan(?:ned)?|budget(?:ed)?|quota|allowance|allotment)\b"
)
_GOAL_BEHIND: Final = regex(
    r"^(?:we |they |it |you )?(?:need(?:ed)?\b|were given|was given|planned|budgeted|aimed|promised)"
)
_ASIDE: Final = regex(
    r"同比|环比|增长|增幅|降幅|涨|跌|优惠|折扣|税|利息|利率|误差|偏差|差额|超支|节约|节省"
    r"|\b(?:discount|interest|tax|vat|increase|decrease|rise|fell|drop|growth|grew|rose|difference|deviation|variance"
    r"|overrun|saving"
    r"|saved|premium|surplus|shortfall|gap|change|inflation|surcharge|markup|mark-up|error|probability|confidence"
    r"|points?)\b"
)
"""Words of a percentage that is no share of the figures beside it."""
_OWN: Final = regex(
    r"满意|好评|准确|正确|有效|毛利|净利|利润|税|利|费|增长|汇|效|折扣|通胀|差错|误差|同比|环比|平均|综合"
)
"""Rates that are worked out of something else, unless they are named after a figure."""
_NAMED: Final = regex(r"(?P<name>[\u4e00-\u9fff]{1,12}?)[率面度](?:为|是|达到?|有|仅|只有|:|就是|也就是|是)?\s?$")
_SHARE: Final = regex(
    r"占(?:比|到|了|去|据|用)?(?:为|是|达)?\s?$|占(?:全部|总数|总量|总额|总人数|总体|其中|所有|全体|整体|比例|比重)?的?(?:比例|比重)?(?:为|是|达)?\s?$"
    r"|(?:^|[,;(]|——)\s?(?:即|就是|也就是说?|相当于|合|等于|比例|比例为|比例是|比例达|这就是)(?:占)?\s?$|^\s?[,(]\s?$"
)
_EXACT: Final = regex(r"占(?P<whole>[\u4e00-\u9fff]{0,10}?)的?\s?$")
_APPOSED: Final = regex(
    r"(?:^|[,;:(—–=]|\s-)\s?(?:and |so |thus |hence |that |this |it |we |they )*"
    r"(?:or|that is|i\.e\.,?|which is|which are|is|are|equals|equal to|equivalent to|=|makes?|making|giving|gives?"
    r"|means|meaning"
    r"|which (?:makes?|gives?|means|equals|works out at|comes to|corresponds to|amounts to)|works out at|we are|i am"
    r"|they are|comes to)"
    r"(?: to| about| just| only| exactly| some)*\s?$"
)
_NOUN: Final = regex(
    r"(?:[,;:(—–]|\s-|\band|\bor|\bso|\bwhich|\bmakes?|\bmaking|\bgiving|\bgives?|\bmeans|\bfor|\bat|\bis)\s?"
    r"(?:that is |which is |which makes |which means |thus |hence |that makes |this is |this makes |makes )?"
    r"(?P<the>an?|the|our|its|their) (?P<name>(?:[a-z-]+ ){1,4})(?:of|is|was|are|were|at|stood at|came to|:|=)"
    r"(?: about| just| only| exactly)*\s?$"
)
_BARE: Final = regex(r"^,?\s?[,(:]\s?$|^ \($")
_OF_IT: Final = regex(
    r"^\s?of (?:it|them|all|(?:the |our |its )?(?:total|whole|plan|budget|target|goal|quota|way|time|sum|amount|money"
    r"|limit|lot))\b"
)
_ENDED: Final = regex(r"^\s?(?:$|[,.;:)。、(—–]|and\b|but\b|while\b|in all\b|overall\b|in total\b)")
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
_LINKED: Final = (
    (regex(r"执行|使用|支出|动用"), regex(r"支出|支付|花|使用|用[了去掉]|付|拨")),
    (regex(r"出勤|到岗|到会|出席|到课|参会|到场"), regex(r"实到|到[了场会课岗]|出席|参加|来[了]")),
    (regex(r"及时|准时|按时|按期"), regex(r"内|及时|准时|按时|按期|当[天日]")),
    (regex(r"覆盖|普及|接入|安装|建成|配备"), regex(r"已|接|装|覆盖|配|建|有")),
    (regex(r"占用|利用|使用|在用|开机|稼动"), regex(r"占用|使用|在用|用|开")),
    (regex(r"入住|出租|上座|就座"), regex(r"住|租|坐|座|观众|卖出")),
    (regex(r"转化|成交|购买|下单|付费|中签|命中"), regex(r"下单|成交|购买|买|付费|签|注册|最终|转|中")),
    (regex(r"回收|回复|回函|响应|应答|接通|答复"), regex(r"回|收|应|接|答")),
    (regex(r"就业|签约|升学|录取|录用"), regex(r"就业|签|落实|升|考[上入]|录")),
    (regex(r"参保|参与|参会|投保|参加|投票"), regex(r"参|保险|投|加入")),
    (regex(r"完成|达成|兑现|交付"), regex(r"完成|实|交|达|已")),
)
"""What a rate is called, and what is said of the part."""
_COMMON: Final = frozenset("分有用人数率总全年月大小中个均和与的了在")
_SPLIT: Final = re.compile(";")
_PAUSE: Final = re.compile(r"[,;:()。—]|\s[-–]\s")


_MEAN: Final = regex(r"均|每|\b(?:average|mean|median|each|per|every)\b")


_CONVERTS: Final = regex(
    r"\b(?:conversion|response|click\w*|reply|open|hit|order|booking|sign-?up)(?: rate)?(?: of| was| is|:)?\s?$"
    r"|(?:转化|成交|签约|录用|录取|响应|点击|中标|赢单|注册|付费|下单|回函|回复|打开)率(?:为|是|达)?\s?$"
)


class Kin(NamedTuple):
    """The figures of a stretch of a sentence: amounts and percentages."""

    shape: Shape
    plain: list[Amount]
    rates: list[Amount]


def of_wholes(shape: Shape, before: Shape | None) -> Iterator[Said]:
    """Yield the shares of a sentence with their parts and wholes; *before* is the sentence right ahead of it."""
    shape = portioned(shape)
    last = [one for one in amounts(portioned(before)) if _is_plain(one)] if before is not None else []
    every = [one for one in amounts(shape) if one.figure.text]
    if not every or len(every) > _MOST * 2:
        return
    cuts = [found.start() for found in _SPLIT.finditer(shape.text)]
    for low, high in zip([0, *cuts], [*cuts, len(shape.text)], strict=True):
        own = [one for one in every if low <= one.place < high]
        kin = Kin(
            shape, [one for one in own if _is_plain(one)], [one for one in own if one.figure.dimension == "percent"]
        )
        if kin.rates and len(own) <= _MOST:
            yield from _told(kin, last)


def _is_plain(one: Amount) -> bool:
    figure = one.figure
    counted = (
        figure.dimension in {"count", "money", "duration", "effort"} and figure.bound == "=" and figure.upper is None
    )
    return counted and not figure.signed and not figure.per and figure.value > 0 and not _MEAN.search(one.near)


def _told(kin: Kin, last: Sequence[Amount]) -> Iterator[Said]:
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
        pair = _pair(ahead, behind if len(kin.rates) == 1 else []) or _led(kin, ahead, rate)
        if pair:
            whole = pair[1] if number == 0 else whole
            yield from _shared(kin, pair, rate)
        elif len(ahead) == 1 and whole and _fit(ahead[0], whole):
            yield from _shared(kin, (ahead[0], whole), rate)
        elif len(kin.plain) == 1 and len(ahead) == 1 and number == 0:
            wide = [
                one for one in last if like(one.figure, ahead[0].figure) and one.figure.value >= ahead[0].figure.value
            ]
            if len(wide) == 1 and sum(one.figure.dimension == wide[0].figure.dimension for one in last) == 1:
                yield from _shared(kin, (ahead[0], wide[0]), rate, far=True)


def _may_be_share(rate: Amount) -> bool:
    figure = rate.figure
    if figure.signed or figure.upper is not None or figure.value < 0:
        return False
    return not (
        GREW.search(rate.head) or MORE.search(rate.tail) or _ASIDE.search(rate.near) or _ASIDE.match(rate.behind)
    )


def _pair(ahead: Sequence[Amount], behind: Sequence[Amount]) -> tuple[Amount, Amount] | None:
    """Return a part and a whole, where just two figures may be that."""
    near = [
        one
        for one in (*ahead, *behind)
        if not (EARLIER.search(one.near) or GREW.search(one.head) or MORE.search(one.tail))
    ]
    pairs = [(one, two) for n, one in enumerate(near) for two in near[n + 1 :] if _fit(one, two)]
    if len(pairs) != 1:
        return None
    one, two = pairs[0]
    goals = [bool(GOAL.search(x.near) or _GOAL_BEHIND.match(x.behind)) for x in (one, two)]
    if goals[0] != goals[1]:
        return (two, one) if goals[0] else (one, two)
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
    return like(one.figure, two.figure) or (
        one.figure.dimension in {"count", "duration"} and two.figure.dimension == "count" and not two.figure.unit
    )


def _shared(kin: Kin, pair: tuple[Amount, Amount], rate: Amount, *, far: bool = False) -> Iterator[Said]:
    part, whole = pair
    clear = _is_clear(kin, part, whole, rate, far=far)
    one, two, stated = _alone(part.figure, whole.figure), whole.figure, rate.figure
    rest = one.model_copy(update={"value": two.value - one.value, "text": ""})
    failed = bool(_FAILED.search(part.near + " " + part.behind)) and bool(
        _WENT_WELL.search(rate.near + " " + rate.behind)
    )
    failed = failed and not _FAILED.search(rate.near + " " + rate.behind)
    for of, sure in ((one, clear and not failed), (rest, clear and failed)):
        if of.value < 0 or not two.value:
            continue
        if stated.bound == "=" and not soft(stated):
            yield said("share", (of, two), stated, clear=sure)
        elif sure and _is_off(of.value / two.value * 100, stated):
            yield said("share", (of, two), stated.model_copy(update={"bound": "="}))


def _alone(part: Quantity, whole: Quantity) -> Quantity:
    """Return a part in the unit of a whole that names none."""
    return (
        part
        if like(part, whole)
        else part.model_copy(update={"unit": "", "dimension": "count", "text": f"{part.value:f}"})
    )


def _is_off(percent: Decimal, stated: Quantity) -> bool:
    """Whether a share is not what a round or loose word for it can mean."""
    room = stated.step / 2
    if stated.bound in {">", ">="}:
        return percent < stated.value - room
    if stated.bound in {"<", "<="}:
        return percent > stated.value + room
    return abs(percent - stated.value) > (
        max(room, stated.value / 6) if stated.bound == "~" else room + Decimal("0.05")
    )


def _is_clear(kin: Kin, part: Amount, whole: Amount, rate: Amount, *, far: bool) -> bool:
    """Whether a sentence says that a percentage is the share of two figures, and of nothing else."""
    shape = kin.shape
    clause = _clause(part)
    if named := _NAMED.search(rate.head):
        return _is_named(named["name"], clause) or bool(
            GOAL.search(whole.near) and regex("完成|达成|执行|兑现|使用").search(named["name"])
        )
    exact = _EXACT.search(rate.head)
    if exact and exact["whole"]:
        wide = _clause(whole)
        return regex("总|全[部体]|其|所有|整|比|该").search(exact["whole"]) is not None or _is_named(
            exact["whole"], wide
        )
    if _SHARE.search(rate.head):
        return part.place < rate.place
    if far:
        return False
    ahead = shape.text[: rate.place]
    if part.place < whole.place < rate.place and "占" in shape.text[part.place : whole.place]:
        return regex(r"^[^,;。]{0,8}的\s?$").match(ahead[whole.place + 1 :]) is not None
    if part.place < rate.place:
        apposed = _APPOSED.search(ahead[-48:]) or (_BARE.match(ahead[-2:].lstrip()) is not None)
        if apposed and (_ENDED.match(rate.tail) or _OF_IT.match(rate.tail) or _GOAL_BEHIND.match(rate.behind)):
            return True
        noun = _NOUN.search(ahead[-64:])
        if noun and not _ASIDE.search(noun["name"]):
            return noun["the"] in {"a", "an"} or _stems(noun["name"], f"{clause} {_clause(whole)}")
        return _OF_IT.match(rate.tail) is not None and bool(
            regex(r"(?:,|\bso\b|\bor\b|\bis\b|\bare\b)(?! and)[a-z ]{0,12}$").search(ahead)
        )
    # a share, then what it is the share of, and how many these are: three quarters of the 640 households (460)
    of = regex(r"^ of (?:(?:the|our|all|its|these|those|their) )*$").match(rate.tail)
    behind = shape.text[whole.place + 1 : part.place]
    return bool(
        of and whole.place < part.place and regex(r"^[^,;:(]{0,30}(?:,|\(|,? or|,? that is|:|=)\s?$").match(behind)
    )


def _is_named(name: str, clause: str) -> bool:
    """Whether a rate is called after what a clause says of its figure."""
    name = name[-6:]
    if any(name[i : i + 2] in clause for i in range(len(name) - 1)):
        return True
    if any(one.search(name) and other.search(clause) for one, other in _LINKED):
        return True
    return not _OWN.search(name) and any(sign in clause for sign in name[-2:] if sign not in _COMMON)


def _stems(name: str, clause: str) -> bool:
    return any(re.search(rf"\b{re.escape(word[:4])}", clause) for word in name.split() if len(word) > 3)


def _clause(one: Amount) -> str:
    """Return the words of the clause in which a figure stands, without the next figure's."""
    return f"{_PAUSE.split(one.head)[-1]}{one.figure.text.lower()}{_PAUSE.split(one.tail)[0]}"
