"""What several rules ask of work: when it is stated to end, which KPI is meant, who is named as its owner."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import pairwise
from math import ceil
from typing import Final, Literal

from mcp_server.compute.calendar import WorkCalendar
from mcp_server.compute.critical_path import order
from mcp_server.knowledge.metrics import bind
from mcp_server.language.dates import Moment, shifted, when
from mcp_server.language.durations import estimate
from mcp_server.language.reading import name_key
from mcp_server.methods._plan_time import Clock, calendar_for
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import Item, by_reference, called
from mcp_server.model.goals import Kpi
from mcp_server.model.time import Estimate, Window
from mcp_server.model.work import Initiative, Milestone, Review
from mcp_server.regex import regex

NAMED: Final = 6
"""Names that a message writes out."""


def names(items: Iterable[Item]) -> tuple[str, ...]:
    """The first names of a list for a message, with … behind them where there are more."""
    found = [called(item) for item in items]
    return tuple(found[:NAMED]) + (("…",) if len(found) > NAMED else ())


def says(item: Item, pattern: str) -> bool:
    """Whether the own words of an item say something that its fields do not."""
    return bool(item.text) and re.search(pattern, item.text, re.IGNORECASE) is not None


def clock_of(plan: Plan) -> Clock:
    """The clock by which the dates of a plan are read."""
    return Clock(plan, Window(start=plan.horizon.start, end=plan.horizon.end) if plan.horizon else None)


def sure(clock: Clock, text: str) -> Window | None:
    """The days that a text means; nothing where they rest on a bare week number, which people count in two ways."""
    moment = when(text) if text else None
    return None if moment is None or _is_bare_week(moment) else clock.window_of(text)


def _is_bare_week(moment: Moment) -> bool:
    if moment.sort == "week":
        return moment.year is None and moment.relative is None
    return any(_is_bare_week(part) for part in (moment.first, moment.last) if part is not None)


def single(window: Window) -> bool:
    """Whether a window is one day."""
    return window.start == window.end


def ends(plan: Plan, clock: Clock, point: Literal["low", "likely"]) -> dict[str, date]:
    """The day on which each initiative ends by what is stated of it, no later than any reading of it allows.

    Weeks and months are those of the calendar; of an end that is a month, its first day counts. A given start holds
    even before the end of what it waits for. With *likely*, days are working days; with *low* they may be any.
    """
    base = Window(start=clock.as_of, end=clock.as_of)
    calendar = calendar_for(plan, clock.window or base)
    known = by_reference(plan.initiatives)
    items = {item.id: item for item in plan.initiatives}
    after = {item.id: tuple(known[ref].id for ref in item.after if ref in known) for item in plan.initiatives}
    found: dict[str, date] = {}
    for one in order(after):
        item = items[one]
        begins, over = sure(clock, item.start), sure(clock, item.end)
        start = begins.start if begins else None
        if start is None and not item.start and all(other in found for other in after[one]):
            start = max(
                (found[other] + timedelta(1) for other in after[one]),
                default=clock.window.start if clock.window else None,
            )
        length = estimate(item.duration) if item.duration else None
        if over is not None:
            found[one] = over.start
        elif start is not None and length is not None and (day := _last_day(start, length, point, calendar)):
            found[one] = day
    return found


def ended(other: Initiative | Milestone, over: Mapping[str, date], clock: Clock) -> date | None:
    """The day on which a piece of work is over at the earliest, or the first day of a milestone's date."""
    if isinstance(other, Initiative):
        return over.get(other.id)
    days = sure(clock, other.date)
    return days.start if days else None


