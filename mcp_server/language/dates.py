"""When something is: moments as days of the calendar, moments in prose, and the period that a plan covers."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal
from typing import Final, NamedTuple

from mcp_server.language.durations import estimate
from mcp_server.language.folding import fold
from mcp_server.language.moments import Moment, Part, when
from mcp_server.language.tokens import YEAR, marks
from mcp_server.model.time import Estimate, Window
from mcp_server.regex import regex

__all__ = ["Dated", "Moment", "moments", "period", "resolve", "shifted", "when"]

_WEEKS_OF_PERIOD: Final = 360
"""A week without a year is an ISO week in a period of at least so many days, else a week of the period."""
_SIZES: Final = {"month": 1, "quarter": 3, "half": 6, "year": 12}


class Dated(NamedTuple):
    """An expression of time in prose, and where it stands."""

    moment: Moment
    text: str
    start: int
    end: int


def resolve(moment: Moment, *, as_of: date, period: Window | None, anchors: Mapping[str, Window]) -> Window | None:
    """Return the days that a moment covers, or nothing where its anchor is unknown or there is no such day.

    What is relative is counted from `as_of`. What has no year is taken from the period: the first occurrence that
    touches it, else the one in the year of its start; without a period, the year of `as_of`. A week without a year is
    the ISO week where the period spans a year, else that week of the period, the first one holding its first day and
    weeks beginning on Monday. T is the start of the period (without one, `as_of`), unless an anchor has that name.
    Offsets run in calendar days from the end of what they are counted from (from its start when counted backwards);
    working days skip weekends, holidays are not known here. A duration of several points counts with its likely one.
    """
    try:
        return _Calendar(as_of, period, anchors).window(moment)
    except (ValueError, OverflowError):
        return None


def days_of(text: str, as_of: date, period: Window | None = None) -> Window | None:
    """Return the days that a text means, seen from a day and within a period; nothing where it means none."""
    moment = when(text)
    return resolve(moment, as_of=as_of, period=period, anchors={}) if moment else None


class _Calendar(NamedTuple):
    """What moments are resolved against."""

    as_of: date
    period: Window | None
    anchors: Mapping[str, Window]

    def window(self, moment: Moment) -> Window | None:
        if moment.sort == "today":
            return _one(self.as_of + timedelta(days=moment.relative or 0))
        if moment.sort == "anchor":
            return self._anchor(moment.name)
        if moment.sort == "weekday":
            return self._weekday(moment)
        if moment.first is not None:
            first = self.window(moment.first)
            if first is None:
                return None
            if moment.sort == "window":
                return self._until(moment, first)
            return _counted(moment, first)
        return _part(self._span(moment), moment)

    def _anchor(self, name: str) -> Window | None:
        low = name.casefold()
        found = self.anchors.get(name) or next((w for key, w in self.anchors.items() if key.casefold() == low), None)
        if found is None and name == "T":
            return _one(self.period.start if self.period else self.as_of)
        return found

    def _weekday(self, moment: Moment) -> Window:
        monday = self.as_of - timedelta(days=self.as_of.weekday())
        if moment.relative is not None:
            return _one(monday + timedelta(weeks=moment.relative, days=moment.number - 1))
        return _one(self.as_of + timedelta(days=(moment.number - 1 - self.as_of.weekday()) % 7))

    def _until(self, moment: Moment, first: Window) -> Window | None:
        """Return the window from a day to a moment; one without a year lies in the year of the first, or the next."""
        last = moment.last
        if last is None:
            return _lasting(first.start, moment.span)
        if last.year is None and last.relative is None and moment.first is not None and moment.first.year:
            last = last._replace(year=moment.first.year)
        end = self.window(last)
        if end is not None and end.end < first.start and moment.last and moment.last.year is None:
            end = self.window(last._replace(year=end.start.year + 1))
        return Window(start=first.start, end=end.end) if end is not None and first.start <= end.end else None

    def _span(self, moment: Moment) -> Window:
        """Return the days of a day, week, month, quarter, half or year."""
        if moment.year is not None:
            return _in_year(moment, moment.year)
        if moment.relative is not None:
            if moment.number or moment.sort == "year":
                return _in_year(moment, self.as_of.year + moment.relative)
            return self._counted_span(moment.sort, moment.relative)
        if self.period is None:
            return _in_year(moment, self.as_of.year)
        start, end = self.period.start, self.period.end
        if moment.sort == "week" and (end - start).days < _WEEKS_OF_PERIOD:
            monday = start + timedelta(weeks=moment.number - 1, days=-start.weekday())
            return Window(start=max(monday, start), end=monday + timedelta(days=6))
        for year in range(start.year, min(end.year, start.year + 20) + 1):
            if (window := _maybe(moment, year)) and window.end >= start and window.start <= end:
                return window
        return _in_year(moment, start.year)

    def _counted_span(self, sort: str, steps: int) -> Window:
        """Return this, the next or the last week, month, quarter or half."""
        if sort == "week":
            monday = self.as_of + timedelta(weeks=steps, days=-self.as_of.weekday())
            return Window(start=monday, end=monday + timedelta(days=6))
        size = _SIZES[sort]
        return _months(self.as_of.year, (self.as_of.month - 1) // size * size + 1 + size * steps, size)


def _one(day: date) -> Window:
    return Window(start=day, end=day)


def _maybe(moment: Moment, year: int) -> Window | None:
    """Return the days in a year, or nothing where that year has no such day."""
    try:
        return _in_year(moment, year)
    except ValueError:
        return None


def _in_year(moment: Moment, year: int) -> Window:
    if moment.sort == "day":
        return _one(date(year, moment.number, moment.day))
    if moment.sort == "week":
        monday = date.fromisocalendar(year, moment.number, 1)
        return Window(start=monday, end=monday + timedelta(days=6))
    size = _SIZES[moment.sort]
    return _months(year, size * (max(moment.number, 1) - 1) + 1, size)


def _months(year: int, month: int, count: int) -> Window:
    start = shifted(date(year, 1, 1), month - 1)
    return Window(start=start, end=shifted(start, count) - timedelta(days=1))


def shifted(day: date, months: int) -> date:
    """Return the same day some months later, or the last day of that month; raises ValueError outside the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


