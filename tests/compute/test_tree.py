"""A tree is computed bottom-up, and what does not fit is named."""

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute.expressions import parse
from mcp_server.compute.tree import Clash, Scenario, Tree, build, clashes, evaluate, factor, holds

D = Decimal


def grown(**formulas: str) -> Tree:
    return build({node: parse(formula) if formula else None for node, formula in formulas.items()})


def figures(**values: float | str) -> dict[str, Decimal]:
    return {node: D(str(value)) for node, value in values.items()}


REVENUE = {"收入": "订单 × 客单价", "订单": "访客 × 转化率", "访客": "", "转化率": "", "客单价": ""}


def test_a_tree_knows_its_roots_leaves_depth_and_order():
    tree = grown(**REVENUE)
    assert tree.roots == ("收入",)
    assert tree.leaves == ("访客", "转化率", "客单价")
    assert tree.children["收入"] == ("订单", "客单价")
    assert dict(tree.depth) == {"收入": 0, "订单": 1, "客单价": 1, "访客": 2, "转化率": 2}
    assert sorted(tree.order) == sorted(REVENUE)
    assert all(tree.order.index(child) < tree.order.index(node) for node in REVENUE for child in tree.children[node])
    assert (dict(tree.unknown), tree.cycles) == ({}, ())


def test_every_node_is_computed_from_its_leaves_and_a_stated_one_is_not_used_above():
    tree = grown(**REVENUE)
    stated = figures(收入=99, 访客=1000, 转化率="0.05", 客单价=200, 订单=60)
    scenario = evaluate(tree, stated)
    assert scenario.values == figures(收入="10000.00", 访客=1000, 转化率="0.05", 客单价=200, 订单="50.00")
    assert scenario.computed == figures(收入="10000.00", 订单="50.00")
    assert (scenario.missing, scenario.faults) == ({}, {})
    assert scenario.spans["收入"] == (D(10000), D(10000))


def test_a_missing_leaf_is_named_up_to_the_root_and_a_stated_node_stands_in():
    tree = grown(**REVENUE)
    scenario = evaluate(tree, figures(访客=1000, 客单价=200))
    assert scenario == Scenario(
        values=figures(访客=1000, 客单价=200),
        computed={},
        spans={"访客": (D(1000), D(1000)), "客单价": (D(200), D(200))},
        missing={"转化率": ("转化率",), "订单": ("转化率",), "收入": ("转化率",)},
        faults={},
    )
    scenario = evaluate(tree, figures(访客=1000, 客单价=200, 订单=40))
    assert scenario.values["收入"] == 8000
    assert scenario.missing == {"转化率": ("转化率",), "订单": ("转化率",)}


def test_an_unknown_name_is_named_and_the_rest_is_computed():
    tree = grown(r="a + ghost", q="a * 2", a="")
    scenario = evaluate(tree, figures(a=2))
    assert dict(tree.unknown) == {"r": ("ghost",)}
    assert scenario.missing == {"r": ("ghost",)}
    assert scenario.values == figures(a=2, q=4)


def test_cycles_are_named_and_what_stands_on_them_is_not_computed():
    tree = grown(a="b + 1", b="c * 2", c="a - x", x="", top="a + x", free="x * 3", own="own + 1")
    assert {frozenset(cycle) for cycle in tree.cycles} == {frozenset("abc"), frozenset(["own"])}
    for cycle in tree.cycles:
        for node, part in zip(cycle, (*cycle[1:], cycle[0]), strict=True):
            assert part in tree.children[node]
    scenario = evaluate(tree, figures(x=1))
    assert scenario.values == figures(x=1, free=3)
    assert scenario.missing == {"a": ("a",), "b": ("b",), "c": ("c",), "own": ("own",), "top": ("a",)}
    assert evaluate(tree, figures(x=1, a=5)).values["top"] == 6


def test_a_formula_that_fails_is_named_and_does_not_stop_the_others():
    tree = grown(rate="won / seen", double="rate * 2", won="", seen="", sum_="won + seen")
    scenario = evaluate(tree, figures(won=1, seen=0))
    assert {node: str(error) for node, error in scenario.faults.items()} == {"rate": "Division by zero: seen is 0."}
    assert scenario.values == figures(won=1, seen=0, sum_=1)
    assert scenario.missing == {"double": ("rate",)}


