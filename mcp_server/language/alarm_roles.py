"""What the clauses of a text call a figure: the limit of an alarm, an aim, or what a measure is today."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from mcp_server.language.folding import words
from mcp_server.language.pages import Sentence
from mcp_server.language.shapes import DATE, MARKS, Shape
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

SIGNS: Final = {">": 1, ">=": 1, "<": -1, "<=": -1}
_CLAUSE: Final = regex(
    r"[,;。!?，；]|\bbut\b|\bwhile\b|\bwhereas\b|而"
    r"|\band (?=the\b|an? |we\b|it\b|they\b|will\b|if\b|when\b|once\b|page\b|call\b|alert\b|alarm\b|amber\b|red\b"
    r"|escalate\b)"
)
RINGS: Final = regex(
    r"\balarm|\balert|\bwarn|\bescalat|\breorder|\bpage[sd]? (?:the|on|us|me|out)|\bpaged\b"
    r"|\b(?:is|are|gets?|be) (?:called|rung|phoned|texted|mailed|informed|summoned|messaged)\b|\bnotif"
    r"|\bcalled in|\btriggers?\b"
    r"|\bstops?\b|\bpaused?\b|\bis told|\bgets? (?:a|an) (?:message|call|mail)|\bintervene|\brolled? back|\bfreez"
    r"|\bsteps? in\b|\breplaced\b|\btaken (?:down|off)|\bthrown away|\bcancel|\bsuspend|\bshut (?:down|off)"
    r"|\bevacuat|\bwithdr[ae]w|\brecall|\bdiscard|\bstand-?by"
    r"|\bamber\b|\bred (?:from|above|below|at|if|light|when)\b"
    r"|预警|告警|报警|触发|[红黄橙]灯|红线|升级|上报|补货|叫停|暂停|介入|启动|停止|通报|回滚|熔断|约谈|整改|问责"
    r"|停[投售产用机线工]"
    r"|短信|打电话|致电|发[^,，。;；]{0,4}(?:通知|提醒|消息|邮件)|通知[^,，。;；]{0,8}(?:经理|主任|组长|领导|值班|负责人)|借调|下架|召回|停业|疏散"
)
"""What says that something happens at a limit."""
CUE: Final = regex(
    r"\bif\b|\bwhen(?:ever)?\b|\bonce\b|\bas soon as\b|\balarm|\balert|\bwarning|预警|告警|报警|触发|[红黄]灯|红线"
    r"|时[,，]|即启动|升级|一旦|若"
)
"""What begins the condition of an alarm."""
_LINE: Final = regex(
    r"(?:预警|警戒|告警|报警|止损|平仓|熔断)(?:线|值|阈值|水位)|(?:[红黄橙蓝]|通报|上报|考核|控制|达标|限制|关注|干预|行动|停机|停产)线|阈值|安全库存|最低库存|补货点"
    r"|\bsafety stock|\breorder (?:point|level)"
    r"|\b(?:alarm|alert|warning)(?: (?:limit|level|threshold|line))?(?: is)?(?: set)? at\b"
    r"|\b(?:alarm|alert|warning|trigger) (?:limit|level|threshold|line|point)"
)
"""What a limit is called that is a figure alone."""
_IF: Final = regex(
    r"\b(?:when|if|once|as soon as|whenever|should (?:it|they|the [a-z ]{2,30}?) (?:go|rise|fall|drop|exceed))\b"
    r"|如果|一旦|只要|凡是?|若|倘若|当(?![前天日月年期地场])|遇"
)
WHEN: Final = regex(r"\b(?:when|if|once|as soon as|whenever)\b")
_THEN: Final = regex(r"\s?[^,，。;；]{0,3}?(?:的?时|即|则|就|才|便|一律|立即|自动|[,，]?\s?(?:必须|应当|须))")
"""What follows a limit in Chinese: what happens there."""
_ELSE: Final = regex(r"\botherwise\b|\bor else\b|否则")
REWARD: Final = regex(r"bonus|reward|prize|celebrat|discount|free of|奖|优惠|免|折扣|补贴|达标|合格|通过|晋级|返")
"""What happens at a limit and is no alarm."""
NOW: Final = regex(
    r"\btoday\b|\bcurrent(?:ly)?\b|\bnow\b|\bat (?:present|the moment)\b|\bsince\b|\byesterday\b|\bstands at\b"
    r"|\bthis morning\b"
    r"|目前|当前|现有|现为|现在|如今|眼下|截至|昨[天日]|今[天日早晨]|现价|现值"
)
_PAST: Final = regex(
    r"\b(?:until|last|previous|before|earlier|used to|ago|compared|had been|originally)\b|去年|上[年月周季]|此前"
    r"|以前|曾|原来|同期|历史|往年"
)
_QUIET: Final = regex(
    r"尚未|暂不|未(?:触发|达|触及|触碰|启动|报警|预警|超|到)|没有?(?:触发|达到|触及|报警|预警|超)|还没|无需|不需要"
    r"|不必|一切正常|状态正常|绿灯|照常|照旧|未见异常"
    r"|\bnot (?:yet )?(?:been )?(?:triggered|reached|rung|needed|necessary|tripped)|\bas usual\b|\bnothing (?:needs"
    r"|to do|has)"
    r"|\bno (?:alarm|alert|action|need)\b|\b(?:is|are|status|stays|remains?)(?: still)?:? (?:green|normal|quiet)\b"
)
"""What says that no alarm has rung."""
RUNG: Final = regex(
    r"已(?:经|于|在|按|由|被)?[^,，。;；]{0,6}?(?:触发|启动|上报|报警|预警|告警|升级|补货|下单|叫停|停[投售产用机]?"
    r"|暂停|借调|亮|介入|通知|处理|整改|约谈)"
    r"|因此|所以|故(?!障)|于是|正在(?:处理|整改|补|扩)"
    r"|\b(?:has|have|had|was|were)(?: already| been| therefore)* (?:triggered|alerted|called|stopped|raised"
    r"|escalated|ordered"
    r"|informed|told|replaced|sent|paused|paged|rung|rang|reported|shut)|\bthat is why\b|\btherefore\b|\bso (?:we"
    r"|the|an?) "
    r"|\b(?:is|are) (?:being|ringing)\b"
)
"""What says that an alarm has rung and was heard."""
AIM: Final = regex(
    r"目标|不高于|不低于|不超过|至少|至多|计划|at most|at least|target|goal|\baim|plan|\bmust\b|\bshould\b|\bshall\b"
    r"|\bwill\b|by \ue007|≥|≤|控制在|降到|提高到|降至|提升到"
)
_PROMISE: Final = regex(r"目标|承诺|\btargets?\b|\bgoals?\b|\bpromise[ds]?\b|\bslo\b|\bcommit(?:ted|ment)?\b|\baims?\b")
_NORM: Final = regex(
    r"控制在|保持在|确保|保证|要求|力求|不得|应(?!急|用|收|对|届)|须|\b(?:is|are) to be\b|\bmust\b|\bhas to\b"
    r"|\bhave to\b|\bwe (?:want|keep)\b|\bis kept\b|\bmay\b(?! (?:rise|fall|drop|grow|reach))"
)
"""What makes a bound an aim."""
PATH: Final = regex(
    r"提[升高]|增加|增长|降[到至低]|下降|改善|年底|前[达完]|\bby\b|\bfrom\b|\bincreas|\brais|\bimprov|\breduc"
    r"|\blower|\bgrow|\breach|->|→"
)
"""What says that a target is not yet due: until then an alarm may lie below it."""
_OVER: Final = regex(
    r"(?:\bpass(?:es)?|\bcross(?:es)?|\btops?|\bbreach(?:es)?|\bhits?|\breach(?:es)?|\b(?:climbs?|rises?|goes"
    r"|gets) (?:to|past)|突破|冲破|达到?|升[至到]|涨[至到]|越过|触及)\s?(?:the )?$"
)
_UNDER: Final = regex(r"(?:跌破|[降掉跌]至|[降掉跌]到|\b(?:falls?|drops?|sinks?|slips?|is down) to)\s?(?:the )?$")
_LOW_IS_BAD: Final = regex(
    r"满意|合格|可用|准时|及时|续费|续约|留存|库存|补货点|余额|储备|现金|完好|到课|出勤|毛利|安全库存|评分|\bsatisf"
    r"|\bavailab"
    r"|\bon.time|\bstock|\binventor|\bcash"
    r"|\breserve|\bretention|\brenewal|\buptime|\bmargin|\bcoverage|\breorder|\battendance|\bfill rate|\bpass rate"
    r"|\brating"
)
_HIGH_IS_BAD: Final = regex(
    r"差错|错误|故障|投诉|流失|延迟|逾期|缺陷|不良|返工|退货|等待|响应时|时长|积压|占用|使用率|事故|水位|风力|风速|压力|气压|位移|温度|亏损"
    r"|振动|噪[声音]|粉尘|沉降|裂缝|浊度|氨氮|菌落|二氧化碳|剩餐|损耗|负债|逾期|能耗|排放|浓度|缺勤|客诉"
    r"|\berror|\bdefect|\bcomplaint|\bchurn|\blatency|\bdelay"
    r"|\boverdue|\bdowntime|\bbacklog|\bfailure|\breturn rate|\bwait|\bresponse time"
    r"|\bscrap|\brework|\breject|\bloss\b|\bwaste\b|\bdrop-?out|\bmismatch|\bdiscrepan|\bvariance|\blost\b|\bwind\b|\bpressure|\btemperature|\blosses\b|\bsick|\bincident|\bdisk|\bmemory|\bcpu\b|\butili[sz]ation|\babsence"
    r"|\bturnover rate|\bwater level|\briver\b|\bflood|\bgauge\b"
    r"|\bvibrat|\bnoise|\bdust\b|\bturbidity|\bco2\b|\bammonia|\bcracks?\b|\bsettlement"
)
_FUNCTION: Final = regex(
    r"(?:预警|警戒|告警|报警)(?:线|值)?|触发|阈值|[红黄]线|[红黄]灯|升级|上报|补货|叫停|暂停|介入|低于|高于|超过"
    r"|不超|达到|目标|承诺|目前|当前|现有|现为|现在|如果|一旦|立即|安全"
    r"|昨[天日]|今[天日]|最高|最低|控制|规则|应|需|须|即|时|则|就|为|是|在|当|若|的|了|至|不|过|于|跌破|突破|设"
    r"|[以之][上下内]|负责人|每[日周月]"
)
_FILLERS: Final = frozenset(
    word[:6]
    for word in words(
        "goes target targets goal goals promise promised promises alarm alerts alert alarms warning warn warned "
        "warnings escalate escalated escalation reorder trigger triggers triggered current currently today falls fall "
        "drops drop below above exceed exceeds under over least most more less than when once page paged average "
        "notify manager limit level threshold stands stand line should must will they them there rings raised raise "
        "takes take took sent lasts sounds fires fire stop stops goes keep kept passes fewer present moment since "
        "shown steady hold"
    )
)
_COMMON: Final = frozenset(
    words(
        "when once falls below exceeds exceed above over drops under than with from that this month week quarter year "
        "team owner called told until alarm alert warning rises each every more less value rate time days"
    )
)
_TURNS: Final = frozenset(words("如果 当月 本月 上月 超过 低于 高于 目前 当前 触发 预警 报警 告警"))
_WORD: Final = regex(r"[a-z]{4,}|p[0-9]{2}")
_HAN: Final = regex(r"[\u4e00-\u9fff]{2,}")
_AIMS: Final = regex(r"[^,，。;；:：]{0,24}(?:目标|\btargets?\b|\bgoals?\b)[^,，。;；:：]{0,16}[:：]")
_SCALE: Final = regex(r"(?:\bout of|满分|总分|共)\s?$")
"""What stands before a figure that only says of how many another one is."""
_TAIL: Final = regex(rf"[{MARKS}]\s?([\u4e00-\u9fff](?<![时的即则就才])|°.|℃)")
_ANY_UNIT: Final = frozenset({"", "units", "items", "pieces", "个", "件"})
BESIDE: Final = 2
"""Lines from one sentence to the next of one paragraph or list."""


class Said(NamedTuple):
    """A figure of a clause, and what its clause calls it."""

    role: str
    """now, aim or limit."""
    words: frozenset[str]
    value: Quantity
    sign: int
    """1 where what lies above is bad, -1 where what lies below is; 0 where nothing says which."""
    shape: Shape
    due: bool
    """Whether it is an aim that is to be reached."""
    sure: bool
    """Whether a figure of today says so in so many words; whether a limit is one at which something must be done."""
    quiet: bool
    """Whether it is said that no alarm has rung."""
    tail: str
    """What is counted, where that is no unit known."""


def said(shapes: Sequence[Shape]) -> Iterator[Said]:
    """Yield what the clauses of a text call a value of today, an aim, or the limit of an alarm."""
    for shape in shapes:
        if shape.sentence.sort == "heading":
            continue
        text = shape.text
        ends = [*(found.start() for found in _CLAUSE.finditer(text)), len(text)]
        low = 0
        for number, high in enumerate(ends):
            after = text[high : ends[number + 1]] if number + 1 < len(ends) else ""
            figures = [one for one in shape.figures(low, high) if not _SCALE.search(text[low : one[0]])]
            if len(figures) == 1 and figures[0][1].upper is None and not figures[0][1].signed:
                yield from _one(shape, figures[0], (low, high), after)
            low = high


def _one(shape: Shape, figure: tuple[int, Quantity], clause: tuple[int, int], after: str) -> Iterator[Said]:
    (place, value), (low, high), text = figure, clause, shape.text
    before, here, value = text[low:place], text[low:high], _bounded(_whole(value), text[place + 1 : high])
    # of "Targets for June: output 12,500, rejects at most 2 %" each is an aim
    aimed = bool(_AIMS.match(text)) and value.bound in SIGNS and not RINGS.search(here)
    role, sign = _role(here, before, text[place + 1 : high] + after, value)
    role, sign = ("aim", -SIGNS[value.bound]) if aimed and not role else (role, sign)
    quiet = bool(_QUIET.search(text, high))
    if not role and value.bound == "=" and (NOW.search(here) or quiet) and not AIM.search(here):
        role = "" if _PAST.search(here) else "now"
    if role:
        sure = bool(NOW.search(here) if role == "now" else RINGS.search(here + after) or _LINE.search(here))
        tail = _TAIL.match(text, place) if not value.unit else None
        yield Said(
            role, bare(before), value, sign or bad_side(here), shape, _is_due(here),
            sure, quiet, tail[1] if tail else "",
        )  # fmt: skip


def _is_due(here: str) -> bool:
    """Whether a clause says that its figure is to be reached; what holds from a day on is not."""
    here = _SINCE.sub(" ", here)
    return bool(PATH.search(here)) or DATE in here


_SINCE: Final = regex(rf"\b(?:as )?(?:from|of) {DATE}(?: on(?:wards?)?)?|\bstarting {DATE}|自?{DATE}起")


def _whole(value: Quantity) -> Quantity:
    """Return a figure of people whose word for "when" was taken for hours: 少于 18 人时."""
    if value.unit == "person-hours" and value.bound in SIGNS and value.text.endswith("人时"):
        return value.model_copy(update={"unit": "人", "dimension": "count", "text": value.text[:-1]})
    return value


def _bounded(value: Quantity, after: str) -> Quantity:
    """Return a figure as the least or the most, where that is said behind it: $75,000 at most."""
    found = _MOST.match(after) if value.bound == "=" and value.upper is None else None
    if found is None:
        return value
    return value.model_copy(update={"bound": ">=" if found["least"] else "<=", "text": value.text + found[0]})


_MOST: Final = regex(
    r"\s(?:[a-z]+ )?(?:at (?:the )?(?:most|maximum)|or (?:less|fewer|lower|below|under)|(?:as a )?maximum"
    r"|(?P<least>at (?:the )?(?:least|minimum)|or (?:more|higher|above|over|better)|(?:as a )?minimum))\b"
)


def _role(here: str, before: str, after: str, value: Quantity) -> tuple[str, int]:
    """Return what a clause calls its figure, and on which side of it lies what is bad."""
    promised = bool(_PROMISE.search(here))
    bound = SIGNS.get(value.bound, 0)
    if value.bound == "=" and _LINE.search(before) and not NOW.search(before):
        return "limit", 0
    if promised and not NOW.search(here) and (bound or value.bound == "="):
        return "aim", -bound
    if REWARD.search(here) or REWARD.search(after):
        return "", 0
    normed = bool(_NORM.search(here + value.text))
    if bound and normed and not _IF.search(before):
        return ("limit" if _ELSE.search(after) else "aim"), -bound
    told = RINGS.search(here) or RINGS.search(after)
    if bound and (told or _IF.search(before) or (value.text.rstrip().endswith("时")) or _THEN.match(after)):
        return "limit", bound
    if not bound and value.bound == "=" and (_IF.search(before) or told):
        over = 1 if _OVER.search(before) else -1 if _UNDER.search(before) else 0
        if over:
            return "limit", over
    return "", 0


def bad_side(clause: str) -> int:
    """Return 1 where what lies above is bad for what a clause speaks of, -1 where what lies below is, else 0."""
    low, high = _LOW_IS_BAD.search(clause), _HIGH_IS_BAD.search(clause)
    return 0 if bool(low) == bool(high) else (-1 if low else 1)


def bare(text: str) -> frozenset[str]:
    """Return what a clause speaks of, without what makes it an alarm, an aim or a state."""
    if found := WHEN.search(text):
        text = text[found.end() :]
    elif found := RINGS.search(text):
        text = text[: found.start()]
    return frozenset(word for word in named(_FUNCTION.sub(" ", text)) if word not in _FILLERS)


def named(text: str) -> frozenset[str]:
    """Return what tells measures apart: the beginnings of words, and pairs of Chinese characters."""
    low = text.lower()
    found = {word[:6] for word in _WORD.findall(low) if word not in _COMMON}
    for run in _HAN.findall(low):
        found |= {run[i : i + 2] for i in range(len(run) - 1)}
    return frozenset(found - _TURNS)


def alike(one: Said, other: Said) -> bool:
    """Whether two figures are counted in the same."""
    if one.value.dimension != other.value.dimension:
        return False
    if one.value.unit == other.value.unit:
        return one.tail == other.tail or "" in {one.tail, other.tail}
    bare_one = other if one.value.unit else one
    return not bare_one.value.unit and not bare_one.tail


def in_anything(one: Said, other: Said) -> bool:
    """Whether what two figures are counted in says nothing of what they are figures of."""
    return one.value.unit == other.value.unit or {one.value.unit, other.value.unit} <= _ANY_UNIT


def near(one: Sentence, other: Sentence) -> bool:
    """Whether two sentences stand in one paragraph or list, the one behind the other."""
    return one.under == other.under and abs(other.line - one.line) < BESIDE
