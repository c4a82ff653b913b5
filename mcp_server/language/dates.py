"""Days, weeks, months, quarters, windows and milestones: what a text says, and when that is."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from mcp_server.language.durations import estimate
from mcp_server.language.folding import fold
from mcp_server.language.numerals import chinese
from mcp_server.language.tokens import MONTH_NAME, YEAR
from mcp_server.model.time import Estimate, Window

Sort = Literal["day", "week", "month", "quarter", "half", "year", "window", "offset", "anchor", "now"]
Part = Literal["", "start", "middle", "end"]


class Moment(NamedTuple):
    """What an expression of time says, before it is known when that is."""

    sort: Sort
    year: int | None = None
    number: int = 0
    """The month, ISO week, quarter or half; of a day its month; zero with `relative` where it is counted from today."""
    day: int = 0
    relative: int | None = None
    """Periods of this sort from the one that holds `as_of`: 0 this, 1 next, -1 last."""
    part: Part = ""
    """Its first day, its middle third or its last day, where the text names one: 月底, "end of Q2"."""
    first: "Moment | None" = None
    """Where a window begins, or what an offset is counted from."""
    last: "Moment | None" = None
    span: Estimate | None = None
    back: bool = False
    """The offset is counted backwards."""
    working: bool = False
    """The offset says working days."""
    name: str = ""
    """Of an anchor: a milestone, or T."""
    text: str = ""


_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_RELATIVE: Final = {
    **dict.fromkeys("本 这 这个 当 今 this current the".split(), 0),
    **dict.fromkeys("下 下个 明 来 next the\u00a0next coming".split(), 1),
    **dict.fromkeys("上 上个 去 last previous".split(), -1),
    "后": 2,
    "前": -2,
}
_SORTS: Final[dict[str, Sort]] = {
    **dict.fromkeys("年 年度 财年 年内 year fiscal\u00a0year".split(" "), "year"),
    **dict.fromkeys("月 个月 月份 month".split(), "month"),
    **dict.fromkeys("季 季度 个季度 quarter".split(), "quarter"),
    **dict.fromkeys("周 星期 个星期 礼拜 week".split(), "week"),
}
_N: Final = r"[0-9]{1,2}|[一二三四五六七八九十]{1,3}"
_D: Final = r"(?P<d>[0-9]{1,2}|[一二三]?十?[一二三四五六七八九十])"
_YEAR_OR: Final = rf"(?:(?P<y>{YEAR})年?[-/ ]?|(?P<cy>[零〇一二三四五六七八九]{{4}})年|(?P<ry>[本今明去后前]年)度?的?)?"

_DAYS: Final = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?P<y>{YEAR})(?P<s>[-/.])(?P<m>[0-9]{{1,2}})(?P=s)(?P<d>[0-9]{{1,2}})(?:T[0-9:.+Z-]*)?",
        rf"{_YEAR_OR}(?P<m>{_N})月\s?{_D}[日号]?",
        r"(?P<m>[0-9]{1,2})[-/](?P<d>[0-9]{1,2})",
        rf"(?P<n>{MONTH_NAME.replace('(?-i:', '(?:')})[a-z]*\.?\s(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?(?:,?\s(?P<y>{YEAR}))?",
        rf"(?P<d>[0-9]{{1,2}})(?:st|nd|rd|th)?[\s-](?:of\s)?(?P<n>{MONTH_NAME.replace('(?-i:', '(?:')})\.?(?:,?[\s-](?P<y>{YEAR}))?",
    )
)
_CN_PART: Final = r"(?P<p>底|末|初|中|中旬|上旬|下旬)?"
_SPANS: Final[tuple[tuple[Sort, re.Pattern[str]], ...]] = tuple(
    (sort, re.compile(pattern, re.I))
    for sort, pattern in (
        ("week", rf"(?:(?P<y>{YEAR})[-/ ]?)?W(?P<k>[0-9]{{1,2}})"),
        ("week", rf"{_YEAR_OR}(?:第\s?)?(?P<k>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,3}})周"),
        ("week", rf"(?:week|wk)\s?(?P<k>[0-9]{{1,2}})(?:,?\s(?:of\s)?(?P<y>{YEAR}))?"),
        ("month", rf"(?P<y>{YEAR})[-/.](?P<k>[0-9]{{1,2}})"),
        ("month", rf"{_YEAR_OR}(?P<k>{_N})月份?{_CN_PART}"),
        ("month", rf"(?P<n>{MONTH_NAME.replace('(?-i:', '(?:')})\.?(?:,?[\s-](?P<y>{YEAR}))?"),
        ("quarter", rf"(?:FY)?{_YEAR_OR}Q(?P<k>[1-4]){_CN_PART}"),
        ("quarter", rf"Q(?P<k>[1-4])[\s/-]?(?:FY)?(?P<y>{YEAR})?"),
        ("quarter", rf"{_YEAR_OR}第?(?P<k>[一二三四1-4])季度?{_CN_PART}"),
        ("half", rf"(?:FY)?{_YEAR_OR}H(?P<k>[12]){_CN_PART}"),
        ("half", rf"H(?P<k>[12])[\s/-]?(?:FY)?(?P<y>{YEAR})?"),
        ("half", rf"{_YEAR_OR}(?P<h>[上下])半年{_CN_PART}"),
        ("half", rf"(?:the\s)?(?P<h>first|second)\shalf(?:\sof)?(?:\s(?P<y>{YEAR}))?"),
        ("year", rf"(?:FY|year)?\s?(?P<y>{YEAR})(?:\s?年?(?:度|全年|年度)?)(?P<p>底|末|初|中)?"),
        ("year", r"(?P<cy>[零〇一二三四五六七八九]{4})年度?(?P<p>底|末|初|中)?"),
    )
)
_CN_RELATIVE: Final = re.compile(
    r"(?P<r>本|这个?|当|今|下一?个?|明|上一?个?|去|后|前)(?P<u>年度|财年|年|月份?|季度|季|周|星期|礼拜)(?:内|度)?(?P<p>底|末|初|中旬?|上旬|下旬)?"
)
_EN_RELATIVE: Final = re.compile(
    r"(?:the\s)?(?P<r>this|current|next|coming|last|previous)\s(?:(?:fiscal|calendar)\s)?(?P<u>year|month|quarter|week)",
    re.I,
)
_CN_ENDS: Final = re.compile(r"(?P<u>年|季度?|月)(?P<p>底|末|初|中)")
_NOW: Final = re.compile(r"今天|今日|即日|现在|today|now|as[_ ]of|as_of", re.I)
_DAY_NAMES: Final = {"明天": 1, "tomorrow": 1, "后天": 2, "昨天": -1, "yesterday": -1}
_EDGE: Final = re.compile(
    r"(?:the\s)?(?P<p>end|start|beginning|middle|mid|close)(?:\s|-)(?:of\s)?(?:the\s)?(?P<rest>.+)", re.I
)
_PARTS: Final[dict[str, Part]] = {
    **dict.fromkeys("底 末 end close".split(), "end"),
    **dict.fromkeys("初 start beginning".split(), "start"),
    **dict.fromkeys("中 mid middle 中旬".split(), "middle"),
}
_SPLITS: Final = (
    re.compile(r"\s?(?:~|–|至|到|\bto\b|\bthrough\b|\buntil\b|→|\.\.|(?<=[0-9])/(?=[0-9]{4}-))\s?", re.I),
    re.compile(r"\s-\s|(?<=[0-9日号月年度周季])-(?=[0-9A-Za-z第])|(?<=[HQW][0-9])/(?=[HQW][0-9])", re.I),
)
_PLUS: Final = re.compile(r"(?P<a>.{1,80}?)\s?(?P<sign>\+|\s-\s)\s?(?P<span>[^+]{1,40})", re.S)
_AFTER: Final = re.compile(
    r"(?P<a>.{1,80}?)(?:之|以)?(?:后|起)(?:的)?(?:第)?\s?(?P<span>[0-9一二两三四五六七八九十半].{0,20})|(?P<b>.{1,80}?)(?P<bs>[0-9一二两三四五六七八九十半]{1,4}(?:个?[工作日天周月年季度星期半]{1,4}))(?P<dir>之后|以后|后|之前|以前|前)",
    re.S,
)
_EN_AFTER: Final = re.compile(
    r"(?P<span>.{1,30}?)\s(?P<dir>after|before|from|following|prior\sto)\s(?P<a>.{1,80})", re.I | re.S
)
_NAME: Final = re.compile(r"(?!\d+$)[^\d\W][\w .#&()/-]{0,79}")
_LEAD: Final = re.compile(r"(?:by|before|until|due|on|in|at|during|于|在|截至|截止|不晚于)\s?(?:the\s)?(?=\S)", re.I)
_TRAIL: Final = re.compile(r"(?:之前|以前|前|内|完成|上线|deadline)$")


def _int(text: str | None) -> int:
    if not text:
        return 0
    if text.isdigit():
        return int(text)
    read = chinese(text)
    return int(read.value) if read else 0


def _year_of(found: re.Match[str]) -> tuple[int | None, int | None]:
    """The year that a match names, absolute or counted from today."""
    groups = found.groupdict()
    if groups.get("y"):
        return int(groups["y"]), None
    if groups.get("cy"):
        read = chinese(groups["cy"])
        return (int(read.value), None) if read and 1900 <= read.value <= 2199 else (None, None)
    if groups.get("ry"):
        return None, {"本": 0, "今": 0, "明": 1, "去": -1, "后": 2, "前": -2}[groups["ry"][0]]
    return None, None


@lru_cache(maxsize=4096)
def when(text: str) -> Moment | None:
    """What a text says about time; a name that is no date is an anchor, such as a milestone; else nothing."""
    if len(text) > 200:
        return None
    folded = " ".join(fold(text).text.split()).strip(" .。,;()[]")
    moment = _parse(folded, 3) if folded else None
    return moment._replace(text=text) if moment else None


def _parse(text: str, depth: int) -> Moment | None:
    if not text or depth < 0:
        return None
    simple = _simple(text)
    if simple is not None:
        return simple
    for split in _SPLITS:
        for gap in split.finditer(text):
            first, last = _parse_dated(text[: gap.start()], depth), _parse_dated(text[gap.end() :], depth)
            if first and last:
                return Moment("window", first=first, last=last)
    offset = _offset(text, depth)
    if offset is not None:
        return offset
    lead = _LEAD.match(text)
    if lead:
        return _parse(text[lead.end() :], depth - 1)
    return Moment("anchor", name=text) if _NAME.fullmatch(text) and len(text) <= 80 and not _prose(text) else None


def _parse_dated(text: str, depth: int) -> Moment | None:
    found = _parse(text.strip(), depth - 1)
    if found is None or found.sort == "window":
        return None
    return None if found.sort == "anchor" and not re.fullmatch(r"[A-Za-z]{1,3}-?[0-9]{1,3}|T", found.name) else found


def _prose(text: str) -> bool:
    """Whether a text is a sentence rather than a name."""
    return len(text.split()) > 8 or any(mark in text for mark in ",;。!?")


def _simple(text: str) -> Moment | None:
    """A day, week, month, quarter, half or year, counted from today or not."""
    for pattern in _DAYS:
        found = pattern.fullmatch(text)
        if found:
            groups = found.groupdict()
            year, relative = _year_of(found)
            month = _MONTHS.index(groups["n"][:3].lower()) + 1 if groups.get("n") else _int(groups["m"])
            day = _int(groups["d"])
            if 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]:
                return Moment("day", year, month, day, relative)
    for sort, pattern in _SPANS:
        found = pattern.fullmatch(text)
        if found:
            groups = found.groupdict()
            year, relative = _year_of(found)
            number = _int(groups.get("k"))
            if groups.get("n"):
                number = _MONTHS.index(groups["n"][:3].lower()) + 1
            if groups.get("h"):
                number = 1 if groups["h"].lower() in {"上", "first"} else 2
            most = {"week": 53, "month": 12, "quarter": 4, "half": 2, "year": 0}[sort]
            if (sort == "year" and year) or 1 <= number <= most:
                return Moment(sort, year, number, 0, relative, _PARTS.get(groups.get("p") or "", ""))
    return _relative(text)


def _relative(text: str) -> Moment | None:
    found = _CN_RELATIVE.fullmatch(text) or _EN_RELATIVE.fullmatch(text)
    if found:
        word = found["r"].lower().rstrip("个一") or found["r"]
        sort = _SORTS.get(found["u"].lower())
        if sort is not None and word in _RELATIVE:
            return Moment(sort, relative=_RELATIVE[word], part=_PARTS.get(found.groupdict().get("p") or "", ""))
    ends = _CN_ENDS.fullmatch(text)
    if ends:
        return Moment(_SORTS[ends["u"]], relative=0, part=_PARTS[ends["p"]])
    if _NOW.fullmatch(text):
        return Moment("now")
    if text.lower() in _DAY_NAMES:
        return Moment("now", relative=_DAY_NAMES[text.lower()])
    edge = _EDGE.fullmatch(text)
    if edge:
        rest = edge["rest"]
        inner = _simple(rest) or (
            Moment(_SORTS[rest.lower()], relative=0) if rest.lower() in {"year", "month", "quarter", "week"} else None
        )
        if inner is not None and inner.sort != "day":
            return inner._replace(part=_PARTS[edge["p"].lower()])
    if text.lower() in {"year-end", "year end", "month-end", "month end", "quarter-end", "quarter end"}:
        return Moment(_SORTS[re.split("[- ]", text.lower())[0]], relative=0, part="end")
    return None


def _offset(text: str, depth: int) -> Moment | None:
    """A moment counted from another: T+30, M2后2周, "10 days after launch"."""
    for pattern in (_PLUS, _EN_AFTER, _AFTER):
        found = pattern.fullmatch(text)
        if not found:
            continue
        groups = found.groupdict()
        name, words = groups.get("a") or groups.get("b"), groups.get("span") or groups.get("bs")
        if not name or not words:
            continue
        span = estimate(words)
        base = Moment("anchor", name="T") if name.strip() == "T" else _parse(name.strip(), depth - 1)
        if span is None or base is None:
            continue
        way = (groups.get("dir") or "").lower()
        back = (groups.get("sign") or "").strip() == "-" or way in {"before", "prior to", "前", "之前", "以前"}
        working = bool(re.search(r"working|business|工作日|workday", words, re.I))
        return Moment("offset", first=base, span=span, back=back, working=working)
    return None


def resolve(moment: Moment, *, as_of: date, period: Window | None, anchors: Mapping[str, Window]) -> Window | None:
    """The days that a moment covers, or nothing where its anchor is unknown or the calendar has no such day.

    Relative moments count from `as_of`. Those without a year are taken from the period (the first occurrence that
    touches it, else the year of its start), without a period from the year of `as_of`. A week number without a year
    is the ISO week where the period spans a year, else the week of the period, weeks beginning on Monday. `T` is the
    start of the period unless an anchor has that name. Offsets count calendar days; working days skip weekends.
    """
    try:
        return _resolve(moment, as_of, period, anchors)
    except (ValueError, OverflowError):
        return None


def _resolve(moment: Moment, as_of: date, period: Window | None, anchors: Mapping[str, Window]) -> Window | None:
    if moment.sort == "now":
        day = as_of + timedelta(days=moment.relative or 0)
        return Window(start=day, end=day)
    if moment.sort == "anchor":
        return _anchor(moment.name, as_of, period, anchors)
    if moment.sort == "window":
        assert moment.first is not None and moment.last is not None
        first = _resolve(moment.first, as_of, period, anchors)
        last_moment = moment.last
        if last_moment.year is None and last_moment.relative is None and first is not None and moment.first.year:
            last_moment = last_moment._replace(year=moment.first.year)
        last = _resolve(last_moment, as_of, period, anchors)
        if first is not None and last is not None and last.end < first.start and moment.last.year is None:
            last = _resolve(
                last_moment._replace(year=(last_moment.year or last.start.year) + 1), as_of, period, anchors
            )
        if first is None or last is None or last.end < first.start:
            return None
        return Window(start=first.start, end=last.end)
    if moment.sort == "offset":
        assert moment.first is not None and moment.span is not None
        base = _resolve(moment.first, as_of, period, anchors)
        if base is None:
            return None
        day = base.start if moment.first.sort == "anchor" and moment.first.name == "T" or moment.back else base.end
        moved = _moved(day, moment.span.likely * (-1 if moment.back else 1), moment.span.unit, working=moment.working)
        return Window(start=moved, end=moved)
    window = _span(moment, as_of, period)
    return _edge(window, moment.part)


def _anchor(name: str, as_of: date, period: Window | None, anchors: Mapping[str, Window]) -> Window | None:
    found = anchors.get(name)
    if found is None:
        low = name.strip().casefold()
        found = next((window for key, window in anchors.items() if key.strip().casefold() == low), None)
    if found is None and name == "T":
        start = period.start if period else as_of
        return Window(start=start, end=start)
    return found


def _moved(day: date, amount: Decimal, unit: str, *, working: bool) -> date:
    """A day some time later or earlier; hours are eighths of a day, rounded up."""
    if unit == "months":
        return shifted(day, int(amount)) + timedelta(days=round(float(amount % 1) * 30))
    days = {"weeks": amount * 7, "hours": amount / 8}.get(unit, amount)
    count = int(days.to_integral_value(rounding="ROUND_CEILING"))
    if not working:
        return day + timedelta(days=count)
    step = timedelta(days=1 if count > 0 else -1)
    whole, left = divmod(abs(count), 5)
    day += step * 7 * whole
    while left or day.weekday() > 4:
        day += step
        left -= day.weekday() < 5 and left > 0
    return day


def shifted(day: date, months: int) -> date:
    """The same day some months later, or the last day of that month."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _months(year: int, month: int, count: int) -> Window:
    start = shifted(date(year, 1, 1), month - 1)
    return Window(start=start, end=shifted(start, count) - timedelta(days=1))