def test_names_are_compared_as_python_compares_them():
    tree = build({"Ａrr": None, "ﬁt": None, "r": parse("Arr + fit + ﬁt")})
    assert tree.children["r"] == ("Ａrr", "ﬁt")
    assert evaluate(tree, {"Ａrr": D(1), "ﬁt": D(2)}).values["r"] == 5


def test_an_empty_tree_has_nothing():
    assert evaluate(build({}), {}) == Scenario({}, {}, {}, {}, {})


def test_a_chain_of_500_nodes_and_a_node_of_490_children_are_fast():
    formulas = {f"n{place}": parse(f"n{place + 1} * 1 + x") for place in range(499)}
    chain = build(formulas | {"n499": None, "x": None})
    wide = build(
        {"r": parse("+".join(f"n{place}" for place in range(490)))} | {f"n{place}": None for place in range(490)}
    )
    steps = {node: D(1) for node in chain.leaves} | {node: D(1) for node in wide.leaves}
    begun = time.perf_counter()
    assert evaluate(chain, figures(n499=1, x=2), steps).values["n0"] == 999
    assert evaluate(wide, {node: D(1) for node in wide.leaves}, steps).spans["r"] == (D(245), D(735))
    assert time.perf_counter() - begun < 2


@settings(max_examples=60, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from("abcdefgh"), st.lists(st.sampled_from("abcdefghz"), min_size=1, max_size=3), max_size=8
    ),
    st.sets(st.sampled_from("abcdefgh")),
)
def test_every_node_is_computed_stated_or_explained(links, given_):
    tree = build({node: parse("+".join(parts)) for node, parts in links.items()} | dict.fromkeys(given_ - links.keys()))
    scenario = evaluate(tree, {node: D(1) for node in given_})
    assert set(tree.order) | {node for cycle in tree.cycles for node in cycle} == set(tree.children)
    assert len(tree.order) + sum(map(len, tree.cycles)) == len(tree.children)
    places = {node: place for place, node in enumerate(tree.order)}
    assert all(places[child] < places[node] for node in tree.order for child in tree.children[node] if child in places)
    for node in tree.children:
        assert (node in scenario.values) != (node in scenario.missing and node not in given_)
        if node in tree.formulas and node not in scenario.computed:
            assert node in scenario.missing or any(node in cycle for cycle in tree.cycles)


@pytest.mark.parametrize(
    ("stated", "step", "formula", "leaves", "fits"),
    [
        ("33.3", "0.1", "a / b * 100", ("1", "3"), True),
        ("33.4", "0.1", "a / b * 100", ("1", "3"), False),
        ("12", "1", "a * b", ("3.5", "3.5"), True),
        ("12.25", "0.01", "a * b", ("3.5", "3.5"), True),
        ("5700", "100", "a * b", ("1.3 to 0.1", "4400 to 100"), True),
        ("6100", "100", "a * b", ("1.3 to 0.1", "4400 to 100"), False),
        ("0.286", "0.001", "a / b", ("5.7 to 0.1", "20 to 1"), True),
        ("1", "0", "a / b * b", ("1", "3"), True),
        ("-4.5", "0.1", "a - b", ("0.5", "5.04"), True),
    ],
)
def test_a_stated_figure_holds_within_its_own_and_the_propagated_rounding(stated, step, formula, leaves, fits):
    values, steps = {}, {}
    for node, leaf in zip("ab", leaves, strict=True):
        values[node], steps[node] = map(D, leaf.split(" to ") if " to " in leaf else (leaf, "0"))
    scenario = evaluate(build({"r": parse(formula), "a": None, "b": None}), values, steps)
    assert holds(D(stated), D(step), scenario.spans["r"]) is fits


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(("a * b - c", "a / b + c", "(a + b) / c", "a - b * c", "max(a, b) * c", "a * b / c")),
    st.tuples(*[st.decimals(min_value=2, max_value=99, places=3)] * 3),
)
def test_rounding_the_leaves_never_breaks_the_figure_computed_from_the_exact_ones(formula, exact):
    tree = build({"r": parse(formula)} | dict.fromkeys("abc"))
    true = evaluate(tree, dict(zip("abc", exact, strict=True))).values["r"]
    step = D("0.1")
    rounded = {node: value.quantize(step) for node, value in zip("abc", exact, strict=True)}
    scenario = evaluate(tree, rounded, dict.fromkeys("abc", step))
    assert holds(true.quantize(step), step, scenario.spans["r"])


