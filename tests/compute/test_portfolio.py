from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute.portfolio import Business, Placed, place

D = Decimal


@pytest.mark.parametrize(
    ("growth", "share", "rival", "quadrant"),
    [
        ("0.15", 30, 20, "star"),
        ("0.02", 30, 20, "cash_cow"),
        ("0.15", 10, 20, "question_mark"),
        ("-0.02", 10, 20, "dog"),
    ],
)
def test_growth_and_relative_share_give_the_quadrant(growth, share, rival, quadrant):
    placed = place([Business("a", D(growth), D(share), D(rival))])
    assert placed == (Placed("a", quadrant, D(share) / D(rival)),)


def test_a_business_on_a_cut_counts_as_high_and_says_so():
    on_both = place([Business("c", D("0.1"), D(20), D(20))])
    assert on_both == (Placed("c", "star", D(1), True),)
    on_share, on_growth = place([Business("a", D("0.02"), D(20), D(20)), Business("b", D("0.1"), D(1), D(4))])
    assert on_share == Placed("a", "cash_cow", D(1), True)
    assert on_growth == Placed("b", "question_mark", D("0.25"), True)


def test_cut_offs_can_be_moved():
    business = Business("a", D(5), D(30), D(20))
    assert [place([business], D(growth), D(share))[0].quadrant for growth, share in ((4, 1), (6, 1), (4, 2))] == [
        "star",
        "cash_cow",
        "question_mark",
    ]


@pytest.mark.parametrize(
    ("business", "reason"),
    [
        (Business("a", None, D(1), D(1)), "no_growth"),
        (Business("a", D(1), None, D(1)), "no_share"),
        (Business("a", D(1), D(1), None), "no_rival"),
        (Business("a", D(1), D("0.5"), D(0)), "no_rival"),
        (Business("a", D(1), D(0), None), "no_rival"),
        (Business("a", D(1), D(-1), D(1)), "negative_share"),
        (Business("a", D(1), D(1), D(-1)), "negative_share"),
        (Business("a", D(1), D(-1), None), "negative_share"),
    ],
)
def test_a_business_that_cannot_be_placed_says_why(business, reason):
    assert place([business]) == (Placed("a", None, reason=reason),)


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="finite"):
        place([Business("a", D("NaN"), D(1), D(1))])


@settings(max_examples=100, deadline=None)
@given(st.decimals(D(-1), D(1), places=3), st.decimals(D(0), D(100), places=2), st.decimals(1, D(100), places=2))
def test_the_measure_of_the_shares_does_not_matter(growth, share, rival):
    one, other = place([Business("a", growth, share, rival), Business("a", growth, 1000 * share, 1000 * rival)])
    assert one == other
