"""What rules about single figures of a text share: which ones cannot be."""

from typing import Final

from mcp_server.knowledge.metrics import bind
from mcp_server.language.folding import words
from mcp_server.model.paper import Figure
from mcp_server.regex import regex

_SHARE: Final = regex(
    r"[\u4e00-\u9fff]率(?![先领])|灰度|放量|可用性|占比|占[^,，。]{0,12}的|市场份额"
    r"|占(?!比)(?![^,，]{0,8}(?:计划|目标|预算|去年|上年|同期|额定|定额))[\u4e00-\u9fff]{1,8}\s?$"
    r"|\b[a-z]+(?<!any)(?<!this)(?<!a) rate\b|\bavailability\b|\buptime\b|\baccuracy\b"
    r"|\b(?:attendance|participation|occupancy|turnout|retention|coverage|satisfaction|completeness|adherence"
    r"|compliance|yield)\b"
    r"|\bon time\b|\bshare of\b|\btraffic\b|\broll-?out\b|\bmarket share\b"
)
"""A rate that is a share of something, unless it is one of those below."""
_NO_SHARE: Final = regex(
    r"(?:(?<!培训)(?<!学习)(?<!接种)(?<!体检)(?<!整改)(?<!填报)(?<!课程)(?<!随访)(?<!回访)(?<!作业)(?<!考核)(?<!巡检)(?<!点检)完成|达成|增长"
    r"|增幅|增速|利润|毛利|净利|收益|回报|周转|利用|负荷|负载|产能|开工|稼动|执行|收现|回款|收缴|清收|征收|负债|杠杆|流动比|速动比|流动|速动|产销|保值|增值"
    r"|充足|拨备[\u4e00-\u9fff]{0,3}|偿债[\u4e00-\u9fff]{0,3}|利息[\u4e00-\u9fff]{0,3}|充电|溢价|上涨|上升|扩张|投资|投产|产出|效|汇|费"
    r"|税|利|汇兑|折|自给|置换|替代|兑现|贡献|年化|通胀|涨|跌|变动|变化|波动|偏差|误差"
    r"|超支|超额|负债|资产[\u4e00-\u9fff]{0,3}|加成|加价|工作|效率|(?<!成)功|频|速|倍|载|满载|装载|床位使用|使用|订座|认购|中期|到位|推进|进度"
    r"|目标[\u4e00-\u9fff]{0,3}|计划[\u4e00-\u9fff]{0,3}|预算[\u4e00-\u9fff]{0,3}|产值[\u4e00-\u9fff]{0,3}"
    r"|营收[\u4e00-\u9fff]{0,3}|销售[\u4e00-\u9fff]{0,3}|业绩[\u4e00-\u9fff]{0,3}"
    r"|收入[\u4e00-\u9fff]{0,3}|金额[\u4e00-\u9fff]{0,3})率"
    r"|\b(?:growth|interest|inflation|exchange|tax|hourly|daily|run|burn|pay|completion|utili[sz]ation|load"
    r"|capacity|fill|achievement"
    r"|return|replacement|dose|flow|work|heart|pulse|bit|frame|discount|base|day|going|exchange|turnover|delivery"
    r"|charging|recovery|collection|use|usage|production|output|cover|savings?|attainment|fulfil\w*|at any"
    r"|some|same|new"
    r"|old|current|present|high|higher|average|annual|yearly|monthly|that|the) rate\b|\b(?:debt|interest"
    r"|dividend|liquidity) coverage\b|\bnet (?:revenue |dollar )?retention|净[\u4e00-\u9fff]{0,6}率"
)
"""Rates that are no share, or of what is only meant."""
_OF_THINGS: Final = regex(
    r"\s?of (?>(?:the |all |our |its |these |their )*)(?!(?:[a-z']+ ){0,3}?(?:plan|target|goal|budget|quota|last"
    r"|previous|baseline|level|prior|capacity|norm|load|rating|limit|power|speed|demand|need|standard|average"
    r"|maximum|minimum|figure|number|amount|mark|set|agreed|required|planned|promised|ordered|needed|scheduled|volume"
    r"|designed?|rated|usual|normal|hours|time|one"
    r"|what|that|it|this|gdp|revenue|sales|value|price|cost|20|forecast|expect\w*|list|par|year|q[1-4]|nominal|its"
    r"|initial|original)\b)"
    r"[a-z-]+"
)
_THINGS_AHEAD: Final = regex(
    r"(?:^|[,;:.]\s?)(?:out )?of (?:the|our|all|these|those|its) (?:[a-z-]+ ){0,4}[a-z-]+,\s?$"
)
_ROUNDED: Final = regex(r"取整|四舍五入|尾差|多选|可选多|\brounding\b|\brounded\b|\bmore than one\b|\bmultiple\b", 2)
_AMONG_ZH: Final = regex(r"(?:[当之]?中|里面?|其中)[,，]?(?:还|就|却|只|仅)?有?(?:约|近)?\s?$")
_THINGS_ZH: Final = regex(
    r"\s?的(?:学生|员工|职工|教师|客户|用户|会员|居民|家庭|村民|农户|住户|人|患者|病人|考生|孩子|受访者|订单|包裹"
    r"|产品|设备|样品|门店)"
)
_CHANCE: Final = regex(
    r"\b(?:probability|likelihood|chance|odds of|certainty|discount)\b|概率|可能性|几率|机会|折扣|把握"
)
_SHRANK: Final = regex(
    r"\b(?:cut|cuts|reduc\w+|fell|drop\w*|decreas\w+|lower\w*|shrank|declin\w+|sav(?:ed|es"
    r"|ing))\b[^,;.]{0,40}\bby\s?$"
    r"|(?:下降|减少|降低|下滑|缩减|压缩|节约|节省|回落)(?:了|达|约|近)*\s?$|降幅(?:为|达|是|约)*\s?$"
)
_BELOW_NOTHING: Final = regex(
    r"利润|盈利|收益|净|现金流|结余|余额|亏损|损失|顺差|逆差|profit|loss|result|net\b|earnings|income|margin"
    r"|balance|cash|surplus|deficit"
    r"|ebit",
)
"""What may fall below nothing, and so by more than all of it."""
_GROWN: Final = regex(
    r"净|net\b|增|涨|提高|提升|上升|扩|超|为[^,，]{0,8}的|达到?计划|目标|grow|grew|rose|ris|increas|up "
    r"|more|over|exceed|above|by $"
)
_UP_TO: Final = regex(
    r"(?:提[高升]|上升|回升|升|改善)[到至为]\s?$"
    r"|\b(?:rose|rises?|increased?|climb(?:s|ed)?|went up|up|raised?|improved?|brought)"
    r" (?:again |further )?(?:from [^,;]{1,12} )?to\s?$"
)
"""What makes of a growth the level that was reached by it."""
_ANSWERS: Final = regex(r"\btick|\bmore than one\b|\bmultiple (?:answers|choice)|多选|可选多|任选|勾选", 2)
"""What allows answers to add up to more than all who gave them, and none of them to be more."""
_ALL_OF_THEM: Final = regex(
    r"合计|总计|总和|加起来|相加|合起来|加总|累加|共|之和"
    r"|\b(?:total|sum|together|add(?:s|ed)? up)\b"
)
_FEW: Final = 3
"""Shares that make a list of answers."""
_STOCK: Final = regex(
    r"剩余|剩下|余下|名额|期末|期初|库存|结存|存量|在库|余量|在册|在岗|人数|headcount|\bstock\b"
    r"|inventory|on hand|closing|opening|remaining|left|free|available|open tickets|backlog|vacan|seats"
    r"|there (?:are|were)|participants|visitors|guests|attendees|members|students|pupils|customers|orders|sold"
    r"|produced"
    r"|registered|数量|件数|台数|户数|销量|产量|访客|到场|到访|报名|订单|实有|现有|现存|盘点|清点|账面|还有|in hand"
    r"|\bcounted\b|in store|pallet|shelf|shelves|requisitions|still open|vacanc",
    2,
)
_DEGREES: Final = regex(r"\s?(?:°|º|℃|℉|摄氏度|度(?!数)|degrees\b|C\b|[dk]B|V\b|mV\b|m\b|mm\b)")
_COLD: Final = regex(r"温|℃|°|高程|标高|temp|freez|fridge|cold|elevation|voltage", 2)
_MEASURES: Final = frozenset(
    words("points marks strokes steps votes m mm cm km kg g t l ml hl kW kWh MWh dB V A W MB GB 分 点 级 度 层 楼")
)
_AGAINST: Final = regex(r"[^,;.。，；]{0,16}(?:\b(?:against|than|compared|vs|versus) |[比较])")
_TURNED: Final = regex(
    r"\b(?:by|than|from|below|under|minus|against|compared|net|score\w*|handicap|adjust\w*|correct\w*|deviat\w*"
    r"|swing|par"
    r"|index|offset|floor|level|step)\b|比|相比|净|调整|修正|偏|扣|差|减|降|少",
    2,
)
"""What makes a number below nothing a change."""
_MOVED: Final = regex(
    r"变|调拨|转移|transfer|盈亏|溢缺|盘[盈亏]|增减|差|较|同比|环比|利润|现金|金额|元|change|delta|diff|balance|growth|net\b|cash",
    2,
)
_PEOPLE: Final = frozenset(
    words(
        "人 名 位 家 people persons customers patients guests applicants candidates participants members volunteers "
        "managers colleagues employees staff engineers developers nurses teachers sellers agents testers students "
        "户 households families pupils children visitors residents accidents incidents complaints births deaths"
    )
)
_OF_PEOPLE: Final = regex(
    r" of (?:the|our|its|their) (?:people|employees|staff|engineers|developers|managers|colleagues|members"
    r"|teachers|nurses|students|participants|agents|testers)\b"
)
_BREAK: Final = regex(r"[,，;；。]")
_LISTED: Final = regex(
    r"[0-9]\s?[%％](?=[^%％。;；]{0,48}(?:、|,|，|和|及|与|and )[^%％。;；,，]{0,12}$"
    r"|[^。;；]{1,90}(?:、|,|，|和|及|与|\band )\s?$)"
)
"""The first share of a list of shares, whose others say no more of what they are."""
_AMOUNTS_TO: Final = regex(r"(?:\b(?:to|is|was|at)|为|是|达到?|[降升]至|[降升]到)\s?$")
_EACH: Final = regex(r"每(?![班组队车桌间岗窗])|\b(?:per|each)\b", 2)
_MEAN: Final = regex(
    r"\b(?:one|1) (?:to|for|in) [0-9]|1 ?[:：] ?[0-9]|均(?!分[成为])|折合|约当|当量|人月|人天|全职"
    r"|average|mean|median|fte|equivalent",
    2,
)


