"""A path leads from the baseline to the target, and its thresholds neither cry wolf nor stay silent."""

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mcp_server.compute.trajectory import (
    Checkpoint,
    Edge,
    Goal,
    Growth,
    direction,
    growth,
    path,
    roll_up,
    status,
)

D = Decimal
QUARTERS = (D(1),) * 4


def edges(goal: Goal, shares=QUARTERS, side="low"):
    """Expected, amber and red at each checkpoint, as text."""
    found = [getattr(point, side) for point in path(goal, shares)]
    return [tuple(None if limit is None else str(limit) for limit in edge) for edge in found]


def test_a_stock_moves_from_its_baseline_to_its_target():
    assert path(Goal(target=D(200), baseline=D(100)), (D(1), D(1))) == (
        Checkpoint(D("0.5"), D("0.5"), Edge(D(150), D(145), D(135)), None),
        Checkpoint(D(1), D(1), Edge(D(200), D(200), D(190)), None),
    )


def test_a_flow_accumulates_from_zero_and_needs_no_baseline():
    assert edges(Goal(target=D(1200), behaviour="flow")) == [
        ("300", "210", "90"),
        ("600", "540", "420"),
        ("900", "870", "750"),
        ("1200", "1200", "1080"),
    ]


def test_thresholds_of_a_flow_that_no_figure_can_break_are_left_out():
    assert edges(Goal(target=D(1200), behaviour="flow"), (D(1),) * 12)[:3] == [
        ("100", None, None),
        ("200", "100", None),
        ("300", "210", "90"),
    ]


def test_lower_is_better_has_its_thresholds_above_the_path():
    goal = Goal(target=D("1.0"), baseline=D("3.0"), behaviour="rate", direction="lower", step=D("0.1"))
    assert edges(goal, side="high") == [
        ("2.5", "2.7", "2.9"),
        ("2.0", "2.1", "2.3"),
        ("1.5", "1.6", "1.8"),
        ("1.0", "1.0", "1.2"),
    ]


def test_a_rate_with_a_short_way_is_shown_more_finely_and_a_count_is_not():
    assert edges(Goal(target=D(94), baseline=D(92), behaviour="rate")) == [
        ("92.5", "92.3", "92.1"),
        ("93.0", "92.9", "92.7"),
        ("93.5", "93.4", "93.2"),
        ("94", "94", "93.8"),
    ]
    assert [edge[0] for edge in edges(Goal(target=D(94), baseline=D(92)))] == ["92", "93", "94", "94"]


def test_a_ceiling_on_a_flow_rises_to_its_total():
    assert edges(Goal(target=D(40), behaviour="flow", direction="lower"), side="high") == [
        ("10", "13", "17"),
        ("20", "22", "26"),
        ("30", "31", "35"),
        ("40", "40", "44"),
    ]


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("linear", ["25", "50", "75", "100"]),
        ("front-loaded", ["44", "75", "94", "100"]),
        ("s-curve", ["16", "50", "84", "100"]),
        ((D(10), D(30), D(60), D(100)), ["10", "30", "60", "100"]),
        ((D("0.5"), D(1)), ["25", "50", "75", "100"]),
        ((D(0), D(0), D(1)), ["0", "0", "25", "100"]),
    ],
)
def test_a_profile_shapes_the_way(profile, expected):
    goal = Goal(target=D(100), baseline=D(0), profile=profile)
    assert [low for low, _, _ in edges(goal)] == expected


def test_buckets_weigh_by_their_working_days():
    goal = Goal(target=D(244), behaviour="flow")
    assert [edge[0] for edge in edges(goal, (D(57), D(61), D(0), D(66), D(60)))] == ["57", "118", "118", "184", "244"]


def test_a_level_without_baseline_has_no_path():
    for behaviour in ("stock", "rate", ""):
        assert path(Goal(target=D(5), behaviour=behaviour), QUARTERS) is None
        assert growth(Goal(target=D(5), behaviour=behaviour), 4) is None


@pytest.mark.parametrize("baseline", ["95", "92"])
def test_a_target_already_met_is_held_and_every_miss_is_told(baseline):
    goal = Goal(target=D(92), baseline=D(baseline), behaviour="rate")
    assert edges(goal) == [("92", "92", "91")] * 4
    point = path(goal, QUARTERS)[0]
    assert [status(point, D(actual)) for actual in ("95", "92", "91.9", "91", "90.9")] == [
        *["on_track", "on_track", "amber", "amber", "red"]
    ]


