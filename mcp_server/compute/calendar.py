"""Which days are worked, and how a period falls into weeks, months and quarters."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Any, Final, Literal, NamedTuple

Region = Literal["CN", "US", ""]
Step = Literal["week", "month", "quarter"]

FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100
"""Public holidays are known from the first to the last of these years; elsewhere only weekends are days off."""

_MODULES: Final = {"CN": ("china", "China"), "US": ("united_states", "UnitedStates")}
_LARGEST: Final = 60


class OutOfCalendarError(ValueError):
    """A day before year 1 or after year 9999 was counted to."""


class Bucket(NamedTuple):
    """A week, month or quarter of a period, cut to it: `2026-W01`, `2026-01` or `2026Q1`."""

    name: str
    start: date
    end: date


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """The working days of a region; make one with `work_calendar`.

    Every day has an offset: how many working days lie between the first day of the calendar's years and it. Sums of
    working days are sums of offsets. Outside the calendar's years, Monday to Friday are worked.
    """

    region: Region
    first_year: int
    last_year: int
    provisional: tuple[int, ...]
    """Years asked for whose days off are not all known: a Chinese year without announced make-up days, or any outside
    `FIRST_YEAR` to `LAST_YEAR`."""
    _days: tuple[int, ...] = field(repr=False)
    _first: int = field(repr=False)
    _last: int = field(repr=False)

    def offset(self, day: date) -> int:
        """Return the offset of the first working day on or after a day; it is negative before the calendar's years."""
        return self._before(day.toordinal())

    def day(self, offset: int) -> date:
        """Return the working day with this offset; raises OutOfCalendarError past year 9999 or before year 1."""
        if 0 <= offset < len(self._days):
            return date.fromordinal(self._days[offset])
        if offset < 0:
            week, rest = divmod(_weekdays_before(self._first) + offset, 5)
        else:
            week, rest = divmod(_weekdays_before(self._last + 1) + offset - len(self._days), 5)
        ordinal = 7 * week + rest + 1
        if not 1 <= ordinal <= date.max.toordinal():
            raise OutOfCalendarError("That many working days lead out of the calendar (year 1 to 9999).")
        return date.fromordinal(ordinal)

    def is_working(self, day: date) -> bool:
        """Return whether a day is worked."""
        ordinal = day.toordinal()
        return self._before(ordinal) < self._before(ordinal + 1)

    def working_days(self, start: date, end: date) -> int:
        """Return how many days are worked from start to end, both included; 0 where the end lies before the start."""
        return max(0, self._before(end.toordinal() + 1) - self._before(start.toordinal()))

    def days(self, start: date, end: date) -> tuple[date, ...]:
        """Return the days worked from start to end, both included."""
        return tuple(map(self.day, range(self._before(start.toordinal()), self._before(end.toordinal() + 1))))

    def next_working(self, day: date) -> date:
        """Return the day itself where it is worked, else the first worked day after it."""
        return self.day(self._before(day.toordinal()))

    def add(self, day: date, n: int) -> date:
        """Return the n-th working day after a day, before it for a negative n, and the day itself for 0."""
        if n == 0:
            return day
        ordinal = day.toordinal()
        return self.day(self._before(ordinal + 1) + n - 1 if n > 0 else self._before(ordinal) + n)

    def _before(self, ordinal: int) -> int:
        """Return the offset of a day given as ordinal."""
        if self._first <= ordinal <= self._last + 1:
            return bisect_left(self._days, ordinal)
        if ordinal < self._first:
            return _weekdays_before(ordinal) - _weekdays_before(self._first)
        return len(self._days) + _weekdays_before(ordinal) - _weekdays_before(self._last + 1)


@lru_cache(maxsize=64)
def work_calendar(region: Region, first_year: int, last_year: int) -> WorkCalendar:
    """Return the calendar of a region for these years, both included; "" knows weekends only.

    Ask for every year that the work may run into: outside of them, holidays count as working days. Holidays, and the
    weekend days that China works in exchange, come from the `holidays` library, which records the notices of the State
    Council and the federal holidays of the US. Raises ValueError for an unknown region, or years that are none.
    """
    if region not in ("", *_MODULES):
        raise ValueError(f"No calendar for this region: {region!r}.")
    if not date.min.year <= first_year <= last_year <= date.max.year:
        raise ValueError("The years of a calendar go from the first to the last, between 1 and 9999.")
    years = range(max(first_year, FIRST_YEAR), min(last_year, LAST_YEAR) + 1)
    if not region:
        return WorkCalendar(region, first_year, last_year, (), (), 1, 0)
    if not years:
        return WorkCalendar(region, first_year, last_year, tuple(range(first_year, last_year + 1)), (), 1, 0)
    known = _country(region)(years=years)
    announced = {day.year for day in known.weekend_workdays} if region == "CN" else set(years)
    first, last = date(years[0], 1, 1).toordinal(), date(years[-1], 12, 31).toordinal()
    return WorkCalendar(
        region,
        first_year,
        last_year,
        tuple(year for year in range(first_year, last_year + 1) if year not in years or year not in announced),
        tuple(day for day in range(first, last + 1) if known.is_working_day(date.fromordinal(day))),
        first,
        last,
    )