def _week(year: int, number: int) -> Window:
    start = date.fromisocalendar(year, number, 1)
    return Window(start=start, end=start + timedelta(days=6))


def _in_year(moment: Moment, year: int) -> Window:
    if moment.sort == "day":
        day = date(year, moment.number, moment.day)
        return Window(start=day, end=day)
    if moment.sort == "week":
        return _week(year, moment.number)
    if moment.sort == "month":
        return _months(year, moment.number, 1)
    if moment.sort == "quarter":
        return _months(year, 3 * moment.number - 2, 3)
    if moment.sort == "half":
        return _months(year, 6 * moment.number - 5, 6)
    return _months(year, 1, 12)


def _span(moment: Moment, as_of: date, period: Window | None) -> Window:
    """The days of a day, week, month, quarter, half or year."""
    if moment.year is not None:
        return _in_year(moment, moment.year)
    if moment.relative is not None and (moment.number or moment.sort == "year"):
        return _in_year(moment, as_of.year + moment.relative)
    if moment.relative is not None:
        if moment.sort == "week":
            monday = as_of - timedelta(days=as_of.weekday()) + timedelta(weeks=moment.relative)
            return Window(start=monday, end=monday + timedelta(days=6))
        size = {"month": 1, "quarter": 3, "half": 6}[moment.sort]
        first = (as_of.month - 1) // size * size + 1
        return _months(as_of.year, first + size * moment.relative, size)
    if period is None:
        return _in_year(moment, as_of.year)
    if moment.sort == "week" and (period.end - period.start).days < 360:
        monday = period.start - timedelta(days=period.start.weekday()) + timedelta(weeks=moment.number - 1)
        return Window(start=max(monday, period.start), end=monday + timedelta(days=6))
    for year in range(period.start.year, min(period.end.year, period.start.year + 20) + 1):
        try:
            window = _in_year(moment, year)
        except ValueError:
            continue
        if window.end >= period.start and window.start <= period.end:
            return window
    return _in_year(moment, period.start.year)


