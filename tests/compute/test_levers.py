"""Levers say how strongly they move a figure, and what they must be for a target."""

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute.expressions import parse
from mcp_server.compute.levers import Cascade, Lever, LeverError, Sought, cascade, elasticities, seek, slopes
from mcp_server.compute.tree import build, evaluate

D = Decimal


def standing(formulas, figures):
    """A tree in one scenario: what every function here takes first."""
    tree = build({node: parse(formula) for node, formula in formulas.items()} | dict.fromkeys(figures))
    return tree, next(iter(formulas)), evaluate(tree, {node: D(str(value)) for node, value in figures.items()})


FUNNEL = {"revenue": "orders * price", "orders": "visits * rate", "cost": "orders * 3"}
TODAY = {"visits": 1000, "rate": "0.05", "price": 20}


def test_elasticities_follow_the_formula_through_its_nodes():
    assert elasticities(*standing(FUNNEL, TODAY)) == {"visits": 1, "rate": 1, "price": 1}
    ratio = standing({"margin": "(sales - cost) / sales"}, {"sales": 100, "cost": 80})
    assert elasticities(*ratio) == {"sales": 4, "cost": -4}
    assert slopes(*ratio) == {"sales": D("0.008"), "cost": D("-0.01")}
    bottleneck = standing({"output": "min(build, test) * days"}, {"build": 5, "test": 7, "days": 20})
    assert elasticities(*bottleneck) == {"build": 1, "test": 0, "days": 1}


def test_elasticities_of_a_root_that_is_zero_do_not_exist():
    assert elasticities(*standing({"r": "a - b"}, {"a": 1, "b": 1})) is None


def test_a_stated_node_is_a_leaf_and_a_root_without_figure_is_refused():
    tree, root, _ = standing(FUNNEL, TODAY)
    stated = evaluate(tree, {"orders": D(50), "price": D(20)})
    assert slopes(tree, root, stated) == {"orders": 20, "price": 50}
    with pytest.raises(LeverError, match="“revenue” is not computed"):
        slopes(tree, root, evaluate(tree, {"price": D(20)}))


def test_a_slope_beyond_all_figures_is_refused():
    with pytest.raises(LeverError) as caught:
        slopes(*standing({"r": "1 / a"}, {"a": "1e-300"}))
    assert caught.value.fault == "no_slope"


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(("a * b + c", "a / b - c", "(a + b) / (b + c)", "max(a, b) * c", "wavg(a, b, c, a)")),
    st.tuples(*[st.decimals("0.5", 50, places=2)] * 3),
)
def test_elasticity_is_the_relative_change_of_the_root_for_one_of_the_leaf(formula, values):
    figures = dict(zip("abc", values, strict=True))
    given_ = standing({"r": formula}, figures)
    found, level = elasticities(*given_), given_[2].values["r"]
    if found is None:
        return
    tiny = D("1e-9")
    for leaf, elasticity in found.items():
        moved = standing({"r": formula}, figures | {leaf: figures[leaf] * (1 + tiny)})[2].values["r"]
        back = standing({"r": formula}, figures | {leaf: figures[leaf] * (1 - tiny)})[2].values["r"]
        sides = sorted(((moved / level - 1) / tiny, (1 - back / level) / tiny))
        room = D("1e-5") * (1 + abs(elasticity) + max(map(abs, sides)))
        assert sides[0] - room <= elasticity <= sides[1] + room


def test_goal_seek_says_what_one_lever_must_be():
    assert seek(*standing(FUNNEL, TODAY), "rate", D(1500)) == Sought(
        value=D("0.075"), low=D(0), high=D(10000), limits=(D(0), D("0.50"))
    )
    margin = standing({"margin": "(sales - cost) / sales"}, {"sales": 100, "cost": 80})
    found = seek(*margin, "sales", D("0.5"), (D(50), D(400)))
    assert found == Sought(D(160), D("-0.6"), D("0.8"), (D(50), D(400)))


def test_goal_seek_beyond_the_limits_gives_the_attainable_range():
    found = seek(*standing(FUNNEL, TODAY), "rate", D(1500), (D("0.04"), D("0.06")))
    assert found == Sought(None, D(800), D(1200), (D("0.04"), D("0.06")))
    stuck = seek(*standing({"r": "min(a, b)"}, {"a": 5, "b": 3}), "a", D(4))
    assert (stuck.value, stuck.low, stuck.high) == (None, D(0), D(3))


