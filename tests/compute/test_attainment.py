from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute.attainment import Actual, Attainment, Goal, attainment

D = Decimal
NUMBERS = st.decimals(D(-1000), D(1000), places=2)
BETTER = st.sampled_from(["higher", "lower"])


def goal(better, target, **more):
    return Goal(better, None if target is None else D(target), **{name: D(value) for name, value in more.items()})


def test_a_goal_that_is_passed_is_met_with_its_share():
    assert attainment(goal("higher", "25"), Actual(D("28.6"))) == Attainment(
        "met", share=D("1.144"), formula="actual/target", gap=D("3.6")
    )


def test_less_is_better_is_measured_from_the_baseline():
    # Release cycle 14 days before, 10 now, 8 wanted.
    assert attainment(goal("lower", 8, baseline=14), Actual(D(10))) == Attainment(
        "partly", share=D(2) / D(3), formula="progress", progress=D(2) / D(3), gap=D(2)
    )


def test_less_is_better_without_a_baseline_is_target_over_actual():
    assert attainment(goal("lower", 8), Actual(D(10))) == Attainment(
        "partly", share=D("0.8"), formula="target/actual", gap=D(2)
    )


def test_more_is_better_with_a_baseline_is_judged_by_the_way_that_was_gone():
    # Renewal 88 %, wanted 92 %, reached 89 %: 97 % of the target, but a quarter of the way.
    assert attainment(goal("higher", 92, baseline=88), Actual(D(89))) == Attainment(
        "missed", share=D(89) / D(92), formula="actual/target", progress=D("0.25"), gap=D(-3)
    )


@pytest.mark.parametrize(
    ("wanted", "actual", "no_share"),
    [
        (goal("lower", 0), 2, "zero_target"),
        (goal("higher", 0), -1, "zero_target"),
        (goal("higher", -10), -20, "negative"),
        (goal("higher", 10), -5, "negative"),
        (goal("lower", -10), -5, "negative"),
        (goal("range", 4, upper=6), 7, "no_baseline"),
        (goal("maintain", 4), 7, "no_baseline"),
    ],
)
def test_a_missed_goal_without_a_meaningful_share_is_missed_and_has_none(wanted, actual, no_share):
    found = attainment(wanted, Actual(D(actual)))
    assert (found.verdict, found.share, found.formula, found.no_share) == ("missed", None, None, no_share)


def test_nothing_left_of_what_should_be_low_is_met_without_a_share():
    found = attainment(goal("lower", 5), Actual(D(0)))
    assert (found.verdict, found.share, found.no_share) == ("met", None, "zero_actual")


def test_a_target_across_zero_is_measured_from_the_baseline():
    # A loss of 100 was to become a profit of 20; a loss of 10 was reached.
    found = attainment(goal("higher", 20, baseline=-100), Actual(D(-10)))
    assert (found.verdict, found.share, found.formula) == ("partly", D("0.75"), "progress")


def test_a_range_holds_its_ends_and_measures_from_outside():
    wanted = goal("range", 40, upper=60, baseline=100)
    assert [attainment(wanted, Actual(D(actual))).verdict for actual in (39, 40, 60, 61)] == [
        "partly",
        "met",
        "met",
        "partly",
    ]
    assert attainment(wanted, Actual(D(70))) == Attainment(
        "partly", share=D("0.75"), formula="progress", progress=D("0.75"), gap=D(10)
    )
    assert attainment(wanted, Actual(D(50))) == Attainment("met", share=D(1), formula="inside", progress=D(1), gap=D(0))


def test_a_range_of_one_value_is_met_by_that_value_alone():
    wanted = goal("range", 40, upper=40)
    assert [attainment(wanted, Actual(D(actual))).verdict for actual in (39, 40, 41)] == ["missed", "met", "missed"]


def test_nothing_of_what_was_wanted_is_a_share_of_zero():
    assert attainment(goal("higher", 25), Actual(D(0))) == Attainment(
        "missed", share=D(0), formula="actual/target", gap=D(-25)
    )


def test_a_level_is_maintained_within_its_tolerance_or_its_own_rounding():
    level = goal("maintain", None, baseline="4.5", step="0.1")
    assert [attainment(level, Actual(D(actual))).verdict for actual in ("4.44", "4.45", "4.55", "4.56")] == [
        "missed",
        "met",
        "met",
        "missed",
    ]
    assert attainment(goal("maintain", 100, tolerance=5), Actual(D(95))).verdict == "met"


def test_equality_as_shown_is_enough_unless_more_was_asked():
    assert attainment(goal("higher", "92.0", step="0.1"), Actual(D(92), step=D(1))).verdict == "met"
    assert attainment(Goal("higher", D(92), strict=True), Actual(D(92))).verdict == "partly"
    assert attainment(Goal("lower", D(92), strict=True), Actual(D("91.99"))).verdict == "met"


