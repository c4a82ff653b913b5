import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute.control_chart import Chart, Signal, control_chart

# Data and limits: Wheeler, Making Sense of Data (2003), by page or table.
VERIFYING = (5045, 4350, 4350, 3975, 4290, 4430, 4485, 4285, 3980, 3925, 3645, 3760, 3300, 3685, 3463, 5200)
PEAK_FLOW = (120, 140, 100, 150, 260, 150, 100, 120, 300, 300, 275, 300, 140, 170, 150, 150, 190, 180)
ACCIDENTS_A = (43, 40, 37, 33, 30, 33, 34, 35, 29, 33, 31, 39)
ACCIDENTS_B = (35, 37, 33, 32, 27, 29, 31, 22, 25, 30, 24, 19)
SMOKERS = (21.3, 20.2, 20.9, 21.0, 18.8, 19.6, 18.7, 18.6, 18.1, 18.9, 19.2, 18.2, 17.3, 19.0)
RECEIVABLES = (
    *(55.6, 54.7, 54.9, 54.8, 56.9, 55.7, 53.8, 54.8, 53.4, 57.0, 59.4, 63.2),
    *(60.9, 60.7, 58.6, 57.3, 56.9, 58.1, 58.3, 50.9, 53.3, 52.5, 50.8, 52.9),
)
VALUES = st.lists(st.integers(-1000, 1000).map(float), min_size=6, max_size=30)


def shown_by(chart, rule, on="values"):
    return sorted(
        {point for signal in chart.signals if (signal.rule, signal.chart) == (rule, on) for point in signal.points}
    )


def test_limits_equal_the_data_set_for_verifying_software():
    # Page 382.
    chart = control_chart(VERIFYING)
    lines = (chart.centre, chart.mean_range, chart.lower, chart.upper, chart.range_limit)
    assert [round(line, 2) for line in lines] == [4135.50, 355.93, 3188.72, 5082.28, 1163.19]
    assert shown_by(chart, "outside_limits") == [15]
    assert shown_by(chart, "outside_limits", "ranges") == [15]


@pytest.mark.parametrize(
    ("values", "upper", "lower", "others", "outside"),
    [
        (ACCIDENTS_A, 43.9, 25.6, ACCIDENTS_B, [7, 8, 10, 11]),
        (ACCIDENTS_B, 39.3, 18.0, ACCIDENTS_A, [0, 1]),
    ],
)
def test_limits_of_one_group_judge_the_other(values, upper, lower, others, outside):
    # Table 9.1.
    chart = control_chart(values + others, baseline=len(values))
    assert (round(chart.upper, 1), round(chart.lower, 1)) == (upper, lower)
    beyond = [point - len(values) for point in shown_by(chart, "outside_limits") if point >= len(values)]
    assert beyond == outside


def test_values_and_ranges_beyond_their_limits_are_signals():
    # Table 9.2; the book finds point 13, which equals its rounded limit, too.
    chart = control_chart(RECEIVABLES)
    assert shown_by(chart, "outside_limits") == [11, 12, 19, 22]
    assert shown_by(chart, "outside_limits", "ranges") == [19]


def test_eight_on_one_side_are_a_signal():
    # Table 8.1.
    assert shown_by(control_chart(SMOKERS), "run_about_line") == [6, 7, 8, 9, 10, 11, 12, 13]


def test_three_of_four_near_a_limit_are_a_signal():
    # Page 130; the book's 183.1 and 322.5, 43.7, 171.3 are computed from rounded means.
    chart = control_chart(PEAK_FLOW)
    assert round(chart.centre, 1) == 183.1
    assert (chart.upper, chart.lower, chart.range_limit) == pytest.approx((322.5, 43.7, 171.3), abs=0.3)
    assert [signal for signal in chart.signals if signal.rule == "run_near_limit"] == [
        Signal("run_near_limit", "values", "upper", (8, 9, 10, 11))
    ]


def test_limits_equal_the_flow_rates_of_the_handbook():
    # NIST/SEMATECH e-Handbook, 6.3.2.2: 50.81 and 55.8041, 45.8159 with 3 / 1.128 where Wheeler rounds to 2.66.
    chart = control_chart((49.6, 47.6, 49.9, 51.3, 47.8, 51.2, 52.6, 52.4, 53.6, 52.1))
    assert chart.centre == 50.81
    assert (chart.upper, chart.lower) == pytest.approx((55.8041, 45.8159), abs=0.001)
    assert (chart.verdict, chart.provisional) == ("noise", True)