_THIRDS: Final[dict[Part, int]] = {"early": 0, "middle": 1, "late": 2}


def _part(window: Window, moment: Moment) -> Window:
    """Return the first or the last day of a window, or a third of it: ten days of a month, else whole months."""
    if moment.part == "first":
        return _one(window.start)
    if moment.part == "last":
        return _one(window.end)
    if not moment.part:
        return window
    third = _THIRDS[moment.part]
    if moment.sort in {"quarter", "half", "year"}:
        months = _SIZES[moment.sort] // 3
        return _months(window.start.year, window.start.month + third * months, months)
    days = 10 if moment.sort == "month" else 2
    start = window.start + timedelta(days=third * days)
    return Window(start=start, end=window.end if third == 2 else start + timedelta(days=days - 1))


def _counted(moment: Moment, base: Window) -> Window | None:
    """Return the day some time before or after something."""
    if moment.span is None or moment.first is None:
        return None
    from_start = moment.back or (moment.first.sort == "anchor" and moment.first.name == "T")
    day = _moved(base.start if from_start else base.end, moment.span, back=moment.back, working=moment.working)
    return _one(day)


def _moved(day: date, span: Estimate, *, back: bool = False, working: bool = False) -> date:
    """Return a day some time later or earlier; parts of a day count as a whole one."""
    way = -1 if back else 1
    if span.unit == "months":
        whole = int(span.likely)
        return shifted(day, way * whole) + timedelta(days=way * int((span.likely - whole) * 30))
    days = {"weeks": span.likely * 7, "hours": span.likely / 8}.get(span.unit, span.likely)
    count = int(Decimal(days).to_integral_value(ROUND_CEILING))
    if not working or not count:
        return day + timedelta(days=way * count)
    while day.weekday() > 4:
        day -= timedelta(days=way)
    whole, left = divmod(count, 5)
    day += timedelta(weeks=way * whole)
    while left:
        day += timedelta(days=way)
        left -= day.weekday() < 5
    return day


_RELATIVE: Final = regex(
    r"(?:本|这一?个?|当前?|今|下一?个?|明|去|上一?个?)(?:年度?|财年|季度|月份?|周)(?:[上下]半年|第?[一二三四]季度|年?[底末初])?(?:内|全年)?"
    r"|(?<![半今明去本年0-9])(?:年|季度?|月)[底末初]"
    r"|(?<![a-z])(?:(?:the\s)?(?:end|start|beginning|middle)\sof\s(?:the\s)?|(?:mid|early|late)[-\s])?"
    r"(?:(?:this|current|next|last|previous|coming)\s(?:fiscal\s|calendar\s|financial\s)?(?:year|half|quarter|month|week)|year-end|month-end|quarter-end)(?![a-z])"
)
_JOINT: Final = regex(r"\s?(?:~|–|-|至|到|→|to|through|until)\s?")
_DATE_EDGE: Final = regex(
    r"(?:(?:end|start|beginning|middle|close)\sof\s(?:the\s)?(?:fy\s?)?|(?:mid|early|late)[-\s]|fy\s?|(?:january|february|march|april|may|june|july|august|september|october|november|december)\s?(?:to|-|–)\s?)$"
)