def test_a_range_is_approached_from_its_side_and_kept_on_the_other():
    goal = Goal(target=D(60), upper=D(80), baseline=D(100), direction="range")
    assert edges(goal) == [("60", "60", "58")] * 4
    assert edges(goal, side="high") == [("95", "97", "99"), ("90", "91", "93"), ("85", "86", "88"), ("80", "80", "82")]
    last = path(goal, QUARTERS)[-1]
    assert [status(last, D(actual)) for actual in (57, 59, 60, 70, 80, 81, 83)] == [
        *["red", "amber", "on_track", "on_track", "on_track", "amber", "red"]
    ]


def test_a_range_without_width_still_tells_amber_from_red():
    goal = Goal(target=D(20), upper=D(20), baseline=D(20), direction="range")
    assert edges(goal) == [("20", "20", "19")] * 4
    assert edges(goal, side="high") == [("20", "20", "21")] * 4


def test_negative_figures_and_a_zero_baseline_have_paths():
    assert edges(Goal(target=D(-20), baseline=D(-100))) == [
        ("-80", "-86", "-94"),
        ("-60", "-64", "-72"),
        ("-40", "-42", "-50"),
        ("-20", "-20", "-28"),
    ]
    assert edges(Goal(target=D(0), baseline=D(12), direction="lower"), side="high")[-1] == ("0", "0", "2")
    assert edges(Goal(target=D(0), behaviour="flow", direction="lower"), side="high") == [("0", "0", "1")] * 4


FIGURE = st.decimals(min_value=-10_000, max_value=10_000, places=1)
GOALS = st.builds(
    Goal,
    target=FIGURE,
    baseline=FIGURE,
    upper=st.none(),
    behaviour=st.sampled_from(("stock", "flow", "rate")),
    direction=st.sampled_from(("higher", "lower", "range")),
    profile=st.sampled_from(("linear", "front-loaded", "s-curve", (D(1), D(1), D(4)))),
    step=st.sampled_from((D("0.1"), D(1), D(10))),
) | st.builds(
    lambda target, width, baseline: Goal(target, baseline, target + width, direction="range", step=D("0.1")),
    FIGURE,
    st.decimals(min_value=0, max_value=100, places=1),
    FIGURE,
)
SHARES = st.lists(st.integers(0, 23).map(D), min_size=1, max_size=13).filter(any)


@settings(max_examples=100, deadline=None)
@given(GOALS, SHARES)
def test_no_alarm_is_true_on_the_path_and_none_is_silent_at_the_end(goal, shares):
    points = path(goal, shares)
    for point in points:
        for edge, worse in ((point.low, -1), (point.high, 1)):
            if edge is None:
                continue
            assert status(point, edge.expected) == "on_track"
            if edge.amber is not None and edge.red is not None:
                assert (edge.red - edge.amber) * worse > 0
            if goal.behaviour != "flow" and point.done == 0 and (goal.target - goal.baseline) * worse < 0:
                assert status(point, goal.baseline) == "on_track"
    last, tiny = points[-1], D("0.0001")
    assert (last.time, last.done) == (1, 1)
    assert status(last, goal.target) == "on_track"
    if last.low and last.low.amber is not None:
        assert status(last, goal.target - tiny) == "amber"
    if last.high:
        assert status(last, last.high.expected + tiny) == "amber"


@settings(max_examples=60, deadline=None)
@given(GOALS, SHARES)
def test_the_expected_figure_and_its_thresholds_never_turn_back(goal, shares):
    points = path(goal, shares)
    for side in ("low", "high"):
        kept = [edge for point in points if (edge := getattr(point, side))]
        for place in range(3):
            limits = [edge[place] for edge in kept if edge[place] is not None]
            assert limits in (sorted(limits), sorted(limits, reverse=True))


@settings(max_examples=60, deadline=None)
@given(GOALS, SHARES)
def test_a_worse_figure_is_never_judged_better(goal, shares):
    assume(goal.direction != "range")
    order = {"on_track": 0, "amber": 1, "red": 2}
    worse = {"higher": -1, "lower": 1}[goal.direction]
    for point in path(goal, shares):
        edge = point.low or point.high
        span = sorted({edge.expected, edge.amber or edge.expected, edge.red or edge.expected, goal.target, D(0)})
        judged = [order[status(point, figure)] for figure in (span if worse > 0 else span[::-1])]
        assert judged == sorted(judged)