def _last_day(start: date, length: Estimate, point: Literal["low", "likely"], calendar: WorkCalendar) -> date | None:
    amount = length.low if point == "low" else length.likely
    try:
        if length.unit == "weeks":
            return start + timedelta(max(0, ceil(amount * 7) - 3))
        if length.unit == "months":
            return shifted(start, int(amount)) + timedelta(int(amount % 1 * 30) - 5)
        days = ceil(amount / 8) if length.unit == "hours" else ceil(amount)
        if point == "likely" or re.search(r"工作日|working|business|workday", length.text, re.IGNORECASE):
            return calendar.add(calendar.next_working(start), days - 1) if days else start
        return start + timedelta(max(0, days - 1))
    except (ValueError, OverflowError):
        return None


def end_marks(plan: Plan) -> tuple[Initiative, ...]:
    """A chain of work whose durations look like the weeks or months at which each ends: 4, 8, 12 weeks in 12 weeks."""
    period = plan.horizon
    if period is None:
        return ()
    rows = []
    for item in plan.initiatives:
        length = estimate(item.duration) if item.duration and not item.end else None
        if length is not None and length.low == length.high and length.unit in {"weeks", "months"}:
            rows.append((item, length))
    if len(rows) < 3 or len(rows) < len(plan.initiatives) or len({length.unit for _, length in rows}) > 1:
        return ()
    chained = all(two.after in ((one.id,), (one.name,)) for (one, _), (two, _) in pairwise(rows)) and not any(
        item.start for item, _ in rows[1:]
    )
    days = (period.end - period.start).days + 1
    whole = round(days / 7) if rows[0][1].unit == "weeks" else round(days / 30.44)
    figures = [length.likely for _, length in rows]
    rising = all(one < two for one, two in pairwise(figures))
    if chained and rising and figures[-1] == whole and sum(figures) > whole:
        return tuple(item for item, _ in rows)
    return ()


class KpiNames:
    """The KPIs of a plan by all that others may call them."""

    def __init__(self, kpis: Iterable[Kpi]) -> None:
        """Take ids and exact names first, then the metric behind a name, then the name without its qualifiers."""
        kpis = tuple(kpis)
        self._exact = by_reference(kpis)
        self._metric: dict[str, Kpi] = {}
        self._key: dict[str, Kpi] = {}
        for kpi in kpis:
            if kpi.name:
                self._key.setdefault(name_key(kpi.name), kpi)
                if metric := bind(kpi.name):
                    self._metric.setdefault(metric.id, kpi)

    def get(self, ref: str) -> Kpi | None:
        """The KPI that is meant; nothing where none is."""
        if found := self._exact.get(ref) or self._exact.get(ref.strip()) or self._key.get(name_key(ref)):
            return found
        metric = bind(ref)
        return self._metric.get(metric.id) if metric else None

    def mentioned(self, text: str) -> bool:
        """Whether a text names one of the KPIs."""
        return any(kpi.name and kpi.name in text for kpi in self._key.values())


def review_name(review: Review) -> str:
    """What to call a review: its text, else its rhythm."""
    return called(review) if review.text.strip() or not review.rhythm else review.rhythm


_SURNAMES: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶苏魏吕丁任沈姚卢姜崔钟谭陆汪范廖贾夏韦付白邹孟熊秦邱尹薛"
    "闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_DOUBLE: Final = ("欧阳", "司马", "诸葛", "上官", "皇甫", "慕容")
