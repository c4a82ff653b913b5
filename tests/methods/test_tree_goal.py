"""What levers must be for a target; figures were worked out by hand."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.compute import attribution, levers
from mcp_server.methods._tree_goal import Limits, limits_of
from mcp_server.model.tree import Node
from mcp_server.operations._compose import whole
from mcp_server.words import catalogue
from tests.conftest import document


def sought(formula, target, locale="en", **leaves):
    """Return a tree whose top has a target, each leaf as its figure of today or as all its fields."""
    nodes = [{"id": "r", "formula": formula, "scenarios": {"target": target}}]
    for name, said in leaves.items():
        fields = said if isinstance(said, dict) else {"actual": said}
        nodes.append({"id": name, "scenarios": {"actual": fields.pop("actual")}, **fields})
    return document("build_kpi_tree", {"locale": locale, "nodes": nodes})


def figures(goal, field):
    return {n.id: (q.value if (q := getattr(n, field)) else None) for n in goal.needs}


def test_each_lever_alone_and_all_together_reach_the_target():
    goal = sought("a * b", "450", a="10", b="20").body.goal
    assert (goal.today.value, goal.target.value, goal.gap.value, goal.reachable) == (200, 450, 250, True)
    assert figures(goal, "alone") == {"a": Decimal("22.5"), "b": 45}
    assert figures(goal, "low") == {"a": 0, "b": 0}
    assert figures(goal, "high") == {"a": 2000, "b": 2000}
    assert figures(goal, "together") == {"a": 15, "b": 30}  # both by the factor 1.5


def test_a_lever_that_cannot_reach_the_target_alone_is_told_with_what_it_can_do():
    goal = sought("a * b", "300", a={"actual": "10", "limits": "8-12"}, b={"actual": "20", "limits": "±50%"}).body.goal
    assert figures(goal, "alone") == {"a": None, "b": 30}
    assert (figures(goal, "low")["a"], figures(goal, "high")["a"]) == (160, 240)
    assert goal.reachable
    assert figures(goal, "together")["a"] < 12


def test_a_target_out_of_reach_is_told_with_the_nearest():
    made = sought("a * b", "500", a={"actual": "10", "limits": "8-12"}, b={"actual": "20", "limits": "≤30"})
    goal = made.body.goal
    assert (goal.reachable, goal.reached.value) == (False, 360)
    assert figures(goal, "together") == {"a": None, "b": None}
    assert "out of reach with all levers at their limits; the nearest is 360" in whole(made)
    assert "no lever can do it alone" in whole(made)


def test_leaves_that_have_a_target_of_their_own_stand_at_it_and_the_others_share_the_rest():
    nodes = [
        {"id": "r", "formula": "a * b * c", "scenarios": {"target": "480"}},
        {"id": "a", "scenarios": {"actual": "10", "target": "12"}},
        {"id": "b", "scenarios": {"actual": "5"}},
        {"id": "c", "scenarios": {"actual": "2"}},
    ]
    goal = document("build_kpi_tree", {"locale": "en", "nodes": nodes}).body.goal
    assert figures(goal, "together") == {"b": 10, "c": 4}


def test_only_what_can_be_moved_is_a_lever():
    goal = sought("a * b * c", "800", a={"actual": "10", "controllable": "yes"}, b="20", c="2").body.goal
    assert list(figures(goal, "alone")) == ["a"]
    goal = sought("a * b * c", "800", a={"actual": "10", "controllable": "no"}, b="20", c="2").body.goal
    assert list(figures(goal, "alone")) == ["b", "c"]
    made = sought("a * b", "800", a={"actual": "10", "controllable": "no"}, b={"actual": "20", "controllable": "no"})
    assert made.body.goal.fault == "no leaf can be moved"


def test_a_weight_shares_the_way_unequally():
    goal = sought("a + b", "160", a={"actual": "50", "weight": "3"}, b={"actual": "50", "weight": "0"}).body.goal
    assert figures(goal, "together") == {"a": 110, "b": 50}


def test_a_share_of_something_does_not_go_beyond_all_of_it():
    leaves = {"visits": {"actual": "100", "limits": "≤ 110"}, "rate": {"actual": "80%", "unit": "%", "of": "visits"}}
    goal = sought("visits * rate", "105", **leaves).body.goal
    assert figures(goal, "alone") == {"visits": None, "rate": None}
    assert figures(goal, "high")["rate"] == 100
    assert figures(goal, "together")["rate"] <= 100
    assert goal.reachable


def test_a_whole_target_is_no_goal_and_neither_is_one_without_today():
    nodes = [{"id": "r", "formula": "a * b"}, {"id": "a", "scenarios": {"actual": "2", "target": "3"}}]
    full = [*nodes, {"id": "b", "scenarios": {"actual": "2", "target": "3"}}]
    assert document("build_kpi_tree", {"nodes": full}).body.goal is None
    bare = [{**nodes[0], "scenarios": {"target": "9"}}, {"id": "a"}, {"id": "b"}]
    assert document("build_kpi_tree", {"nodes": bare}).body.goal is None


@pytest.mark.parametrize(
    ("formula", "target", "leaves", "told"),
    [
        ("a / b", "5", {"a": "10", "b": "0"}, None),
        ("a * b", "5", {"a": "0", "b": "3"}, "“a” stands at 0"),
        ("a - b", "-5", {"a": "10", "b": "8"}, None),
        ("min(a, 4) + b * 0", "9", {"a": "10", "b": "8"}, None),
        ("a * b", "0", {"a": "10", "b": "8"}, None),
        ("a * a - b", "1000000000", {"a": "1000000000", "b": "0.000000001"}, None),
        ("1 / (a - b)", "5", {"a": "3", "b": "3"}, None),
    ],
)
def test_zero_negative_flat_and_huge_figures_end_in_a_statement(formula, target, leaves, told):
    made = sought(formula, target, **leaves)
    text = whole(made).lower()
    assert "nan" not in text
    assert "infinity" not in text
    if told:
        assert told.strip("“”").split("”")[0] in text


@given(
    st.lists(st.decimals("0.1", "1000", places=2), min_size=2, max_size=5),
    st.decimals("0.2", "5", places=2),
)
def test_levers_together_give_the_target_that_they_were_sought_for(values, times):
    names = [f"n{place}" for place in range(len(values))]
    base = Decimal(1)
    for value in values:
        base *= value
    target = base * times
    formula = " * ".join(names)
    goal = sought(
        formula, format(target, "f"), **{n: format(v, "f") for n, v in zip(names, values, strict=True)}
    ).body.goal
    if goal.reachable:
        product = Decimal(1)
        for value in figures(goal, "together").values():
            product *= value
        assert abs(product - target) <= abs(target) * Decimal("1e-8")
    else:
        assert times > 2 ** len(values) or not target


@pytest.mark.parametrize(
    ("limits", "unit", "today", "found"),
    [
        ("", "", "5", Limits()),
        ("15%–25%", "%", "0.2", Limits(Decimal("0.15"), Decimal("0.25"))),
        ("15-25", "%", "0.2", Limits(Decimal("0.15"), Decimal("0.25"))),
        ("不低于600", "", "700", Limits(low=Decimal(600))),
        ("≤30万元", "万元", "200000", Limits(high=Decimal(300000))),
        ("400-600", "万元", "5000000", Limits(Decimal(4000000), Decimal(6000000))),
        ("±10%", "", "50", Limits(Decimal(45), Decimal(55))),
        ("±2pp", "%", "0.2", Limits(Decimal("0.18"), Decimal("0.22"))),
        ("600", "", "700", None),
        ("约600", "", "700", None),
    ],
)
def test_limits_are_read_in_the_unit_of_the_node(limits, unit, today, found):
    assert limits_of(Node(id="a", limits=limits), unit, Decimal(today)) == found


def test_the_goal_reads_well_in_chinese():
    nodes = [
        {"id": "orders", "name": "订单数", "formula": "leads * rate", "scenarios": {"目标": "150"}},
        {"id": "leads", "name": "线索数", "scenarios": {"实际": "500"}, "可动范围": "400–600"},
        {"id": "rate", "name": "成交率", "unit": "%", "scenarios": {"实际": "20%"}, "controllable": "yes"},
    ]
    text = whole(document("build_kpi_tree", {"locale": "zh-CN", "nodes": nodes}))
    assert (
        "- 订单数要从实际的 100 到 150（+50）：\n"
        "  - 各杠杆同比例移动：线索数 500 → 544.05、成交率 20% → 27.57%\n"
        "  - 只动一项：成交率 20% → 30%\n"
    ) in text
    assert "| 线索数 | 500 | 400–600 | — | 80 | 120 |" in text


def test_five_hundred_levers_are_sought_in_time():
    names = [f"n{n}" for n in range(499)]
    nodes = [{"id": "r", "formula": " + ".join(names), "scenarios": {"target": "125000"}}]
    nodes += [{"id": name, "scenarios": {"actual": str(place + 1)}} for place, name in enumerate(names)]
    started = time.process_time()
    goal = document("build_kpi_tree", {"nodes": nodes}).body.goal
    assert goal.reachable
    assert sum(1 for need in goal.needs if need.alone) == 20
    assert time.process_time() - started < 3.5


@pytest.mark.parametrize("fault", [*attribution.FAULTS, *levers.FAULTS])
def test_every_fault_has_words_for_a_reader(fault):
    assert f"tree.cannot.{fault}" in catalogue("zh-CN")