@pytest.mark.parametrize(("actual", "verdict"), [("28", "cannot_be_judged"), ("29", "met"), ("27", "partly")])
def test_an_actual_shown_too_coarsely_cannot_be_judged(actual, verdict):
    found = attainment(goal("higher", "28.4", step="0.1"), Actual(D(actual), step=D(1)))
    assert (found.verdict, found.reason) == (verdict, "rounding" if verdict == "cannot_be_judged" else None)


def test_an_actual_shown_finely_is_not_rounded_up_to_the_target():
    found = attainment(goal("higher", 100, step=1), Actual(D("99.6"), step=D("0.1")))
    assert (found.verdict, found.by_rounding) == ("partly", True)
    found = attainment(goal("higher", 100, step=1), Actual(D("99.4"), step=D("0.1")))
    assert (found.verdict, found.by_rounding) == ("partly", False)


@pytest.mark.parametrize(
    ("actual", "verdict", "reason"),
    [
        (Actual(D(2000), ">="), "met", None),
        (Actual(D(1999), ">="), "cannot_be_judged", "open_actual"),
        (Actual(D(1999), "<="), "missed", None),
        (Actual(D(2000), "<"), "missed", None),
        (Actual(D(2000), "<="), "cannot_be_judged", "open_actual"),
        (Actual(D(1900), "range", D(2100)), "cannot_be_judged", "open_actual"),
        (Actual(D(2000), "range", D(2100)), "met", None),
        (Actual(D(2050), "~"), "cannot_be_judged", "about"),
        (Actual(D(2200), "~"), "met", None),
        (Actual(D(1900), "~"), "partly", None),
    ],
)
def test_an_open_actual_is_judged_only_where_all_it_can_be_agrees(actual, verdict, reason):
    found = attainment(goal("higher", 2000), actual)
    assert (found.verdict, found.reason) == (verdict, reason)


@pytest.mark.parametrize(
    ("wanted", "actual", "reason"),
    [
        (goal("higher", 1), None, "no_actual"),
        (goal("higher", None), Actual(D(1)), "no_target"),
        (goal("maintain", None), Actual(D(1)), "no_target"),
        (goal(None, 1), Actual(D(1)), "no_direction"),
        (goal("range", 1), Actual(D(1)), "no_upper_end"),
        (goal("range", 2, upper=1), Actual(D(1)), "empty_range"),
    ],
)
def test_what_is_missing_is_named(wanted, actual, reason):
    assert attainment(wanted, actual) == Attainment("cannot_be_judged", reason)


def test_numbers_of_any_size_are_judged():
    found = attainment(goal("higher", "1e-999999"), Actual(D("1e999999")))
    assert (found.verdict, found.share) == ("met", D("1e1999998"))


@pytest.mark.parametrize("bad", ["NaN", "Infinity"])
def test_what_is_no_number_is_refused(bad):
    with pytest.raises(ValueError, match="finite"):
        attainment(goal("higher", 1), Actual(D(bad)))
    with pytest.raises(ValueError, match="finite"):
        attainment(goal("higher", 1, baseline=bad), Actual(D(1)))


@settings(max_examples=100, deadline=None)
@given(BETTER, NUMBERS, NUMBERS, st.none() | NUMBERS)
def test_met_is_exactly_at_or_beyond_the_target(better, target, actual, baseline):
    beyond = actual >= target if better == "higher" else actual <= target
    assert (attainment(Goal(better, target, baseline=baseline), Actual(actual)).verdict == "met") == beyond


@settings(max_examples=100, deadline=None)
@given(NUMBERS, NUMBERS, st.none() | NUMBERS)
def test_turning_all_signs_and_the_direction_changes_neither_verdict_nor_progress(target, actual, baseline):
    one = attainment(Goal("higher", target, baseline=baseline), Actual(actual))
    turned = None if baseline is None else -baseline
    other = attainment(Goal("lower", -target, baseline=turned), Actual(-actual))
    assert (one.progress, one.gap) == (other.progress, -other.gap)
    assert (one.verdict == "met") == (other.verdict == "met")


@settings(max_examples=100, deadline=None)
@given(NUMBERS, NUMBERS, NUMBERS)
def test_progress_is_nothing_at_the_baseline_and_all_at_the_target(target, baseline, actual):
    better = "higher" if target > baseline else "lower"
    wanted = Goal(better, target, baseline=baseline)
    if target == baseline:
        assert attainment(wanted, Actual(actual)).progress is None
    else:
        assert attainment(wanted, Actual(baseline)).progress == 0
        assert attainment(wanted, Actual(target)).progress == 1