def test_goal_seek_takes_the_root_nearest_to_today_and_reaches_a_summit():
    parabola = {"profit": "price * (100 - price)"}
    assert seek(*standing(parabola, {"price": 20}), "price", D(900), (D(0), D(100))).value == D(10)
    assert seek(*standing(parabola, {"price": 80}), "price", D(900), (D(0), D(100))).value == D(90)
    top = seek(*standing(parabola, {"price": 37}), "price", D(2500), (D(0), D(103)))
    assert top.high == 2500
    assert abs(seek(*standing(parabola, {"price": 37}), "price", D("2499.9999"), (D(0), D(103))).value - 50) < D("0.02")


def test_goal_seek_takes_no_pole_for_a_root():
    pole = standing({"r": "1 / (a - 2)"}, {"a": 3})
    assert seek(*pole, "a", D(0), (D(0), D(4))).value is None
    assert seek(*pole, "a", D("0.5"), (D(0), D(4))).value == 4
    assert seek(*pole, "a", D("-0.8"), (D(0), D(4))).value == D("0.75")


def test_goal_seek_reaches_zero_and_negative_targets():
    profit = standing({"profit": "price * units - fixed"}, {"price": 5, "units": 10, "fixed": 80})
    assert seek(*profit, "units", D(0)).value == 16
    assert seek(*profit, "units", D(-80)).value == 0
    debt = standing({"r": "a * 2"}, {"a": -4})
    assert seek(*debt, "a", D(-20)) == Sought(D(-10), D(-80), D(0), (D(-40), D(0)))


@pytest.mark.parametrize(
    ("leaf", "limits", "fault"),
    [
        ("ghost", None, "not_below"),
        ("orders", None, "not_below"),
        ("price", (D(3), D(2)), "bounds"),
        ("zero", None, "no_range"),
    ],
)
def test_levers_that_make_no_sense_are_refused(leaf, limits, fault):
    given_ = standing({"revenue": "orders * price + zero", "orders": "visits * rate"}, TODAY | {"zero": 0})
    with pytest.raises(LeverError) as caught:
        seek(*given_, leaf, D(1), limits)
    assert caught.value.fault == fault


def test_a_target_goes_down_to_the_leaves_in_equal_ratios_where_they_have_no_limits():
    found = cascade(*standing(FUNNEL, TODAY), D(1331), [Lever("visits"), Lever("rate"), Lever("price")])
    assert found == Cascade({"visits": D(1100), "rate": D("0.055"), "price": D(22)}, D(1331), "ratios")


def test_levers_give_the_same_share_of_their_room_times_their_weight():
    levers = [Lever("visits", high=D(2000)), Lever("price", high=D(20)), Lever("rate", high=D("0.2"), weight=D("0.5"))]
    found = cascade(*standing(FUNNEL, TODAY), D(2000), levers)
    # ln 2 and half of ln 4 are the same, so each has to give half of the way in ratios
    assert found.values["price"] == 20
    assert abs(found.values["visits"] - D(2).sqrt() * 1000) < D("1e-7")
    assert abs(found.values["rate"] - D("0.05") * D(2).sqrt()) < D("1e-11")
    assert found.reached == 2000


def test_a_lever_at_its_limit_leaves_the_rest_to_the_others():
    levers = [Lever("visits", high=D(1100), weight=D(9)), Lever("price", high=D(40))]
    found = cascade(*standing(FUNNEL, TODAY), D(1650), levers)
    assert found == Cascade({"visits": D(1100), "price": D(30)}, D(1650), "ratios")


def test_a_target_out_of_reach_gives_the_nearest_that_can_be_had():
    levers = [Lever("visits", high=D(1100)), Lever("price", high=D(25))]
    assert cascade(*standing(FUNNEL, TODAY), D(9999), levers) == Cascade(None, D(1375), "ratios")
    assert cascade(*standing(FUNNEL, TODAY), D(9999), []) == Cascade(None, D(1000), "ratios")


def test_a_target_below_moves_every_lever_the_way_that_helps():
    margin = standing({"margin": "(sales - cost) / sales"}, {"sales": 100, "cost": 80})
    found = cascade(*margin, D("0.1"), [Lever("sales"), Lever("cost")])
    assert found.values["sales"] < 100 < found.values["sales"] * D("1.2")
    assert found.values["cost"] > 80
    assert abs(found.reached - D("0.1")) < D("1e-10")