def windows(start: date, end: date, by: Step) -> tuple[Bucket, ...]:
    """Return the weeks (Monday to Sunday, ISO 8601), months or quarters of a period, the first and last cut to it.

    Without a day in the period there are none.
    """
    buckets: list[Bucket] = []
    day, last = start.toordinal(), end.toordinal()
    while day <= last:
        first = date.fromordinal(day)
        if by == "week":
            year, week, weekday = first.isocalendar()
            name, following = f"{year:04}-W{week:02}", day + 8 - weekday
        elif by == "month":
            name, following = f"{first.year:04}-{first.month:02}", _month_after(first, 1)
        else:
            quarter = (first.month + 2) // 3
            name, following = f"{first.year:04}Q{quarter}", _month_after(first, 3 * quarter - first.month + 1)
        buckets.append(Bucket(name, first, date.fromordinal(min(following - 1, last))))
        day = following
    return tuple(buckets)


def spread(
    amount: Decimal, start: date, end: date, buckets: Sequence[Bucket], calendar: WorkCalendar
) -> tuple[Decimal, ...]:
    """Return what part of an amount falls into each bucket, in proportion to the working days from start to end.

    The parts are cut to hundredths, or to the places of the amount where it has more, so that over buckets that follow
    each other and cover the stretch they add up to the amount exactly; what lies outside the buckets is in none. A
    stretch without a working day puts all on its last day. Raises ValueError where the end lies before the start, or
    the amount is not finite, beyond 10^60 or finer than 10^-60.
    """
    if end < start:
        raise ValueError("A stretch of time ends on or after the day on which it starts.")
    exponent = amount.as_tuple().exponent
    if not isinstance(exponent, int) or exponent < -_LARGEST or amount.adjusted() > _LARGEST:
        raise ValueError(f"An amount to spread is finite, below 10^{_LARGEST}, with at most {_LARGEST} places.")
    places = max(2, -exponent)
    over, under = amount.as_integer_ratio()
    units = over * 10**places // under
    total = calendar.working_days(start, end)

    def until(day: date) -> int:
        """Return the units that fall before a day."""
        if day <= start:
            return 0
        return units * calendar.working_days(start, day - timedelta(1)) // total if total else 0

    parts: list[Decimal] = []
    for bucket in buckets:
        part = 0
        if bucket.start <= end and bucket.end >= start:
            part = (units if bucket.end >= end else until(bucket.end + timedelta(1))) - until(bucket.start)
        parts.append(Decimal(f"{part}E-{places}"))
    return tuple(parts)


def _weekdays_before(ordinal: int) -> int:
    """Return how many Mondays to Fridays lie before a day, counted from 0001-01-01, a Monday."""
    weeks, rest = divmod(ordinal - 1, 7)
    return 5 * weeks + min(rest, 5)


def _month_after(day: date, months: int) -> int:
    """Return the ordinal of the first day of the month so many months later, also where that is past year 9999."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, 1).toordinal() if year <= date.max.year else date.max.toordinal() + 1


def _country(region: str) -> Any:
    """Return the class of the `holidays` library that knows a region.

    Loading it by its file avoids the package's list of all countries, which takes half a second to import.
    """
    from importlib.util import module_from_spec, spec_from_file_location  # noqa: PLC0415 - only with the first calendar
    from pathlib import Path  # noqa: PLC0415

    import holidays  # noqa: PLC0415 - 0.3 s

    module, name = _MODULES[region]
    spec = spec_from_file_location(
        f"mcp_server.compute._{module}", Path(holidays.__file__).parent / "countries" / f"{module}.py"
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"The holidays library has no module {module!r}.")
    loaded = module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return getattr(loaded, name)