@pytest.mark.parametrize(
    ("goal", "shares", "text"),
    [
        (Goal(target=D(1), baseline=D(0)), (D(0), D(0)), "shares of time"),
        (Goal(target=D(1), baseline=D(0)), (), "shares of time"),
        (Goal(target=D(1), baseline=D(0)), (D(2), D(-1)), "shares of time"),
        (Goal(target=D(1), baseline=D(0), step=D(0)), (D(1),), "A step"),
        (Goal(target=D(1), baseline=D(0), profile=()), (D(1),), "Cumulative shares"),
        (Goal(target=D(1), baseline=D(0), profile=(D(5), D(4))), (D(1),), "Cumulative shares"),
        (Goal(target=D(1), baseline=D(0), profile=(D(0), D(0))), (D(1),), "Cumulative shares"),
    ],
)
def test_shares_that_make_no_path_are_refused(goal, shares, text):
    with pytest.raises(ValueError, match=text):
        path(goal, shares)


@pytest.mark.parametrize(
    ("better", "bound", "baseline", "target", "expected"),
    [
        ("lower", ">=", 1, 2, "lower"),
        ("", ">=", 5, 2, "higher"),
        ("", "<", None, 2, "lower"),
        ("", "range", 5, 2, "range"),
        ("", "=", 5, 2, "lower"),
        ("", "~", 2, 2, "higher"),
        ("", "=", None, 2, "higher"),
    ],
)
def test_the_better_side_is_stated_or_follows_from_bound_and_baseline(better, bound, baseline, target, expected):
    assert direction(better, bound, None if baseline is None else D(baseline), D(target)) == expected


def test_growth_is_simple_and_compound():
    grown = growth(Goal(target=D(200), baseline=D(100)), 12)
    assert (grown.total, grown.simple) == (1, D(100) / 12)
    # 2^(1/12) - 1, the equal-tempered semitone
    assert round(grown.compound, 10) == D("0.0594630944")
    flow = growth(Goal(target=D("364.1"), baseline=D(300), behaviour="flow"), 3)
    # 110 + 121 + 133.1 = 364.1
    assert (round(flow.total, 6), round(flow.simple, 6), round(flow.compound, 12)) == (
        *(D("0.213667"), D("121.366667"), D("0.1")),
    )


@pytest.mark.parametrize(
    ("goal", "expected"),
    [
        (Goal(target=D(10), baseline=D(0)), Growth(None, D("2.5"), None)),
        (Goal(target=D(10), baseline=D(-10)), Growth(None, D(5), None)),
        (Goal(target=D(0), baseline=D(10)), Growth(D(-1), D("-2.5"), None)),
        (Goal(target=D(10), baseline=D(10)), Growth(D(0), D(0), D(0))),
        (Goal(target=D(10), behaviour="flow"), Growth(None, D("2.5"), None)),
    ],
)
def test_growth_without_a_positive_base_has_no_rate(goal, expected):
    assert growth(goal, 4) == expected


@settings(max_examples=60, deadline=None)
@given(st.decimals("0.01", 1000, places=2), st.decimals("0.01", 1000, places=2), st.integers(1, 60))
def test_compound_growth_leads_to_the_target(baseline, target, periods):
    level = growth(Goal(target=target, baseline=baseline), periods).compound
    assert abs(baseline * (1 + level) ** periods - target) < D("1e-15") * target
    rate = growth(Goal(target=target, baseline=baseline, behaviour="flow"), periods).compound
    made = sum(baseline / periods * (1 + rate) ** period for period in range(1, periods + 1))
    assert abs(made - target) < D("1e-12") * max(target, baseline)


def test_figures_beyond_all_floats_have_a_path_and_a_growth():
    huge = Goal(target=D("1e400"), baseline=D("1e-400"))
    assert growth(huge, 4) == Growth(D("1e800"), D("2.5e399"), D("1e200"))
    assert path(huge, QUARTERS)[-1].low.expected == D("1e400")


def test_growth_over_no_period_is_refused():
    with pytest.raises(ValueError, match="at least one period"):
        growth(Goal(target=D(1), baseline=D(1)), 0)


def test_parts_roll_up_by_their_weights():
    assert roll_up((D(90), D(80)), (D(3), D(1))) == D("87.5")
    assert roll_up((D(90), D(80))) == D(85)
    assert roll_up(()) is None
    assert roll_up((D(90), D(80)), (D(1), D(-1))) is None
    assert roll_up((D(90), D(80)), (D(2), D(-1))) is None
    with pytest.raises(ValueError, match="shorter"):
        roll_up((D(90), D(80)), (D(1),))