def moments(text: str) -> tuple[Dated, ...]:
    """Return every expression of time in prose, in order, with offsets into the text; two with "to" between are one."""
    folded = fold(text)
    low = folded.text.lower()
    spans = sorted(
        [(mark.start, mark.end) for mark in marks(folded.text) if mark.sort == "date"]
        + [found.span() for found in _RELATIVE.finditer(low)]
    )
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        begin = start
        if edge := _DATE_EDGE.search(low[max(0, start - 20) : start]):
            begin = start - len(edge.group())
        if joined and begin < joined[-1][1]:
            continue
        if joined and len(gap := low[joined[-1][1] : begin]) < 10 and _JOINT.fullmatch(gap):
            whole = when(folded.text[joined[-1][0] : end])
            if whole is not None and whole.sort == "window":
                joined[-1] = joined[-1][0], end
                continue
        joined.append((begin, end))
    found = []
    for start, end in joined:
        moment = when(folded.text[start:end])
        if moment is not None and moment.sort != "anchor":
            first, last = folded.start(start), folded.end(end)
            found.append(Dated(moment, text[first:last], first, last))
    return tuple(found)


_COUNT: Final = r"(?P<n>[0-9]{1,3}|[一二两三四五六七八九十半]{1,3}|[a-z]{3,9})"
_DAY: Final = rf"(?P<d>{YEAR}[-/.年][0-9]{{1,2}}[-/.月][0-9]{{1,2}}日?)"
_UNIT: Final = r"(?P<u>个?(?:月|季度|年|周|星期)|天|[日]|(?:month|quarter|year|week|day)s?)(?![a-z])"
_COUNTED: Final = tuple(
    regex(pattern)
    for pattern in (
        rf"{_COUNT}[\s-]{_UNIT},?\s(?:from|starting|beginning|as\sof|after)\s(?:on\s)?{_DAY}",
        rf"(?:自|从)?{_DAY}(?:起|开始)[,的]?(?:共|为期|未来)?\s?{_COUNT}{_UNIT}",
        rf"(?:from|starting|beginning)\s(?:on\s)?{_DAY},?\s(?:for|lasting)\s{_COUNT}[\s-]{_UNIT}",
        rf"(?:未来|今后|接下来)的?\s?{_COUNT}{_UNIT}",
        rf"(?<![a-z])(?:the\s)?(?:next|coming)\s{_COUNT}\s(?:full\s)?{_UNIT}",
    )
)


def period(text: str, as_of: date) -> Window | None:
    """Return the days that a plan covers, from a phrase or a sentence that names them; else nothing.

    A start with a length ("13 weeks from 2026-07-06"), a length from `as_of` on ("next 3 months"), or the first
    year, half, quarter, month or window named; a single day is no period.
    """
    plain = " ".join(fold(text[:2000]).text.split())
    low = plain.lower()
    try:
        if (whole := when(plain)) and whole.sort in {"year", "half", "quarter", "month", "week"}:
            return resolve(whole, as_of=as_of, period=None, anchors={})
        for pattern in _COUNTED:
            found = pattern.search(low)
            window = _period(found.groupdict(), as_of) if found else None
            if window is not None:
                return window
        windows = (resolve(dated.moment, as_of=as_of, period=None, anchors={}) for dated in moments(plain))
        return next((window for window in windows if window and window.start < window.end), None)
    except (ValueError, OverflowError):
        return None


def _period(groups: dict[str, str], as_of: date) -> Window | None:
    """Return so many units from a day on."""
    blank = " " if groups["u"].isascii() else ""
    start: date | None = as_of
    if day := groups.get("d"):
        window = days_of(day, as_of)
        start = window.start if window else None
    return _lasting(start, estimate(f"{groups['n']}{blank}{groups['u']}")) if start else None


def _lasting(start: date, span: Estimate | None) -> Window | None:
    """Return the days from a day on that a duration covers."""
    if span is None:
        return None
    end = _moved(start, span) - timedelta(days=1)
    return Window(start=start, end=end) if end >= start else None
