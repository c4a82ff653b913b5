"""Figures that a text calls a limit, a target or a standard, and on which side of them a measure should stay."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from mcp_server.knowledge.metrics import bind
from mcp_server.language.alarm_roles import SIGNS, bad_side
from mcp_server.language.folding import either
from mcp_server.language.shapes import MARKS, Shape
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

FLOOR: Final = either(
    """下限 保底 最低(?:要求|标准|值|限|额|线|分|应|须|不得)? 及格线 合格线 达标线 准入线 录取线 分数线 起征点
        门槛 保本点 盈亏平衡点 荣枯线 安全库存 安全储备 最少 起码 至少 不低于 不少于""",
    """floors?, minimum, minima, min, pass(?:ing)? (?:mark|score|grade), cut-?off, lower (?:limit|bound),
        hurdle, quorum, break-?even, safety stock, at least""",
)
CEILING: Final = either(
    """上限 限额 限值 限高 限速 限重 限量 红线 天花板 封顶 最高(?:限|值|额|允许|不得|线|价)
        最大(?:允许|限|值|不得)? 允许(?:值|偏差|误差|范围|最大|的)? 容许 容忍 容差 允差 公差 护栏 批复 批准 核准
        批的 授权 合同价 中标价 概算 汛限 (?<=[定许求准限约过])(?:最高|最多|最大|最长|最迟) 额度 配额 定额 限定
        控制(?:值|价|线|目标|数|标准|指标|额) 内控 止损 许可 停[机用产]线 满载 核定 核载 限""",
    """ceilings?, caps?, capped, limits?, maximum, maxima, max, upper (?:limit|bound), toleranc(?:e|es),
        allow(?:ed|ance|able|s)?, permit(?:s|ted|ssible)?, permissible, no more than, at (?:the )?most,
        not to exceed, stop-loss, (?:hard|soft) stop, kill switch, licen[cs]ed, authori[sz]ed, approved,
        sanctioned, granted, up to, tolerates?, accepts?, rated, circuit breaker, guard ?rails?""",
)
ALARM: Final = either("警戒 预警 报警 告警", "alarm, alert, warning, trigger")
NEUTRAL: Final = either(
    """目标 底线 盘子 预算 (?i:aql) 责任状 任务书 达到 保持在 维持在 指标 标准 要求 规定 承诺 计划 任务 考核
        基准 约定 合同 协议 国标 规范 阈值 契约 责任书 定的 设定 标线 警示 需要? 必须 应当?(?![急届用收付对]) 须
        不得 区间 范围 [^在连上下产路干热专流视长短直曲]线(?=[是为:：在定设])""",
    """targets?, budget(?:ed)?, goals?, standards?, require(?:d|s|ment|ments), benchmark, norms?, plan(?:ned)?,
        commit(?:ted|ment), promised?, sl[ao]s?, objective, thresholds?, (?:the|our|a|this|that) bar, quota,
        covenant, contract(?:ual)?, spec(?:ification|s)?, lines?, policy, need(?:s|ed)?, demand(?:s|ed)?,
        asks? for, asked for, calls? for, expect(?:s|ed), want(?:s|ed), aimed for, stipulat(?:es|ed), prescrib(?:es|ed),
        licen[cs]e, aql, agreed, aim(?:ed)?, criteri(?:on|a), guidelines?, ranges?, band, corridor, window,
        promise, mark, gates?, rule, regulation, must, should, shall, (?:has|have|is|are) to""",
)
_LIMIT: Final = regex(
    rf"(?:(?P<floor>{FLOOR})|(?P<alarm>{ALARM})|(?P<ceiling>{CEILING})|(?P<neutral>{NEUTRAL}))"
    r"(?!率|(?:的)?(?:完成|达成|执行|使用|进度|覆盖)|\s(?:attainment|achievement|compliance|performance|completion"
    r"|utili[sz]ation|execution|progress)\b)"
)
_LINKS: Final = r"(?:of|for|to|under|below|over|above|short|and|or|against|than|in|on|with|by|from|at|is|was|are|were) "
_BEHIND: Final = regex(
    rf"[-\s]?(?:(?:的|之)[^,，。;；:：()（）的{MARKS}]{{0,8}}?)?(?:(?!{_LINKS})[a-z]+ ){{0,2}}(?:(?P<floor>{FLOOR})"
    rf"|(?P<alarm>{ALARM})|(?P<ceiling>{CEILING})|(?P<neutral>{NEUTRAL}))"
)
_MEASURED: Final = regex(
    either(
        "实际 实测 实得 实发 实付 实收 现(?:为|在|已) 目前 当前",
        "actual(?:ly)?, came (?:in|out), measured, spent, we (?:ended|got|ran|had|are), now, today, current(?:ly)?",
    )
)
_CHANGE: Final = regex(
    r"(?:缩短|增加|提[升高]|下降|降低|减少|上升|增长|高出|多出|(?<!最)[少低高多快慢]了?|超出?|(?<![容公偏误级温时落允])差|涨|跌|扩大|收窄|节约"
    r"|节省|余|剩|剩余|结余|富余|余量|缺口|改善|回升|回落)了?[约近仅]?\s?$"
    r"|\b(?:by|from|rose|fell|up|down|gain(?:ed)? of|increase of|decrease of|drop of|rise of|cut of|short|added"
    r"|saved|saving"
    r"|grew"
    r"|improved|another|extra|remaining|left|spare|margin of|headroom of|gap of)\s?(?:another |some |about )?$"
)
"""What stands before a figure that is a change or a distance."""
_ELSEWHEN: Final = regex(
    r"(?:[较从由自]|比(?=[^,，。;；]{0,6}(?:[年月周季期日]|计划|目标|平均|行业|市))|同比|环比"
    r"|上[年届]|去年|上一[年届]|往年|此前|原来|原为|原先|曾|同期|年初|期初|前[一年月次])[^,，。;；]{0,12}$"
    r"|\b(?:from|versus|vs\.?|against|last (?:year|time)|previous(?:ly)?|earlier"
    r"|a year (?:ago|earlier)"
    r"|compared (?:with|to)|after|used to|had been|than|prior)\s(?:[a-z']+ ){0,4}$"
)
"""What stands before a figure of another time."""
_CONDITION: Final = regex(
    either(
        "若 如果 一旦 只要 倘 凡 (?<![相适恰不应充正担承])当(?![前天日月年]) 每逢 单笔 单次",
        "if, when(?:ever)?, once, as soon as, any(?:thing|one)?, every",
    )
)
_RISING: Final = regex(
    r"(?:高过|超过|高于|突破|越过|达到?|升[至到]|涨[至到]|多于|大于|到了?|过)\s?$"
    r"|\b(?:(?:pass(?:es)?|cross(?:es)?|tops?|hits?|reach(?:es)?|climbs? (?:to|past|above|over)"
    r"|rises? (?:to|past|above|over)"
    r"|(?:goes|gets) (?:to|past|above|over)|exceeds?|above|over)\s(?:the |a )?)$"
)
_FALLING: Final = regex(
    r"(?:跌破|[降掉跌][至到]|低过|低于|少于|不足|不到)\s?$"
    r"|\b(?:(?:falls?|drops?|sinks?|slips?|dips?|goes|gets) (?:to|below|under)|below|under)\s(?:the |a )?$"
)
_AGAIN: Final = regex(r"[,，(（]\s?(?:or|i\.e\.|that is|namely|即|也就是|折合|约合)")
_CLAUSE: Final = regex(
    r"[,;。!?，；()（）]|\bbut\b|\bwhile\b|\bwhereas\b|\bagainst\b|\bwith\b|\bversus\b|\bvs\b|、(?!前)"
)
_LESS: Final = regex(
    either(
        """能耗 电费 水费 油耗 水耗 排放 碳 积压 加班 流失 离职 缺勤 客诉 投诉 事故 隐患 不良 差错 返工 返修 逾期
        拖欠 坏账 拖期 停电 跌倒 感染 花 成本 费用 支出 开支 花费 耗 损 价格 单价 报价 投标价 杠杆 偏差 误差
        差额 占用 等待 候 排队 响应 回复 时长 周期 耗时 用时 延误 天数 退[费货单款] 空置 缺 粉尘 噪[声音] 含量
        残留 菌落 浓度 毒 湿度 满载 超员 次品 废品 破损 故障 停机""",
        """staff turnover, turnover rate, consum[a-z]+, fuel, energy, electricity, emissions?, carbon, co2,
        complaints?, incidents?, accidents?, backlog, handling, queue, idle, downtime, arrears, overdue, late,
        lateness, rejects?, mileage, overtime, attrition, injur[a-z]+, defects?, faults?, outages?, latency,
        delays?, waste, scrap, rework, churn, absen[a-z]+, length of stay, use, head-?count, costs?, spen[dt],
        spending, expens[a-z]+, price, fees?, debt, leverage, dso, days, time, turnaround, age, variance,
        deviation, errors?, vacan[a-z]+, noise, dust, count of (?:bacteria|germs), full, usage, utili[a-z]+,
        in use, load, occupied, refunds?, returns?, shrink[a-z]*, spoil[a-z]*, infections?, mortality, falls,
        weight, turbidity, moisture, sickness, lost, losses""",
    )
)
"""Measures of which less is better."""


_MORE: Final = regex(
    either(
        "收入 营收 销售 利润 回款 产值 营业额 捐款 产量 签约 毛利 到账 订单 获客 新增 上座 入住 出租 覆盖 通过 命中",
        """revenue, sales, income, profit, receipts, collections, donations, turnover, output, margin, bookings,
        takings, footfall, occupancy, sign-?ups, coverage, training, attendance, pledges, enrol(?:l)?ment, yield,
        throughput, membership, orders""",
    )
)
"""Measures of which more is better."""


class Limit(NamedTuple):
    """A figure that is a limit."""

    value: Quantity
    need: int
    """1 where a measure should not be below, -1 where it should not be above; 0 where nothing says which."""
    rings: bool
    """Whether something happens there."""
    place: int
    shape: Shape
    said: int = 0
    """1 where a value before it is said to lie above it, -1 where it is said to lie below."""
    denied: bool = False
    """Whether that is negated."""


class Value(NamedTuple):
    """A figure that a measure had."""

    value: Quantity
    place: int
    shape: Shape
    actual: bool
    """Whether its clause says that it was measured."""


def read(shape: Shape) -> tuple[list[Limit], list[Value]]:
    """Return what a sentence gives as limits, and what it gives as values."""
    text, low = shape.text, 0
    limits: list[Limit] = []
    values: list[Value] = []
    last = 0
    for high in [*(found.start() for found in _CLAUSE.finditer(text)), len(text)]:
        at = last if _AGAIN.match(text, low) else low
        for place, value in _joined(shape, low, high):
            before, after = text[at:place], text[place + 1 : high]
            if limit := _limit(text[low:place], before, after, value, place, shape):
                limits.append(limit)
            elif value.bound in {"=", "~"} and value.upper is None and not value.signed:
                here = text[low:place]
                if not (
                    _CHANGE.search(before) or _ELSEWHEN.search(text[max(0, low - 8) : place]) or _CONDITION.search(here)
                ):
                    values.append(Value(value, place, shape, bool(_MEASURED.search(before))))
            at = place + 1
        last, low = low, high
    return limits, values


def _joined(shape: Shape, low: int, high: int) -> Iterator[tuple[int, Quantity]]:
    """Yield the figures of a clause, two that are the ends of a range as one: 在 2℃ 到 8℃ 之间."""
    waiting: tuple[int, Quantity] | None = None
    for place, value in shape.figures(low, high):
        if waiting and _TO.fullmatch(shape.text, waiting[0] + 1, place):
            first = waiting[1]
            same = first.unit in {"", value.unit} and first.bound == value.bound == "=" and first.value < value.value
            if same and (_BETWEEN.search(shape.text, low, waiting[0]) or shape.text.startswith(_MIDST, place + 1)):
                text = f"{first.text.strip()}–{value.text.strip()}"
                yield place, first.model_copy(update={"upper": value.value, "bound": "range", "text": text})
                waiting = None
                continue
        if waiting:
            yield waiting
        waiting = place, value
    if waiting:
        yield waiting


_TO: Final = regex(r"\s?(?:℃|°\s?[cf]?|度)?\s?(?:到|至|~|-|–|to|and)\s?")
_BETWEEN: Final = regex(r"[在介为]\s?(?:于\s?)?$|\b(?:between|of|is|at)\s$")
_MIDST: Final = ("之间", "℃之间", "℃ 之间", "度之间", " ℃ 之间", " 之间", "℃范围", "℃的")


def _limit(here: str, before: str, after: str, value: Quantity, place: int, shape: Shape) -> Limit | None:
    """Return a figure as a limit, where its clause calls it one."""
    if value.signed or value.dimension == "points" or _CHANGE.search(before):
        return None
    bound = SIGNS.get(value.bound, 0)
    named = list(_LIMIT.finditer(before))
    behind = _BEHIND.match(after)
    kind = behind.lastgroup if behind else named[-1].lastgroup if named else None
    if not bound and kind and not behind and _MEASURED.search(before, named[-1].end()):
        return None
    conditional = _CONDITION.search(here)
    strict = value.bound in {">", "<"}
    if bound and value.upper is None:
        denied = bool(_NOT.search(before))
        if strict and not denied and _OBLIGES.match(after) and not named:
            # claims above $5,000 need a signature: what happens beyond it
            return Limit(value, -bound, True, place, shape)
        if _REST.search(here):
            return None
        if not conditional and strict and (denied or (behind and not named)):
            # 98 %, above the standard of 98.5 %: what is said of a value, and of its limit
            need = {"floor": 1, "ceiling": -1}.get(kind or "", -bound if denied else 0)
            return Limit(value.model_copy(update={"bound": "="}), need, False, place, shape, bound, denied)
        if conditional or (strict and not kind):
            if conditional and not strict and _LET.search(after):
                # anything up to 3.5 is tolerated
                return Limit(value, bound, True, place, shape)
            happens = conditional or _HAPPENS.match(after)
            return Limit(value, -bound, True, place, shape) if happens else None
        return None if _REACHED.search(before) else Limit(value, bound, False, place, shape)
    if value.bound == "range" and kind:
        return Limit(value, 0, False, place, shape)
    if value.bound != "=" or value.upper is not None:
        return None
    rises, falls = _RISING.search(before), _FALLING.search(before)
    if conditional and (rises or falls):
        return Limit(value, -1 if rises else 1, True, place, shape)
    if kind is None:
        return None
    rings = kind in {"ceiling", "alarm"} or bool(_RINGS.search(before + after[:16]))
    need = {"floor": 1, "ceiling": -1}.get(kind, 0)
    return Limit(value, need, rings, place, shape)


_NOT: Final = regex(r"(?:未|没有?|并未|尚未|从未|无一?|\bnot|n't|\bnever)\s?$")
_REST: Final = regex(r"其余|其他|其它|多数|个别|除|\b(?:rest|others?|most|each|some) ")
_LET: Final = regex(
    r"允许|可以|接受|容忍|\b(?:tolerated|accept(?:ed|able)|allowed|permitted|fine|ok(?:ay)?|all right|granted|free)\b"
)
_HAPPENS: Final = regex(
    r"\s?(?:的|时|即|则|就|须|要|应|必须)|\s(?:need|requir|go(?:es)? to|must|ha(?:s|ve) to|trigger)"
)
_OBLIGES: Final = regex(r"\s?的?(?:必?须|需要?|一律)|\s(?:need|requir|go(?:es)? to|must|ha(?:s|ve) to)")
_REACHED: Final = regex(r"已(?:经)?\s?$|\balready\s$")
_RINGS: Final = regex(
    r"警|补货|止损|触发|阈|线|\balarm|\balert|\bwarning|\btrigger|\breorder|\bthreshold|\blines?\b|\bescalat"
)


def moved(text: str) -> int:
    """Return 1 where words right before a figure say that it is reached from below, -1 where from above, else 0."""
    return 1 if _RISING.search(text) else -1 if _FALLING.search(text) else 0


def side(text: str) -> int:
    """Return 1 where more is better of what words speak of, -1 where less is; 0 where nobody can say."""
    if bad := bad_side(text):
        return -bad
    if _LESS.search(text):
        return -1
    if _MORE.search(text):
        return 1
    name = text.strip(" *_|-:：#")
    known = bind(name) if 0 < len(name) <= 60 else None
    return {"higher": 1, "lower": -1}.get(known.better or "", 0) if known else 0