def cannot_be(figure: Figure) -> bool:
    """Whether a figure of a text cannot be what it is called: a share over the whole, a stock below nothing."""
    if figure.dimension == "percent" and figure.value > 100 and figure.upper is None and not figure.signed:
        return _over_the_whole(figure)
    if figure.dimension == "percent" and figure.value < 0 and figure.upper is None:
        clause = _clause(figure)
        return bool(_SHARE.search(clause) and _AMOUNTS_TO.search(clause)) and not _MOVED.search(clause)
    if figure.dimension == "count" and figure.value < 0 and not figure.unit.isupper():
        if _DEGREES.match(figure.excerpt.partition(figure.text.strip())[2]) or _COLD.search(figure.subject):
            return False
        row = " | " in figure.excerpt
        if _AGAINST.match(figure.excerpt.lower().partition(figure.text.strip().lower())[2]):
            return False
        said = _clause(figure) if row else f"{_clause(figure)} {figure.excerpt.lower()}"
        subject = f"{figure.subject} {said} {figure.under if row else ''}"
        things = not row and figure.unit and figure.unit not in _MEASURES and not _TURNED.search(figure.excerpt)
        return bool(things or _STOCK.search(subject)) and not _MOVED.search(subject)
    return False


def _over_the_whole(figure: Figure) -> bool:
    ahead, _, behind = figure.excerpt.lower().partition(figure.text.strip().lower())
    clause = _clause(figure)
    if _ANSWERS.search(figure.excerpt) and figure.excerpt.count("%") + figure.excerpt.count("％") >= _FEW:
        return not (_ALL_OF_THEM.search(clause) or _GROWN.search(clause))
    if _ROUNDED.search(figure.excerpt):
        return False
    if _CHANCE.search(_BREAK.split(ahead)[-1]):
        return True
    if _SHRANK.search(ahead):
        return not _BELOW_NOTHING.search(ahead)
    if _GROWN.search(_UP_TO.sub(" ", clause)):
        return False
    if (first := _LISTED.search(ahead)) and (
        _SHARE.search(ahead[: first.start()]) or _OF_THINGS.match(ahead[first.end() :])
    ):
        return True
    row = " | " in figure.excerpt
    told = figure.subject.lower() if row else f"{_clause(figure, 60)} {figure.subject.lower()}"
    if _NO_SHARE.search(told):
        return False
    if _OF_THINGS.match(behind) or _SHARE.search(told):
        return True
    if _THINGS_AHEAD.search(ahead) or _THINGS_ZH.match(behind) or _AMONG_ZH.search(ahead):
        return True
    known = bind(figure.subject) if figure.subject else None
    return bool(known and known.dimension == "percent" and known.range[1] is not None and known.range[1] < figure.value)