def test_three_of_the_last_four_near_a_limit_are_a_signal_and_two_are_not():
    rising = [-1, 1] * 6
    found = [control_chart([*rising, *last], baseline=12) for last in ((4, 0, 4, 4), (4, 0, 4, 0))]
    assert [shown_by(chart, "run_near_limit") for chart in found] == [[12, 14, 15], []]


def test_a_frozen_baseline_shows_a_shift_that_limits_from_all_points_hide():
    values = (10, 12, 11, 9, 10, 11, 10, 12, 9, 11, 10, 11, 15, 15, 16, 15)
    assert shown_by(control_chart(values, baseline=12), "outside_limits") == [12, 13, 14, 15]
    assert shown_by(control_chart(values), "outside_limits") == [14]


def test_a_wide_range_alone_is_shown_but_is_no_verdict():
    chart = control_chart([0, 1, 0, -1, 0, 1, 0, -1, 0, 1, 0, -1, -2, 2], baseline=12)
    assert chart.signals == (Signal("outside_limits", "ranges", "upper", (13,)),)
    assert chart.verdict == "noise"


@pytest.mark.parametrize(
    ("points", "reason", "provisional"), [(5, "too_few", False), (6, None, True), (12, None, False)]
)
def test_limits_need_six_points_and_are_firm_from_twelve(points, reason, provisional):
    chart = control_chart([at % 3 for at in range(points)])
    assert (chart.reason, chart.provisional) == (reason, provisional)


def test_a_series_without_variation_gets_no_limits():
    assert control_chart([0.1] * 8 + [5], baseline=8) == Chart(0.1, mean_range=0.0, baseline=8, reason="constant")
    assert control_chart([0.1] * 8).verdict == "cannot_be_judged"


def test_too_short_and_too_large_series_say_so():
    assert control_chart([]) == Chart(None, reason="too_few")
    assert control_chart([7]) == Chart(7.0, baseline=1, reason="too_few")
    assert control_chart([1, 2, 3, 4, 5, 1e200]) == Chart(None, baseline=6, reason="too_large")


@pytest.mark.parametrize(("values", "baseline"), [([1, float("nan")], None), ([1, float("inf")], None), ([1, 2], -1)])
def test_what_is_no_series_is_refused(values, baseline):
    with pytest.raises(ValueError, match="finite"):
        control_chart(values, baseline)


def test_a_value_on_the_central_line_breaks_a_run():
    rising = [-1, 1] * 6
    assert shown_by(control_chart([*rising, *[0.5] * 8], baseline=12), "run_about_line") == list(range(11, 20))
    assert shown_by(control_chart([*rising, *[0.5] * 4, 0, *[0.5] * 3], baseline=12), "run_about_line") == []


@settings(max_examples=80, deadline=None)
@given(VALUES, st.integers(-50, 50), st.integers(1, 8))
def test_signals_do_not_depend_on_the_unit(values, shift, times):
    one = control_chart(values)
    other = control_chart([shift + times * value for value in values])
    assert (one.signals, one.reason) == (other.signals, other.reason)


@settings(max_examples=80, deadline=None)
@given(VALUES)
def test_a_mirrored_series_shows_mirrored_signals(values):
    other = {"upper": "lower", "lower": "upper"}
    mirrored = {
        signal if signal.chart == "ranges" else signal._replace(side=other[signal.side])
        for signal in control_chart([-value for value in values]).signals
    }
    assert mirrored == set(control_chart(values).signals)


@settings(max_examples=80, deadline=None)
@given(VALUES, st.integers(6, 12), st.lists(st.integers(-1000, 1000), max_size=9))
def test_what_comes_after_the_baseline_does_not_move_the_limits(values, baseline, later):
    baseline = min(baseline, len(values))
    one, other = control_chart(values, baseline), control_chart([*values, *later], baseline)
    assert one._replace(signals=()) == other._replace(signals=())


def test_noise_raises_a_false_alarm_as_often_as_the_rules_imply():
    # Of 24 values one chart in ten shows a signal; benchmarks/retrospective.py measures it with more charts.
    chance = random.Random(1)
    charts = [control_chart([chance.gauss(0, 1) for _ in range(24)]) for _ in range(600)]
    assert 0.06 < sum(chart.verdict == "signal" for chart in charts) / 600 < 0.15