def test_amounts_are_shared_where_signs_forbid_ratios():
    profit = standing({"profit": "revenue - cost"}, {"revenue": 80, "cost": 100})
    found = cascade(*profit, D(10), [Lever("revenue", high=D(120)), Lever("cost", low=D(80))])
    assert found == Cascade({"revenue": D(100), "cost": D(90)}, D(10), "amounts")
    zero = standing({"r": "a + b"}, {"a": 0, "b": -5})
    assert cascade(*zero, D(5), [Lever("a"), Lever("b")]).reached == 5
    free = cascade(*standing({"r": "a * b"}, {"a": 4, "b": 3}), D(0), [Lever("a", low=D(0))])
    assert free == Cascade({"a": D(0)}, D(0), "amounts")


def test_a_target_already_met_moves_nothing():
    found = cascade(*standing(FUNNEL, TODAY), D(1000), [Lever("visits"), Lever("rate")])
    assert found == Cascade({"visits": D(1000), "rate": D("0.05")}, D(1000), "ratios")


@pytest.mark.parametrize(
    ("lever", "fault"),
    [
        (Lever("price", low=D(21)), "bounds"),
        (Lever("price", low=D(0), high=D(19)), "bounds"),
        (Lever("price", weight=D(-1)), "bounds"),
        (Lever("orders"), "not_below"),
        (Lever("ghost"), "not_below"),
    ],
)
def test_a_cascade_refuses_levers_that_make_no_sense(lever, fault):
    with pytest.raises(LeverError) as caught:
        cascade(*standing(FUNNEL, TODAY), D(2000), [lever])
    assert caught.value.fault == fault


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(("a * b * c", "a * b / c", "a * (b + c)", "a + b * c", "(a + b) / c", "a * b - c")),
    st.tuples(*[st.decimals(1, 50, places=1)] * 3),
    st.decimals("0.6", "1.9", places=2),
    st.tuples(*[st.decimals("0.1", 3, places=1)] * 3),
)
def test_the_cascaded_figures_reach_the_target_to_nine_digits(formula, values, factor, weights):
    figures = dict(zip("abc", values, strict=True))
    given_ = standing({"r": formula}, figures)
    target = given_[2].values["r"] * factor
    found = cascade(*given_, target, [Lever(leaf, weight=weight) for leaf, weight in zip("abc", weights, strict=True)])
    if formula == "a * b - c" and found.values is None:
        return
    reached = standing({"r": formula}, found.values)[2].values["r"]
    size = max(abs(target), *(figures[leaf] for leaf in "abc")) if formula == "a * b - c" else abs(target)
    assert abs(reached - target) <= D("1e-9") * size


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(("a * b", "a / b", "a + b", "a - b", "b / (a + b)", "max(a, b) * 2")),
    st.tuples(*[st.decimals(1, 50, places=1)] * 2),
    st.decimals(1, 400, places=1),
)
def test_a_sought_figure_reaches_its_target_and_a_target_not_reached_is_out_of_range(formula, values, target):
    figures = dict(zip("ab", values, strict=True))
    found = seek(*standing({"r": formula}, figures), "a", target)
    if found.value is None:
        assert not found.low <= target <= found.high
    else:
        reached = standing({"r": formula}, figures | {"a": found.value})[2].values["r"]
        assert abs(reached - target) <= D("1e-9") * max(abs(target), *values)
        assert found.limits[0] <= found.value <= found.limits[1]


def test_five_hundred_nodes_are_sought_and_cascaded_in_time():
    formulas = {f"n{place}": f"n{place + 1} * 1.001 + x{place % 40}" for place in range(450)}
    given_ = standing(formulas, {"n450": 1} | {f"x{place}": 1 for place in range(40)})
    target = given_[2].values["n0"] * 2
    begun = time.perf_counter()
    assert seek(*given_, "x7", target).value is None
    assert seek(*given_, "x7", target * D("0.6")).value > 8
    found = cascade(*given_, target, [Lever(f"x{place}") for place in range(40)])
    assert time.perf_counter() - begun < 5
    assert abs(found.reached / target - 1) < D("1e-9")
