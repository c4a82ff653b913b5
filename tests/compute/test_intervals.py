import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute.intervals import (
    Change,
    Interval,
    Sample,
    Score,
    Survey,
    chance_of_at_most,
    change_in_nps,
    change_in_share,
    nps,
    sample_size,
    wilson,
    zero_event_chance,
)

SHARES = st.integers(0, 1000).map(lambda thousandths: thousandths / 1000)
COUNTS = st.integers(1, 100_000)


@pytest.mark.parametrize(
    ("events", "n", "low", "high"),
    # Newcombe 1998, Statistics in Medicine 17:857, table I, method 3.
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_wilson_equals_the_table_of_newcombe(events, n, low, high):
    found = wilson(Sample(events / n, n))
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    # Newcombe 1998, Statistics in Medicine 17:873, table II, method 10; the first minus the second.
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((10, 10), (0, 20), 0.6791, 1.0),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_the_difference_equals_the_table_of_newcombe(one, other, low, high):
    after, before = Sample(one[0] / one[1], one[1]), Sample(other[0] / other[1], other[1])
    found = change_in_share(before, after)
    assert (round(found.interval.low, 4), round(found.interval.high, 4)) == (low, high)
    assert found.verdict == "rise"


def test_four_points_more_are_a_change_only_where_enough_were_counted():
    # p-values of the pooled z-test as by statsmodels' proportions_ztest.
    few, many = (change_in_share(Sample(0.21, n), Sample(0.25, n)) for n in (1000, 3000))
    assert (few.verdict, round(few.p_value, 3)) == ("rise", 0.034)
    assert (many.verdict, round(many.p_value, 4)) == ("rise", 0.0002)
    assert change_in_share(Sample(0.21, 300), Sample(0.25, 300)).verdict == "within_error"
    assert change_in_share(Sample(0.25, 1000), Sample(0.21, 1000)).verdict == "fall"


@pytest.mark.parametrize("n", [None, 0, -3])
def test_without_a_count_nobody_can_tell(n):
    assert change_in_share(Sample(0.21, 100), Sample(0.25, n)) == Change("cannot_be_judged", "no_n", 0.04)
    assert wilson(Sample(0.2, n)) is None
    assert nps(Survey(n, score=24)) == Score(24, reason="no_n")
    assert change_in_nps(Survey(n, score=24), Survey(9, score=30)) == Change("cannot_be_judged", "no_n", 6)


def test_what_is_no_share_is_named():
    assert change_in_share(Sample(1.2, 10), Sample(0.5, 10)) == Change("cannot_be_judged", "not_a_share")
    assert nps(Survey(10, 0.7, 0.4)) == Score(None, reason="not_a_share")
    assert nps(Survey(10, score=101)) == Score(None, reason="not_a_score")
    assert change_in_nps(Survey(10), Survey(10, 0.5, 0.1)) == Change("cannot_be_judged", "not_a_score")
    with pytest.raises(ValueError, match="finite"):
        wilson(Sample(math.nan, 10))


def test_sample_sizes_equal_published_ones():
    # R, power.prop.test: 76.7 for 50 % against 75 % at 90 % power. 1736.37 for 21 % against 25 % at 80 %.
    assert sample_size(0.5, 0.75, power=0.9) == 77
    assert sample_size(0.21, 0.25) == sample_size(0.25, 0.21) == 1737
    assert sample_size(0.0, 1.0) >= 1


def test_there_is_no_sample_size_for_no_change():
    assert sample_size(0.2, 0.2) is None
    assert sample_size(0.2, 1.2) is None
    assert sample_size(0.0, 1e-320) is None


def test_the_variance_of_a_score_equals_the_published_example():
    # whuber, Cross Validated 18603: half promoters and a sixth detractors have the variance 5/9 an answer.
    found = nps(Survey(324, 1 / 2, 1 / 6))
    half = 1.959963984540054 * 100 * math.sqrt(5 / 9 / 324)
    assert found.interval == pytest.approx((100 / 3 - half, 100 / 3 + half))
    assert not found.bounded


def test_a_score_without_its_split_gets_the_widest_interval_and_says_so():
    found = nps(Survey(100, score=24))
    half = 1.959963984540054 * 100 * math.sqrt((1 - 0.24**2) / 100)
    assert found.interval == pytest.approx((24 - half, 24 + half))
    assert found.bounded


def test_a_known_split_narrows_the_change_of_a_score():
    known = change_in_nps(Survey(3000, 0.50, 0.22), Survey(3000, 0.55, 0.19))
    unknown = change_in_nps(Survey(3000, score=28), Survey(3000, score=36))
    assert (known.verdict, known.bounded, round(known.p_value, 5)) == ("rise", False, 9e-5)
    assert (unknown.verdict, unknown.bounded, round(unknown.p_value, 3)) == ("rise", True, 0.001)


def test_a_change_that_hangs_on_an_unknown_split_is_left_open():
    # 300 answers each: p is 0.22 with a usual split, 0.30 without passives, 0.04 without detractors.
    assert change_in_nps(Survey(300, 0.50, 0.22), Survey(300, 0.55, 0.19)).verdict == "within_error"
    found = change_in_nps(Survey(300, score=28), Survey(300, score=36))
    assert (found.verdict, found.reason, found.bounded) == ("cannot_be_judged", "split_unknown", True)
    assert change_in_nps(Survey(100, score=28), Survey(100, score=36)).verdict == "within_error"


def test_unanimous_answers_show_no_spread():
    assert nps(Survey(50, 1.0, 0.0)) == Score(100, reason="no_spread")
    assert nps(Survey(50, score=100)) == Score(100, reason="no_spread")
    found = change_in_nps(Survey(50, 1.0, 0.0), Survey(50, 1.0, 0.0))
    assert found == Change("cannot_be_judged", "no_spread", 0)


def test_no_event_where_three_are_expected_is_a_matter_of_five_per_cent():
    # Hanley and Lippman-Hand's rule of three.
    assert zero_event_chance(3) == pytest.approx(0.0498, abs=5e-5)
    assert zero_event_chance(0) == 1


@pytest.mark.parametrize(
    ("events", "expected", "printed"),
    # Cumulative Poisson probabilities, four places, as in any table of them.
    [(2, 2, 0.6767), (4, 2, 0.9473), (10, 5, 0.9863), (3, 10, 0.0103), (20, 20, 0.5591)],
)
def test_chances_of_few_events_equal_the_tables(events, expected, printed):
    assert round(chance_of_at_most(events, expected), 4) == printed


def test_chances_of_events_hold_at_the_ends():
    assert chance_of_at_most(-1, 5) == 0
    assert chance_of_at_most(10**400, 5) == 1
    assert chance_of_at_most(10**400, 1e9) == 1
    assert chance_of_at_most(0, 1e300) == 0
    assert chance_of_at_most(1_000_000, 999_999.9) == pytest.approx(chance_of_at_most(1_000_001, 1_000_000.9), abs=1e-3)
    for bad in (-1, math.nan, math.inf):
        with pytest.raises(ValueError, match="expected"):
            zero_event_chance(bad)


@pytest.mark.parametrize("level", [0, 1, -1, math.nan])
def test_a_level_that_is_none_is_refused(level):
    with pytest.raises(ValueError, match="between 0 and 1"):
        wilson(Sample(0.5, 10), level)
    with pytest.raises(ValueError, match="between 0 and 1"):
        sample_size(0.5, 0.6, power=level)


@settings(max_examples=100, deadline=None)
@given(SHARES, COUNTS)
def test_wilson_holds_the_share_within_zero_and_one_and_mirrors(share, n):
    found, mirrored = wilson(Sample(share, n)), wilson(Sample(1 - share, n))
    assert 0 <= found.low <= share + 1e-12
    assert share - 1e-12 <= found.high <= 1
    assert (1 - mirrored.high, 1 - mirrored.low) == pytest.approx(found, abs=1e-10)


@settings(max_examples=100, deadline=None)
@given(SHARES, COUNTS, st.integers(2, 50))
def test_counting_more_narrows_the_interval(share, n, times):
    few, many = wilson(Sample(share, n)), wilson(Sample(share, n * times))
    assert many.high - many.low < few.high - few.low


@settings(max_examples=100, deadline=None)
@given(SHARES, COUNTS, SHARES, COUNTS)
def test_a_change_backwards_is_the_mirror_of_the_change(share0, n0, share1, n1):
    there = change_in_share(Sample(share0, n0), Sample(share1, n1))
    back = change_in_share(Sample(share1, n1), Sample(share0, n0))
    assert back.interval == pytest.approx((-there.interval.high, -there.interval.low), abs=1e-10)
    assert back.p_value == pytest.approx(there.p_value)
    assert (there.verdict, back.verdict) in {("rise", "fall"), ("fall", "rise"), ("within_error", "within_error")}


@settings(max_examples=100, deadline=None)
@given(SHARES, SHARES, COUNTS)
def test_the_interval_without_the_split_holds_that_with_it(promoters, part, n):
    detractors = (1 - promoters) * part
    known = nps(Survey(n, promoters, detractors))
    unknown = nps(Survey(n, score=100 * (promoters - detractors)))
    if known.interval and unknown.interval:
        assert unknown.interval.low <= known.interval.low + 1e-9
        assert known.interval.high <= unknown.interval.high + 1e-9


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 300), st.floats(0.01, 300))
def test_chances_of_events_add_up_event_by_event(events, expected):
    term = math.exp(events * math.log(expected) - expected - math.lgamma(events + 1))
    step = chance_of_at_most(events, expected) - chance_of_at_most(events - 1, expected)
    assert step == pytest.approx(term, abs=1e-10)


def test_counts_of_any_size_are_judged():
    assert change_in_share(Sample(0.2, 10**400), Sample(0.3, 10**400)).verdict == "rise"
    assert wilson(Sample(0.5, 10**400)) == Interval(0.5, 0.5)