def _edge(window: Window, part: Part) -> Window:
    if part == "start":
        return Window(start=window.start, end=window.start)
    if part == "end":
        return Window(start=window.end, end=window.end)
    if part == "middle":
        third = (window.end - window.start) / 3
        return Window(start=window.start + third, end=window.end - third)
    return window


_PERIOD_COUNT: Final = re.compile(
    r"(?:未来|今后|接下来|the\snext|next|coming)的?\s?(?P<n>[0-9]{1,3}|[一二两三四五六七八九十半]{1,3}|[a-z]+)\s?(?:full\s)?(?P<u>个?(?:月|季度|年|周|星期)|天|(?:month|quarter|year|week|day)s?)",
    re.I,
)
_PERIOD_FROM: Final = re.compile(
    rf"(?P<n>[0-9]{{1,3}}|[a-z]+)[\s-](?P<u>(?:month|quarter|year|week|day)s?)\s(?:from|starting|beginning|as\sof)\s(?:on\s)?(?P<d>{YEAR}[-/.][0-9]{{1,2}}[-/.][0-9]{{1,2}})"
    rf"|(?:自|从)?(?P<cd>{YEAR}[-/.年][0-9]{{1,2}}[-/.月][0-9]{{1,2}}日?)(?:起|开始)[,,]?(?:的|共|为期)?\s?(?P<cn>[0-9]{{1,3}}|[一二两三四五六七八九十半]{{1,3}})(?P<cu>个?(?:月|季度|年|周|星期)|天)",
    re.I,
)
_PERIOD_DAYS: Final = re.compile(
    rf"{YEAR}[-/.年][0-9]{{1,2}}[-/.月][0-9]{{1,2}}日?\s?(?:~|–|-|—|至|到|to|until|through)+\s?(?:{YEAR}[-/.年])?[0-9]{{1,2}}[-/.月][0-9]{{1,2}}日?",
    re.I,
)
_PERIOD_WORDS: Final = re.compile(
    rf"(?:FY\s?)?{YEAR}\s?[-/ ]?年?度?的?(?:Q[1-4](?:\s?[-–~至到]\s?(?:Q[1-4]))?|H[12]|第?[一二三四1-4]季度|[上下]半年|(?:0?[1-9]|1[0-2])月(?:份)?(?:\s?[-–~至到]\s?(?:0?[1-9]|1[0-2])月)?)"
    rf"|(?:Q[1-4]|H[12])[ /-]?(?:FY)?{YEAR}|(?:first|second)\shalf\sof\s{YEAR}|{YEAR}-(?:0[1-9]|1[0-2])(?![0-9-])"
    rf"|(?:[本这今明去下上]一?个?)(?:年度|财年|年|季度|月)(?:[上下]半年|第?[一二三四]季度)?|(?:this|current|next|last|previous)\s(?:fiscal\s|calendar\s)?(?:year|quarter|month)"
    rf"|{MONTH_NAME}\s{YEAR}|(?:FY\s?)?(?<![0-9]){YEAR}(?![0-9])年?度?|(?<![A-Za-z])(?:Q[1-4]\s?[-–~至到]\s?Q[1-4]|[QH][1-4](?![0-9A-Za-z]))|[上下]半年|第?[一二三四]季度",
    re.I,
)


