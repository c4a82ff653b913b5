"""What says that a percentage is the share of the figures beside it, and of no others."""

import re
from decimal import Decimal
from typing import Final

from mcp_server.language.amounts import Amount
from mcp_server.language.shapes import PERCENT, Shape
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

GOAL: Final = regex(
    r"目标|计划(?![内外])|预算(?![内外])|应到|应收|应缴|应交|应参|应检|名额|额度|定额|任务(?!的)"
    r"|\b(?:target|goal|plan(?:ned)?|budget(?:ed)?|quota|allowance|allotment)\b"
)
GOAL_BEHIND: Final = regex(
    r"^(?:we |they |it |you )?(?:need(?:ed)?\b|were given|was given|planned|budgeted|aimed|promised)"
)
ASIDE: Final = regex(
    r"同比|环比|增长|增幅|降幅|涨|跌|优惠|折扣|税|利息|(?<![毛净])利率|误差|偏差|差额|超支|节约|节省"
    r"|\b(?:discount|interest|tax|vat|increase|decrease|rise|fell|drop|growth|grew|rose|difference|deviation|variance"
    r"|overrun|saving"
    r"|saved|premium|surplus|shortfall|gap|change|inflation|surcharge|markup|mark-up|error|probability|confidence"
    r"|points?|adjust\w*|raises?|hike|uplift|correction|revision|of the way)\b"
)
"""Words of a percentage that is no share of the figures beside it."""
_OWN: Final = regex(
    r"满意|好评|准确|正确|有效|毛利|净利|利润|税|利|费|增长|汇|效|折扣|通胀|差错|误差|同比|环比|平均|综合"
)
"""Rates that are worked out of something else, unless they are named after a figure."""
NAMED: Final = regex(
    r"(?P<name>[\u4e00-\u9fff]{1,12}?)(?:率|面|度|比例|比重)(?:为|是|达到?|有|仅|只有|:|就是|也就是|是)?\s?$"
)
SHARE: Final = regex(
    r"占(?:比|到|了|去|据|用)?(?:为|是|达)?\s?$|占(?:全部|总数|总量|总额|总人数|总体|其中|所有|全体|整体|比例|比重)?的?(?:比例|比重)?(?:为|是|达)?\s?$"
    r"|(?:^|[,;(]|——)\s?(?:即|就是|也就是说?|相当于|合|等于|比例|比例为|比例是|比例达|这就是)(?:占)?\s?$|^\s?[,(]\s?$"
)
_EXACT: Final = regex(r"占[了到去据用比]?(?P<whole>[\u4e00-\u9fff]{0,10}?)的?\s?$")
_APPOSED: Final = regex(
    r"(?:^|[,;:(—–=]|\s-)\s?(?:and |so |thus |hence |that |this |it |we |they )*"
    r"(?:or|so|thus|hence|that is|i\.e\.,?|which is|which are|is|are|equals|equal to|equivalent to|=|makes?|making"
    r"|giving|gives?"
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
    r"|limit|lot|capacity|places|seats)|what)\b"
)
_LEADS: Final = regex(r"(?:,|\bso\b|\bor\b|\bis\b|\bare\b)(?! and)[a-z ]{0,12}$")
_WAS: Final = regex(r",[a-z ]{0,40}$")
OF_THE: Final = regex(r"^ of (?:(?:the|our|all|its|these|those|their) )*$")
_OUT_OF: Final = regex(r"^ (?:[a-z]+ )?(?:out )?of (?:(?:the|our|all|its|these|those|their) )*$")
_WITHIN: Final = regex(r"^\s?[\u4e00-\u9fff]{0,6}[中里内](?:的|有|,)*\s?$")
_PAIR: Final = regex(
    r"[,:(–—](?: ?(?:that is|that means|i\.e\.|namely|or|which is|即|就是|也就是|全[\u4e00-\u9fff]{1,3}|所有))?,? ?$"
)
_ENDED: Final = regex(r"^\s?(?:$|[,.;:)。、(—–]|and\b|but\b|while\b|in all\b|overall\b|in total\b)")
_LINKED: Final = (
    (regex(r"执行|使用|支出|动用"), regex(r"支出|支付|花|使用|用[了去掉]|付|拨")),
    (regex(r"出勤|到岗|到会|出席|到课|参会|到场"), regex(r"实到|到[了场会课岗]|出席|参加|来[了]")),
    (regex(r"及时|准时|按时|按期"), regex(r"内|及时|准时|按时|按期|当[天日]")),
    (regex(r"覆盖|普及|接入|安装|建成|配备"), regex(r"已|接|装|覆盖|配|建|有")),
    (regex(r"占用|利用|使用|在用|开机|稼动"), regex(r"占用|使用|在用|用|开|存|装")),
    (regex(r"入住|出租|上座|就座"), regex(r"住|租|坐|座|观众|卖出")),
    (regex(r"转化|成交|购买|下单|付费|中签|命中"), regex(r"下单|成交|购买|买|付费|签|注册|最终|转|中")),
    (regex(r"回收|回复|回函|响应|应答|接通|答复"), regex(r"回|收|应|接|答")),
    (regex(r"就业|签约|升学|录取|录用"), regex(r"就业|签|落实|升|考[上入]|录")),
    (regex(r"参保|参与|参会|投保|参加|投票"), regex(r"参|保险|投|加入")),
    (regex(r"完成|达成|兑现|交付"), regex(r"完成|实|交|达|已")),
)
"""What a rate is called, and what is said of the part."""
_COMMON: Final = frozenset("分有用人数率总全年月大小中个均和与的了在")
_COMES_TO: Final = regex(r"占|完成|达到?|相当于|[是为]")
_HAN: Final = regex(r"[\u4e00-\u9fff],\s?$")
_PAUSE: Final = re.compile(r"[,;:()。—]|\s[-–]\s")