def _clause(figure: Figure, room: int = 24) -> str:
    """Return what stands before a figure in its clause."""
    clause = figure.excerpt.lower().partition(figure.text.strip().lower())[0][-room:]
    for mark in ",，;；。":
        clause = clause.rpartition(mark)[2]
    return clause


def not_whole(figure: Figure) -> bool:
    """Whether people of a text are no whole number, and nothing makes them an average."""
    part = figure.step < 1 and figure.value != figure.value.to_integral_value()
    return (
        part
        and bool(
            figure.unit in _PEOPLE
            or _people_listed(figure)
            or _OF_PEOPLE.match(figure.excerpt.partition(figure.text.strip())[2])
        )
        and figure.upper is None
        and not figure.per
        and not _MEAN.search(figure.excerpt)
        and not _EACH.search(_clause(figure))
    )


def _people_listed(figure: Figure) -> bool:
    """Whether a figure stands in a list of people whose first one alone says that they are people."""
    ahead, _, behind = figure.excerpt.partition(figure.text.strip())
    return bool(_LIST_OF_PEOPLE.search(ahead) and _GOES_ON.match(behind))


_LIST_OF_PEOPLE: Final = regex(
    r"\b[0-9]+ (?:people|persons|employees|members|volunteers|patients|guests|visitors|students|pupils|participants"
    r"|children"
    r"|staff|nurses|residents|households|complaints|accidents|incidents) (?:in|at|on|from|for|of"
    r"|by) [^.;0-9]{2,30}(?:,|,? and) $",
    2,
)
_GOES_ON: Final = regex(r" (?:in|at|on|from|for|of|by) ")