_CHINESE_ROLE: Final = regex(
    r"[\u4e00-\u9fffA-Za-z]{1,12}(?:总监|经理|主管|负责人|主任|总裁|总经理|组长|店长|工程师|专员|代表|董事)"
)
_ROLE_WORD: Final = regex(
    r"\b(?:head|lead|leader|director|manager|chief|officer|president|owner|vp|svp|evp|ceo|cfo|coo|cto|cmo|cio|cpo|chro|"
    r"coordinator|partner|analyst|engineer|designer|architect|chair|chairman|secretary|treasurer|controller|captain|"
    r"supervisor|specialist|accountant|buyer|planner|sponsor|champion|master|executive|representative|of)\b",
    re.IGNORECASE,
)
_DEPARTMENT: Final = (
    r"(?:sales|marketing|product|engineering|finance|hr|human resources|legal|operations|ops|it|qa|support|procurement|"
    r"logistics|customer success|customer service|research|development|r&d|design|data|security|compliance|accounting)"
)
_GROUP: Final = regex(
    r"(?:everyone|everybody|all|all (?:staff|hands|employees|members|departments|teams|parties)|various|whoever|"
    r"someone|somebody|anyone|management|leadership|senior management|(?:all |the )?(?:relevant|concerned) \w+|"
    rf"(?:the |our |all )?{_DEPARTMENT}(?:(?: and | & |/){_DEPARTMENT})?|"
    r"(?:the |our |all )?(?:[\w&]+[ -]){0,4}(?:teams?|departments?|dept\.?|divisions?|committee|business units?|squad|"
    r"stakeholders|council|working group|task force))",
    re.IGNORECASE,
)
_CHINESE_GROUP: Final = regex(
    r"(?:各|相关|有关|全)[\u4e00-\u9fff]{1,8}|全体.{0,4}|所有人|大家|每个人|团队|管理层|领导班子|业务方|小组|"
    r"[\u4e00-\u9fffA-Za-z]{0,12}(?:部门|事业部|团队|小组|项目组|工作组|委员会|办公室|中心)|"
    r"[\u4e00-\u9fffA-Za-z]{2,12}(?:部|组|科|处|科室)"
)
_BRACKETS: Final = regex(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_BETWEEN: Final = regex(r"\s*(?:[、;；/&+]|\s和|和|与|及|以及|\band\b|\bor\b)\s*", re.IGNORECASE)
_LEADS: Final = regex(
    r"牵头|主责|主负责|第一负责人|配合|协助|支持|主办|协办|\blead\b|\bsupport|accountable|backup|备份|\bwith\b|(?i:\bA\b\s*[:：])"
)


def _parts(owner: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in _BETWEEN.split(_BRACKETS.sub("", owner)) if part.strip())


def _is_chinese_name(text: str) -> bool:
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", text) or text[-1] in "部组处科区端线岗班队室州市省务案品":
        return False
    return (len(text) < 4 and text[0] in _SURNAMES) or text.startswith(_DOUBLE)


def _is_english_name(text: str) -> bool:
    return (
        re.fullmatch(r"[A-Z][a-z'’.-]+(?: [A-Z][A-Za-z'’.-]*){0,2}", text) is not None
        and not _ROLE_WORD.search(text)
        and not _GROUP.fullmatch(text)
    )


def two_people(owner: str) -> tuple[str, ...]:
    """The people of an owner that names more than one, none of them as the leading one; nothing for anything else."""
    if _LEADS.search(owner):
        return ()
    parts = _parts(owner)
    if len(parts) == 1 and "," in owner.replace("，", ","):
        parts = tuple(part.strip() for part in _BRACKETS.sub("", owner).replace("，", ",").split(","))
        if any(part.isascii() and " " not in part for part in parts):
            return ()
    same = (
        _is_chinese_name,
        _is_english_name,
        lambda part: _CHINESE_ROLE.fullmatch(part) is not None,
        lambda part: (
            bool(_ROLE_WORD.search(part))
            and re.search(r"\b(?:head|director|manager) of\b", part, re.IGNORECASE) is not None
        ),
    )
    return parts if len(parts) > 1 and any(all(map(fits, parts)) for fits in same) else ()


def is_group(owner: str) -> bool:
    """Whether an owner is a department, a team or everybody, and no person or role is named."""
    whole = _BRACKETS.sub("", owner).strip()
    if not whole or _ROLE_WORD.search(whole):
        return False
    if _GROUP.fullmatch(whole):
        return True
    parts = tuple(re.split(r"[,，]", whole)) if re.search(r"[,，]", whole) else _parts(whole)
    return bool(parts) and all(
        (_GROUP.fullmatch(part.strip()) or _CHINESE_GROUP.fullmatch(part.strip()))
        and not _CHINESE_ROLE.fullmatch(part.strip())
        for part in parts
    )