_BEFORE_BOUND: Final = regex(
    r"(?:(?:大|将|接)?近|约|大约|大概|差不多|几乎|超过?|逾|不到|不足|不止|[刚正恰]好|整整|nearly|almost|about|roughly"
    r"|around|over"
    r"|close to|a (?:little|bit) (?:more|less) than|well over|a good|more than|less than|fewer than|just under"
    r"|just over|under|barely|some|at least|at most|up to|exactly|only|just"
    r")(?: an?)?\s?$"
)
_ANOTHER: Final = regex(
    r"目标|计划|预期|要求|标准|行业|同行|明年|下年|去年|上年|上[个一]?[月季周期]|同期|此前|之前|原来|平均"
)
"""What makes a rate that of another time, or one that is only meant."""


_ASKED: Final = regex(r"\b(?:asks? for|requires?|required|demands?|needs?|must|should|quorum|threshold)\b[^,;]{0,16}$")


def bare(text: str) -> str:
    """Return the words before a share without those for about how much it is."""
    while found := _BEFORE_BOUND.search(text):
        text = text[: found.start()]
    return text


_OWN_SHARE: Final = regex(
    r"^(?: of (?:them|these|those|which|whom))?\s?[(,，]\s?(?:占[\u4e00-\u9fff]{0,6}|即|约|or|about|i\.e\.|=)*\s?$"
)
_FAR: Final = 5
"""How many times as much as a share a stated one may be to be meant for it."""


def is_member(shape: Shape, one: Amount) -> bool:
    """Whether a figure has its own share right behind it, as the parts of a whole that is named elsewhere have."""
    behind = shape.text[one.place + 1 :]
    at = next((n for n, c in enumerate(behind) if "\ue000" <= c <= "\uf8ff"), -1)
    return at >= 0 and behind[at] == PERCENT and _OWN_SHARE.match(behind[:at]) is not None


def near_enough(part: Quantity, whole: Quantity, rate: Quantity) -> bool:
    """Whether a part and its whole come near enough to a share to be what it is worked out of."""
    if not whole.value or not rate.value:
        return True
    times = part.value / whole.value * 100 / rate.value
    return bool(Decimal(1) / _FAR <= times <= _FAR) or shifted(times)


def shifted(times: Decimal) -> bool:
    """Whether a figure is another one but for its decimal point: times as much as it should be."""
    return any(abs(times * shift - 1) <= _ALIKE for shift in (Decimal(10), Decimal("0.1")))


_ALIKE: Final = Decimal("0.005")


def is_share(shape: Shape, part: Amount, whole: Amount, rate: Amount) -> bool:
    """Whether a sentence says that a percentage is the share of two figures, and of nothing else."""
    clause = _clause(part)
    if _ASKED.search(rate.near):
        return False
    if named := NAMED.search(rate.head):
        if _ANOTHER.search(named["name"]):
            return False
        return _is_named(named["name"], clause) or bool(
            GOAL.search(whole.near) and regex("完成|达成|执行|兑现|使用").search(named["name"])
        )
    exact = _EXACT.search(bare(rate.head))
    if exact and exact["whole"]:
        wide = _clause(whole)
        return regex("总|全[部体]|其|所有|整|比|该").search(exact["whole"]) is not None or _is_named(
            exact["whole"], wide
        )
    bracketed = shape.text[rate.place - 1 : rate.place] == "(" and shape.text[rate.place + 1 : rate.place + 2] == ")"
    alone = rate.head.rstrip().endswith(",") and regex(r"^\s?[强弱多]?(?:[,。;)]|$)").match(rate.tail)
    if SHARE.search(bare(rate.head)) or bracketed or (alone and _HAN.search(rate.head)):
        return part.place < rate.place
    ahead = shape.text[: rate.place]
    if part.place < whole.place < rate.place and _COMES_TO.search(shape.text[part.place : whole.place]):
        return regex(r"^[^,;。]{0,8}的\s?$").match(ahead[whole.place + 1 :]) is not None
    if part.place < rate.place:
        apposed = _APPOSED.search(ahead[-48:]) or (_BARE.match(ahead[-2:].lstrip()) is not None)
        if apposed and (_ENDED.match(rate.tail) or _OF_IT.match(rate.tail) or GOAL_BEHIND.match(rate.behind)):
            return True
        noun = _NOUN.search(ahead[-64:])
        if noun and not ASIDE.search(noun["name"]):
            return noun["the"] in {"a", "an"} or _stems(noun["name"], f"{clause} {_clause(whole)}")
        return _OF_IT.match(rate.tail) is not None and bool(
            (_LEADS if not rate.tail.startswith(" of the time") else _WAS).search(ahead)
        )
    if rate.place < min(part.place, whole.place) and _opens_pair(shape, part, whole, rate):
        return True
    # a share, then what it is the share of, and how many these are: three quarters of the 640 households (460)
    of = OF_THE.match(rate.tail)
    behind = shape.text[whole.place + 1 : part.place]
    return bool(
        of and whole.place < part.place and regex(r"^[^,;:(]{0,30}(?:,|\(|,? or|,? that is|:|=)\s?$").match(behind)
    )


def _opens_pair(shape: Shape, part: Amount, whole: Amount, rate: Amount) -> bool:
    """Whether a share is told again right behind it as so many of so many: a third, 12 of 36; (36 人中的 12 人)."""
    first, last = sorted((part, whole), key=lambda one: one.place)
    ahead, between = shape.text[rate.place + 1 : first.place], shape.text[first.place + 1 : last.place]
    of = _OUT_OF.match(between) if first is part else _WITHIN.match(between)
    return bool(of and _PAIR.search(ahead) and not _ANOTHER.search(ahead))


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