def period(text: str, as_of: date) -> Window | None:
    """The days that a planning period covers, read from a phrase or found in a sentence; else nothing."""
    folded = " ".join(fold(text[:2000]).text.split())
    try:
        return _period(folded, as_of)
    except (ValueError, OverflowError):
        return None


def _period(text: str, as_of: date) -> Window | None:
    counted = _PERIOD_FROM.search(text)
    if counted:
        start = when(counted["d"] or counted["cd"])
        begin = resolve(start, as_of=as_of, period=None, anchors={}) if start else None
        return _lasting(begin.start, counted["n"] or counted["cn"], counted["u"] or counted["cu"]) if begin else None
    days = _PERIOD_DAYS.search(text)
    if days:
        moment = when(days.group())
        found = resolve(moment, as_of=as_of, period=None, anchors={}) if moment else None
        if found is not None:
            return found
    counted = _PERIOD_COUNT.search(text)
    if counted:
        return _lasting(as_of, counted["n"], counted["u"])
    for words in _PERIOD_WORDS.finditer(text):
        moment = when(words.group())
        found = resolve(moment, as_of=as_of, period=None, anchors={}) if moment and moment.sort != "anchor" else None
        if found is not None:
            return found
    return None


def _lasting(start: date, number: str, unit: str) -> Window | None:
    """So many units from a day on."""
    span = estimate(f"{number} {unit}" if unit[0].isascii() else f"{number}{unit}")
    if span is None:
        return None
    if span.unit == "months":
        return Window(start=start, end=_moved(start, span.likely, "months", working=False) - timedelta(days=1))
    return Window(start=start, end=_moved(start, span.likely, span.unit, working=False) - timedelta(days=1))