@pytest.mark.parametrize("c", ["0.5", "0.9"])
def test_a_span_that_reaches_a_pole_is_unlimited(c):
    tree = grown(r="a / (b - c)", s="r + a", a="", b="", c="")
    scenario = evaluate(tree, figures(a=1, b=1, c=c), figures(b=1))
    assert "r" in scenario.values
    assert not {"r", "s"} & scenario.spans.keys()


@pytest.mark.parametrize(
    ("unit", "expected"),
    [
        *[("%", "0.01"), (" PP ", "0.01"), ("‰", "0.001"), ("bps", "0.0001"), ("万元", "10000"), ("亿", "100000000")],
        *[("million USD", "1000000"), ("元/万人", "0.0001"), ("千元", "1000"), ("千克", "1"), ("", "1"), ("人", "1")],
        *[("元/人/月", "1"), ("百分点", "0.01")],
    ],
)
def test_a_unit_says_by_what_its_figures_are_multiplied_in_a_formula(unit, expected):
    assert factor(unit) == D(expected)


@pytest.mark.parametrize(
    ("formula", "units", "expected"),
    [
        ("a + b", {"a": "元", "b": "人"}, (Clash("r", "a + b", (("a", "CNY"), ("b", "count"))),)),
        ("a - b", {"a": "CNY", "b": "USD"}, (Clash("r", "a - b", (("a", "CNY"), ("b", "USD"))),)),
        ("a + b", {"a": "人", "b": "%"}, (Clash("r", "a + b", (("a", "count"), ("b", "1"))),)),
        ("c * max(a, b)", {"a": "天", "b": "周"}, (Clash("r", "max(a, b)", (("a", "day"), ("b", "week"))),)),
        ("a * b + c", {"a": "元", "b": "%", "c": "%"}, (Clash("r", "a × b + c", (("a × b", "CNY"), ("c", "1"))),)),
        ("wavg(a, b, a, c)", {"b": "元", "c": "天"}, (Clash("r", "wavg(a, b, a, c)", (("b", "CNY"), ("c", "day"))),)),
        ("a / b", {"a": "元", "b": "元", "r": "元"}, (Clash("r", "a ÷ b", (("a ÷ b", "1"), ("r", "元"))),)),
        ("a * b", {"a": "元", "b": "元", "r": "元"}, (Clash("r", "a × b", (("a × b", "CNY²"), ("r", "元"))),)),
        ("a * b", {"a": "元", "b": "人", "r": "USD"}, (Clash("r", "a × b", (("a × b", "CNY"), ("r", "USD"))),)),
    ],
)
def test_units_that_do_not_combine_are_seen(formula, units, expected):
    tree = build({"r": parse(formula)} | dict.fromkeys("abc"))
    assert clashes(tree, units) == expected


@pytest.mark.parametrize(
    ("formula", "units"),
    [
        ("a * b", {"a": "元", "b": "人", "r": "元"}),
        ("a * b", {"a": "元/单", "b": "单", "r": "CNY"}),
        ("a * b", {"a": "元/人/月", "b": "月", "r": "元"}),
        ("a / b", {"a": "元", "b": "元/月", "r": "月"}),
        ("a * b", {"a": "USD", "b": "CNY per USD", "r": "元"}),
        ("a * 7.1", {"a": "USD", "r": "元"}),
        ("a * 12", {"a": "元/月", "r": "元/年"}),
        ("a * 100", {"a": "人", "r": "元"}),
        ("a + b", {"a": "元"}),
        ("a + b", {"a": "家", "b": "customers"}),
        ("a + b", {"a": "单/人", "b": "%"}),
        ("1 - a", {"a": "%", "r": "%"}),
        ("(a - b) / b * 40%", {"a": "元", "b": "元", "r": "%"}),
        ("a - b", {"a": "%", "b": "pp", "r": "分"}),
        ("a * b", {"a": "万元", "b": "%", "r": "元"}),
        ("a * b", {"a": "人", "b": "元", "r": "元/月"}),
        ("a + ghost", {"a": "元", "r": "元"}),
    ],
)
def test_units_that_may_combine_raise_no_alarm(formula, units):
    tree = build({"r": parse(formula)} | dict.fromkeys("abc"))
    assert clashes(tree, units) == ()


def test_a_clash_below_is_told_once_and_units_are_carried_through_nodes_without_one():
    tree = grown(top="mid * 2 + mid", mid="a * b", r="mid + c", a="", b="", c="")
    assert clashes(tree, {"a": "元", "b": "%", "c": "天"}) == (Clash("r", "mid + c", (("mid", "CNY"), ("c", "day"))),)
