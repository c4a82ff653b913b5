"""How long it is from one day or moment to another, and whether a stated length fits."""

from calendar import monthrange
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.dates import resolve, when
from mcp_server.language.folding import fold
from mcp_server.model.quantity import Quantity
from mcp_server.model.time import Window
from mcp_server.regex import regex

_CLOCK: Final = regex(
    r"([0-9]{1,2})(?::([0-9]{2})(?::([0-9]{2}))?)?\s?([ap]\.?m\.?)?|([0-9]{1,2})点(?:([0-9]{1,2})分?|(半)|整|钟)?"
)
_SECONDS: Final = {"seconds": 1, "minutes": 60, "hours": 3_600, "days": 86_400}
_DAYS: Final = {"days": Decimal(1), "weeks": Decimal(7), "months": Decimal("30.44"), "quarters": Decimal("91.3"),
                "years": Decimal("365.25")}  # fmt: skip
_ROOM: Final = {
    "weeks": Decimal("0.45"),
    "months": Decimal("0.55"),
    "quarters": Decimal("0.55"),
    "years": Decimal("0.5"),
}
"""How far a whole number of units may lie from the days: four weeks are 25 to 32 days."""
NIGHT: Final = 5 * 3_600
SHIFT: Final = 5_400
"""Seconds that a team works at least on a day that counts, and that lie at least between two such days."""
SATURDAY: Final = 5
LONG: Final = 120
"""Minutes that are said in hours."""
_LEFT_OUT: Final = Decimal("0.55")
"""Of the working days between two days, how many may be holidays."""
YEAR: Final = regex(r"(?:19|20)[0-9]{2}")
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS_IN: Final = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The days of each month, of a leap year."""
_ANY: Final = date(2000, 1, 1)
_COMMON: Final = 2001
"""A year that is no leap year."""


class Moment(NamedTuple):
    """A day or a window of days, a time of day, or both."""

    days: Window | None
    clock: time | None


class Elapsed(NamedTuple):
    """How long it is, in the unit of what was stated, and whether that fits."""

    value: Quantity
    holds: bool


def clock(text: str) -> time | None:
    """Return a time of day: 18:00, 3:15pm, 9点半; nothing for anything else."""
    found = _CLOCK.fullmatch(fold(text).text.lower().strip())
    if not found:
        return None
    hour, minute = int(found[1] or found[5]), int(found[2] or found[6] or (30 if found[7] else 0))
    if found[4]:
        hour = hour % 12 + (12 if found[4][0] == "p" else 0)
    second = int(found[3] or 0)
    return time(hour % 24, minute, second) if hour <= 24 and minute < 60 and second < 60 else None


_BLANK: Final = regex(r"(?<=[0-9])\s(?=[年月日号])|(?<=[年月])\s(?=[0-9])")
"""Blanks within a day in Chinese: 10 月 3 日."""


def moment(text: str, year: int | None = None) -> Moment | None:
    """Return a day, a time of day, or a day with a time of day; a day without a year lies in *year*."""
    words = _BLANK.sub("", fold(text).text.strip())
    day, _, tail = words.rpartition(" ")
    if ((at := clock(words)) and ":" in words) or "点" in words:
        return Moment(None, at) if at else None
    if day and (at := clock(tail)) and (":" in tail or "m" in tail.lower()):
        found = moment(day, year)
        return Moment(found.days, at) if found and found.days else None
    said = when(words)
    if said is None or said.sort in {"anchor", "today", "offset", "window", "weekday"} or said.relative is not None:
        return None
    days = resolve(said, as_of=date(year, 1, 1) if year else _ANY, period=None, anchors={})
    return Moment(days, None) if days else None


def year_of(text: str) -> int | None:
    """Return the year that a date names; nothing where it names none."""
    said = when(_BLANK.sub("", fold(text).text.strip()))
    return said.year if said else None


def in_year_of(day: date, last: date) -> date:
    """Return the first day of a stretch in the year that only its last one names."""
    year = last.year - ((day.month, day.day) > (last.month, last.day))
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


BOTH: Final = "both"
"""Stands for hours where both the first and the last day of a stretch are said to count."""


def elapsed(first: str, last: str, stated: Quantity, hours: str = "") -> Elapsed | None:
    """Return the length from *first* to *last* in the unit of a stated length; nothing where they cannot be read.

    Days count with both ends or without one; working days may have holidays among them; weeks, months and years need
    not be whole. Clock times may be rounded to the last place shown, and may run past midnight. Where *hours* are
    given (10:00-17:00), these alone count, from Monday to Friday; where none are and the stated length may be one of
    such hours, nothing can be said. *hours* may as well be BOTH: both ends are said to count.
    """
    year = year_of(last.rpartition(" ")[0] or last) or year_of(last) or year_of(first)
    if stated.dimension != "duration" or stated.bound != "=" or stated.upper is not None:
        return None
    found = _elapsed(moment(first, year), moment(last, year), stated, hours)
    if found and not found.holds and year is None:
        common = _elapsed(moment(first, _COMMON), moment(last, _COMMON), stated, hours)
        return common if common and common.holds else found
    return found


def _elapsed(one: Moment | None, two: Moment | None, stated: Quantity, hours: str) -> Elapsed | None:
    if one is None or two is None:
        return None
    if one.clock and two.clock:
        return _hours(one, two, stated, hours)
    found = _days(one.days, two.days, stated) if one.days and two.days else None
    if found and hours == BOTH and stated.unit == "days":
        return Elapsed(found.value, found.value.value == stated.value)
    return found


def _hours(one: Moment, two: Moment, stated: Quantity, hours: str) -> Elapsed | None:
    if one.clock is None or two.clock is None:
        return None
    start = datetime.combine(one.days.start if one.days else _ANY, one.clock)
    end = datetime.combine(two.days.start if two.days else start.date(), two.clock)
    if end < start and not (one.days and two.days):
        end += timedelta(days=1)
    size = _SECONDS.get(stated.unit, 0)
    if end < start or not size:
        return None
    seconds = Decimal(int(_within(start, end, hours).total_seconds()))
    nights = (end.date() - start.date()).days
    told = stated.value * size
    if nights and not hours and NIGHT * nights <= seconds - told and told >= SHIFT * nights:
        return None
    # the ends are shown to the minute, so that a minute more or less is no fault
    room = stated.step * size / 2 + 60
    return Elapsed(_length(round(seconds / size, 2), stated), abs(seconds - stated.value * size) <= room)


def _within(start: datetime, end: datetime, hours: str) -> timedelta:
    """Return how much of a stretch of time lies within some hours of working days."""
    opens, _, closes = hours.partition("-")
    first, last = clock(opens), clock(closes)
    if first is None or last is None:
        return end - start
    total, day = timedelta(), start.date()
    while day <= end.date():
        low, high = max(start, datetime.combine(day, first)), min(end, datetime.combine(day, last))
        if day.weekday() < SATURDAY and high > low:
            total += high - low
        day += timedelta(days=1)
    return total


def _days(one: Window, two: Window, stated: Quantity) -> Elapsed | None:
    if two.end < one.start and two.end.year == one.start.year:
        two = Window(start=_later(two.start), end=_later(two.end))
    longest, shortest = (two.end - one.start).days + 1, (two.start - one.start).days
    if shortest < 0:
        return None
    working = sum((one.start + timedelta(days=i)).weekday() < 5 for i in range(min(longest, 4_000)))
    if stated.unit == "working days":
        fits = working * _LEFT_OUT <= stated.value <= working
        return Elapsed(_length(Decimal(working), stated), fits)
    size = _DAYS.get(stated.unit)
    if size is None:
        return None
    room = _ROOM.get(stated.unit, Decimal(0)) * size + (stated.step * size / 2 if stated.step < 1 else 0)
    length = stated.value * size
    fits = shortest - room <= length <= longest + room or (stated.unit == "days" and stated.value == working)
    if stated.unit == "weeks" and one.start.year != _ANY.year and two.start == two.end:
        # weeks of a calendar that are touched, from a Wednesday to a Thursday
        touched = (two.end - one.start + timedelta(days=one.start.weekday())).days // 7 + 1
        fits = fits or (stated.value == touched and longest >= length - 5)
    if stated.unit == "days" and not fits:
        # 90 days from 18 January to 18 April: three months are said so
        months = (two.start.year - one.start.year) * 12 + two.start.month - one.start.month
        fits = months > 1 and stated.value == months * 30 and one.start.day == two.start.day
    return Elapsed(_length(round(Decimal(longest) / size, 1), stated), fits)


def _later(day: date) -> date:
    return date(day.year + 1, day.month, min(day.day, 28) if day.month == 2 else day.day)


def _length(value: Decimal, stated: Quantity) -> Quantity:
    unit = stated.unit
    if unit == "minutes" and value >= LONG:
        value, unit = round(value / 60, 2), "hours"
    return Quantity(value=value, unit=unit, dimension="duration", basis="computed", source="elapsed")
