"""Working days, and periods cut into weeks, months and quarters."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute.calendar import (
    Bucket,
    OutOfCalendarError,
    Region,
    Step,
    WorkCalendar,
    spread,
    windows,
    work_calendar,
)

DAYS = st.dates(date(2022, 1, 1), date(2031, 12, 31))
ANY_DAY = st.dates()
LAW = settings(max_examples=60, deadline=None)
CALENDARS = st.sampled_from(["CN", "US", ""]).map(lambda region: work_calendar(region, 2024, 2029))


def a_year(calendar: WorkCalendar, year: int) -> int:
    return calendar.working_days(date(year, 1, 1), date(year, 12, 31))


@pytest.mark.parametrize(("year", "days", "make_up"), [(2023, 249, 7), (2024, 251, 8), (2025, 248, 5), (2026, 248, 6)])
def test_china_works_as_the_state_council_announced(year: int, days: int, make_up: int) -> None:
    """Notices of the General Office of the State Council on the holidays of 2023 to 2026."""
    china = work_calendar("CN", year, year)
    worked = china.days(date(year, 1, 1), date(year, 12, 31))
    assert (a_year(china, year), len(worked), sum(day.weekday() >= 5 for day in worked)) == (days, days, make_up)
    assert china.provisional == ()


def test_china_closes_for_the_spring_festival_of_2026_and_works_the_saturdays_around_it() -> None:
    """State Council notice for 2026: 15 to 23 February off; 14 and 28 February worked."""
    china = work_calendar("CN", 2026, 2026)
    assert china.days(date(2026, 2, 13), date(2026, 2, 28)) == tuple(
        date(2026, 2, day) for day in (13, 14, 24, 25, 26, 27, 28)
    )


def test_a_chinese_year_without_announced_make_up_days_is_provisional() -> None:
    assert work_calendar("CN", 2026, 2028).provisional == (2027, 2028)


def test_years_whose_holidays_nobody_knows_are_provisional() -> None:
    assert work_calendar("US", 2100, 2102).provisional == (2101, 2102)
    assert work_calendar("US", 1, 9999).provisional[-1] == 9999
    assert work_calendar("CN", 5000, 5001).provisional == (5000, 5001)
    assert work_calendar("", 5000, 5001).provisional == ()


def test_the_us_rests_on_its_federal_holidays_of_2026() -> None:
    """U.S. Office of Personnel Management: eleven holidays, Independence Day observed on Friday 3 July."""
    closed = ((1, 1), (1, 19), (2, 16), (5, 25), (6, 19), (7, 3), (9, 7), (10, 12), (11, 11), (11, 26), (12, 25))
    states, weekends = work_calendar("US", 2026, 2026), work_calendar("", 2026, 2026)
    whole = (date(2026, 1, 1), date(2026, 12, 31))
    assert set(weekends.days(*whole)) - set(states.days(*whole)) == {date(2026, *day) for day in closed}
    assert a_year(states, 2026) == 250


def test_outside_the_years_asked_for_only_weekends_are_days_off() -> None:
    china = work_calendar("CN", 2026, 2026)
    assert a_year(china, 2025) == 261
    assert china.add(date(2026, 12, 31), 1) == date(2027, 1, 1)
    assert china.is_working(date(1, 1, 1))
    assert china.is_working(date(9999, 12, 31))


def test_counting_out_of_all_years_says_so() -> None:
    for region, day, n in (("CN", date(9999, 12, 30), 5), ("", date(1, 1, 2), -5), ("US", date(2026, 1, 1), 10**9)):
        with pytest.raises(OutOfCalendarError, match="9999"):
            work_calendar(region, 2026, 2026).add(day, n)


@pytest.mark.parametrize(
    ("region", "first", "last"), [("XX", 2026, 2026), ("CN", 2027, 2026), ("", 0, 1), ("US", 2026, 10000)]
)
def test_a_calendar_of_no_region_or_no_years_is_refused(region: Region, first: int, last: int) -> None:
    with pytest.raises(ValueError, match=r"calendar"):
        work_calendar(region, first, last)


@LAW
@given(CALENDARS, DAYS, DAYS)
def test_working_days_are_counted_one_by_one(calendar: WorkCalendar, a: date, b: date) -> None:
    day, end = min(a, b), min(a, b) + timedelta(min(abs((b - a).days), 400))
    worked = tuple(
        date.fromordinal(n)
        for n in range(day.toordinal(), end.toordinal() + 1)
        if calendar.is_working(date.fromordinal(n))
    )
    assert calendar.days(day, end) == worked
    assert calendar.working_days(day, end) == len(worked)


@LAW
@given(CALENDARS, ANY_DAY, ANY_DAY)
def test_no_day_is_worked_before_it_begins(calendar: WorkCalendar, a: date, b: date) -> None:
    assert calendar.working_days(max(a, b), min(a, b)) == calendar.is_working(a) * (a == b)


@LAW
@given(CALENDARS, st.dates(date(2, 1, 1), date(9990, 1, 1)), st.integers(1, 300))
def test_the_nth_working_day_after_a_day_has_n_worked_days_behind_it(calendar: WorkCalendar, day: date, n: int) -> None:
    then = calendar.add(day, n)
    assert calendar.is_working(then)
    assert calendar.working_days(day + timedelta(1), then) == n


@LAW
@given(CALENDARS, st.dates(date(3, 1, 1), date(9990, 1, 1)), st.integers(1, 300))
def test_going_back_undoes_going_on(calendar: WorkCalendar, day: date, n: int) -> None:
    worked = calendar.next_working(day)
    assert calendar.add(calendar.add(worked, n), -n) == worked
    assert calendar.add(calendar.add(worked, -n), n) == worked
    assert calendar.add(day, 0) == day


@LAW
@given(CALENDARS, st.dates(date(1, 1, 1), date(9990, 1, 1)))
def test_the_next_working_day_is_worked_and_none_lies_between(calendar: WorkCalendar, day: date) -> None:
    then = calendar.next_working(day)
    assert calendar.is_working(then)
    assert calendar.working_days(day, then) == 1
    assert calendar.day(calendar.offset(day)) == then


def test_a_year_falls_into_four_quarters() -> None:
    assert windows(date(2026, 2, 10), date(2026, 12, 31), "quarter") == (
        Bucket("2026Q1", date(2026, 2, 10), date(2026, 3, 31)),
        Bucket("2026Q2", date(2026, 4, 1), date(2026, 6, 30)),
        Bucket("2026Q3", date(2026, 7, 1), date(2026, 9, 30)),
        Bucket("2026Q4", date(2026, 10, 1), date(2026, 12, 31)),
    )


def test_weeks_bear_their_iso_year() -> None:
    """ISO 8601: 2026 has 53 weeks, and 3 January 2027 is the last day of the last one."""
    assert windows(date(2026, 12, 27), date(2027, 1, 4), "week") == (
        Bucket("2026-W52", date(2026, 12, 27), date(2026, 12, 27)),
        Bucket("2026-W53", date(2026, 12, 28), date(2027, 1, 3)),
        Bucket("2027-W01", date(2027, 1, 4), date(2027, 1, 4)),
    )


def test_months_reach_the_last_day_there_is() -> None:
    assert windows(date(9999, 11, 30), date(9999, 12, 31), "month") == (
        Bucket("9999-11", date(9999, 11, 30), date(9999, 11, 30)),
        Bucket("9999-12", date(9999, 12, 1), date(9999, 12, 31)),
    )
    assert [bucket.name for bucket in windows(date(9999, 12, 31), date.max, "week")] == ["9999-W52"]


def test_a_period_that_ends_before_it_starts_has_no_months() -> None:
    assert windows(date(2026, 2, 1), date(2026, 1, 1), "month") == ()


@LAW
@given(DAYS, DAYS, st.sampled_from(["week", "month", "quarter"]))
def test_buckets_follow_each_other_and_cover_the_period(a: date, b: date, by: Step) -> None:
    start, end = min(a, b), max(a, b)
    buckets = windows(start, end, by)
    assert (buckets[0].start, buckets[-1].end) == (start, end)
    assert all(one.end + timedelta(1) == other.start for one, other in pairwise(buckets))
    assert len({bucket.name for bucket in buckets}) == len(buckets)


@LAW
@given(CALENDARS, DAYS, DAYS, st.decimals(-(10**12), 10**12, places=3), st.sampled_from(["week", "month", "quarter"]))
def test_what_is_spread_over_a_period_adds_up_to_the_amount(
    calendar: WorkCalendar, a: date, b: date, amount: Decimal, by: Step
) -> None:
    start, end = min(a, b), max(a, b)
    assert sum(spread(amount, start, end, windows(start, end, by), calendar), Decimal(0)) == amount


def test_an_amount_is_spread_by_working_days() -> None:
    """October 2026 in China: 17 working days from 8 to 31, with the make-up Saturday of the 10th; November has 21."""
    china = work_calendar("CN", 2026, 2026)
    months = windows(date(2026, 9, 1), date(2026, 11, 30), "month")
    assert spread(Decimal(3900), date(2026, 10, 1), date(2026, 11, 30), months, china) == (
        Decimal("0.00"),
        Decimal("1800.00"),
        Decimal("2100.00"),
    )


def test_what_falls_outside_the_buckets_is_in_none() -> None:
    weekends = work_calendar("", 2026, 2026)
    april = windows(date(2026, 4, 1), date(2026, 4, 30), "month")
    assert spread(Decimal(100), date(2026, 3, 30), date(2026, 5, 1), april, weekends) == (Decimal("88.00"),)
    assert spread(Decimal(100), date(2026, 6, 1), date(2026, 6, 30), april, weekends) == (Decimal("0.00"),)


def test_a_stretch_without_a_working_day_puts_all_on_its_last_day() -> None:
    china = work_calendar("CN", 2026, 2026)
    days = (
        Bucket("first", date(2026, 10, 1), date(2026, 10, 2)),
        Bucket("second", date(2026, 10, 3), date(2026, 10, 31)),
    )
    assert spread(Decimal("9.5"), date(2026, 10, 2), date(2026, 10, 4), days, china) == (
        Decimal("0.00"),
        Decimal("9.50"),
    )


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1e61", "1e999999", "1e-61", "sNaN"])
def test_no_amount_is_spread_that_is_none(amount: str) -> None:
    with pytest.raises(ValueError, match="amount"):
        spread(Decimal(amount), date(2026, 1, 1), date(2026, 1, 2), (), work_calendar("", 2026, 2026))


def test_no_amount_is_spread_backwards() -> None:
    with pytest.raises(ValueError, match="ends on or after"):
        spread(Decimal(1), date(2026, 1, 2), date(2026, 1, 1), (), work_calendar("", 2026, 2026))
