import pytest

from mcp_server.language.quantities import quantity
from mcp_server.language.times import clock, elapsed


@pytest.mark.parametrize(
    ("first", "last", "fits", "fails"),
    [
        ("2026-03-02", "2026-03-29", "4 周", "5 周"),
        ("2026年1月1日", "6月30日", "六个月", "五个月"),
        ("2 February", "29 March 2026", "eight weeks", "ten weeks"),
        ("2026-06-08", "2026-06-21", "14 天", "21 天"),
        ("2026-06-08", "2026-06-21", "13 days", "12 days"),
        ("2026-01-05", "2026-01-16", "10 working days", "12 working days"),
        ("2026-12-20", "2027-01-09", "three weeks", "five weeks"),
        ("20:14", "21:02", "48 分钟", "58 分钟"),
        ("23:30", "0:10", "40 minutes", "80 minutes"),
        ("2:15 pm", "4:00 pm", "1h 45m", "2h 45m"),
        ("2022-07-11 09:33", "2022-07-11 16:07", "6h 34m", "6h 27m"),
        ("2024-01-18", "2024-04-18", "90 days", "80 days"),
        ("2025-01-13 10:13", "2025-01-14 16:00", "1d 5h 47m", "1d 7h 47m"),
    ],
)
def test_a_length_fits_its_ends_or_does_not(first, last, fits, fails):
    assert elapsed(first, last, quantity(fits)).holds
    assert not elapsed(first, last, quantity(fails)).holds


def test_hours_of_service_count_alone_where_they_are_given():
    ends = "2020-02-25 07:32", "2020-02-25 17:07"
    assert elapsed(*ends, quantity("7h"), "10:00-17:00").holds
    assert not elapsed(*ends, quantity("7h")).holds
    assert elapsed("2020-08-07 15:51", "2020-08-14 10:06", quantity("29h 15m"), "10:00-17:00").holds


@pytest.mark.parametrize(
    ("first", "last", "length"),
    [
        ("2021-05-10 12:15", "2021-05-11 10:00", "4h 45m"),
        ("soon", "2026-03-05", "2 weeks"),
        ("2026-13-45", "2026-03-05", "2 weeks"),
        ("2026-03-05", "2026-03-09", "3 people"),
        ("2026-03-05", "2026-03-09", "约 4 天"),
        ("2026-03-09", "2026-03-05", "4 hours"),
        ("", "", "1 day"),
    ],
)
def test_nothing_is_said_where_the_ends_or_what_counts_are_not_known(first, last, length):
    assert elapsed(first, last, quantity(length)) is None


@pytest.mark.parametrize("text", ["25:00", "12:60", "noon", "", "1:2:3:4", "９９:99"])
def test_what_is_no_time_of_day_is_none(text):
    assert clock(text) is None
