"""A change is shared out among its leaves by a method that is named, down to the last digit."""

import itertools
import math
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute.attribution import Attribution, AttributionError, attribute
from mcp_server.compute.expressions import parse
from mcp_server.compute.tree import build, evaluate

D = Decimal


def attributed(formulas, before, after, **options) -> Attribution:
    """The change of the first node; leaves are what only the figures name."""
    tree = build({node: parse(formula) for node, formula in formulas.items()} | dict.fromkeys(before))
    scenarios = tuple(evaluate(tree, {n: D(str(v)) for n, v in values.items()}) for values in (before, after))
    return attribute(tree, next(iter(formulas)), scenarios, **options)


def grouped(found: Attribution, names: str) -> list[Decimal]:
    """Contributions of leaves such as Q1, Q2 … added up by their first letter."""
    return [sum(share for leaf, share in found.contributions.items() if leaf[0] == name) for name in names]


def test_a_sum_goes_to_each_summand_by_its_own_change_whatever_its_sign():
    found = attributed({"r": "a + 2 * b - c / 4"}, {"a": -1, "b": 3, "c": 8}, {"a": 1, "b": 3, "c": 0})
    assert found == Attribution("difference", D(3), D(7), D(4), {"a": D(2), "b": D(0), "c": D(2)})


YEARS = (
    ((1, 10, 2), (4, 5, 3)),
    ((4, 5, 3), (5, 6, 4)),
    ((8, 2, 4), (5, 7, 5)),
    ((10, 1, 5), (6, 8, 6)),
)


@pytest.mark.parametrize(
    ("year", "expected"),
    [
        (0, ("69.79006598", "-9.455125793", "39.66505981")),
        (1, ("42.96021467", "-34.31902656", "50.3588119")),
        (2, ("54.01064234", "-9.021284671", "54.01064234")),
    ],
)
def test_lmdi_gives_the_values_of_the_r_package_lmdir(year, expected):
    # Heun, LMDIR (CRAN), tests/testthat: two sub-categories, three factors, four years
    def figures(place):
        rows = zip("xy", YEARS[place], strict=True)
        return {f"{factor}{row}": value for row, values in rows for factor, value in zip("abc", values, strict=True)}

    found = attributed({"r": "ax * bx * cx + ay * by * cy"}, figures(year), figures(year + 1))
    assert found.method == "lmdi"
    for share, value in zip(grouped(found, "abc"), expected, strict=True):
        assert abs(share - D(value)) < D("6e-9") * (10 if abs(D(value)) > 10 else 1)


def test_lmdi_gives_the_total_of_the_china_example_of_pylmdi():
    # PyLMDI (github.com/xikunzhu/PyLMDI): six factors of the emissions of China, 2017 to 2018
    old = (1390.08, 59.04367375, 0.51892765, 0.002876626, 3.004500526, 2.07)
    new = (1395.38, 64.52073987, 0.521570193, 0.002743568, 3.053397862, 2.02)
    names = tuple("abcdef")
    found = attributed({"r": "*".join(names)}, dict(zip(names, old, strict=True)), dict(zip(names, new, strict=True)))
    assert found.method == "lmdi"
    assert abs(sum(found.contributions.values()) - D("32.62767390578")) < D("1e-6")
    assert abs(math.prod(new) - math.prod(old) - 32.62767390578) < 1e-6


def test_lmdi_gives_the_two_sector_example_of_ang():
    # Ang, The LMDI approach to decomposition analysis: a practical guide, Energy Policy 33 (2005) 867: activity,
    # structure, intensity; E 30 and 20 become 40 and 24, Q 10 and 40 become 20 and 60
    old = {"Q": 50, "S1": "0.2", "S2": "0.8", "I1": 3, "I2": "0.5"}
    new = {"Q": 80, "S1": "0.25", "S2": "0.75", "I1": 2, "I2": "0.4"}
    found = attributed({"E": "Q * S1 * I1 + Q * S2 * I2"}, old, new, step=D("0.001"))
    assert (found.method, found.before, found.after, found.change) == ("lmdi", D(50), D(64), D(14))
    assert grouped(found, "QSI") == [D("26.649"), D("6.341"), D("-18.990")]


@pytest.mark.parametrize(
    ("formula", "old", "new", "expected"),
    [
        ("a * b", {"a": 0, "b": 2}, {"a": 3, "b": 4}, {"a": 12, "b": 0}),
        ("a * b", {"a": 3, "b": 4}, {"a": 0, "b": 2}, {"a": -12, "b": 0}),
        ("a * b", {"a": 0, "b": 0}, {"a": 3, "b": 4}, {"a": 6, "b": 6}),
        ("a * b", {"a": 0, "b": 2}, {"a": 3, "b": 0}, {"a": 0, "b": 0}),
        ("a * b", {"a": 0, "b": 2}, {"a": 0, "b": 5}, {"a": 0, "b": 0}),
        ("a * a * b / c", {"a": 0, "b": 0, "c": 1}, {"a": 3, "b": 2, "c": 2}, {"a": 6, "b": 3, "c": 0}),
        ("a * b", {"a": 2, "b": 2}, {"a": 2, "b": 2}, {"a": 0, "b": 0}),
    ],
)
def test_lmdi_with_zeros_takes_the_limit_of_small_figures(formula, old, new, expected):
    found = attributed({"r": formula}, old, new)
    assert (found.method, found.contributions) == ("lmdi", expected)


def test_lmdi_is_computed_where_the_product_is_beyond_all_floats():
    old, new = dict.fromkeys("abcd", "1e-150") | {"e": "1e300"}, dict.fromkeys("abcd", 1) | {"e": 2}
    found = attributed({"r": "a * (b * c) * d * e"}, old | {"e": "1e299"}, new)
    assert (found.method, found.before, found.after) == ("lmdi", 0, 2)
    assert sum(found.contributions.values()) == 2
    assert found.contributions["a"] == found.contributions["d"] > D("0.9")
    assert found.contributions["e"] < D("-1.5")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(*[st.decimals("0.1", 9, places=2)] * 2), min_size=2, max_size=4), st.integers(0, 3))
def test_lmdi_with_zeros_is_near_to_lmdi_with_a_very_small_figure(pairs, zero):
    names = "abcd"[: len(pairs)]
    old = {name: pair[0] for name, pair in zip(names, pairs, strict=True)} | {names[zero % len(pairs)]: 0}
    new = {name: pair[1] for name, pair in zip(names, pairs, strict=True)}
    exact = attributed({"r": "*".join(names)}, old, new)
    near = attributed({"r": "*".join(names)}, old | {names[zero % len(pairs)]: D("1e-280")}, new)
    for name in names:
        assert abs(exact.contributions[name] - near.contributions[name]) <= D("0.02") * exact.after


def test_a_negative_figure_or_another_formula_goes_by_shapley():
    found = attributed({"r": "a * b"}, {"a": -2, "b": 5}, {"a": 4, "b": 7})
    # half of (Δa at the old b, and at the new b): 6 * (5 + 7) / 2, and 2 * (-2 + 4) / 2
    assert found == Attribution("shapley", D(-10), D(28), D(38), {"a": D(36), "b": D(2)})
    assert attributed({"r": "a / (a + b)"}, {"a": 1, "b": 1}, {"a": 3, "b": 1}).method == "shapley"


def test_a_method_may_be_asked_for_and_is_refused_where_it_does_not_apply():
    old, new = {"a": 2, "b": 5}, {"a": 4, "b": 7}
    assert attributed({"r": "a * b"}, old, new, method="shapley").contributions == {"a": 12, "b": 6}
    assert attributed({"r": "a + b"}, old, new, method="shapley").contributions == {"a": 2, "b": 2}
    for formula in ("min(a, b)", "a / (a + b)", "-a * b * (a - 9) / (a - b)"):
        with pytest.raises(AttributionError) as caught:
            attributed({"r": formula}, old, new, method="lmdi")
        assert caught.value.fault == "not_lmdi"


def test_a_node_below_is_followed_to_its_leaves_and_a_stated_one_is_a_leaf():
    formulas = {"r": "orders * price", "orders": "visits * rate"}
    old = {"visits": 1000, "rate": "0.05", "price": 20}
    new = {"visits": 1200, "rate": "0.05", "price": 25}
    found = attributed(formulas, old, new, step=D("0.01"))
    assert found.contributions.keys() == {"visits", "rate", "price"}
    assert (sum(found.contributions.values()), found.contributions["rate"]) == (500, 0)
    tree = build({node: parse(formula) for node, formula in formulas.items()} | dict.fromkeys(old))
    stated = evaluate(tree, {"orders": D(50), "price": D(20)}), evaluate(tree, {k: D(str(v)) for k, v in new.items()})
    assert attribute(tree, "r", stated, "shapley").contributions == {"orders": D(225), "price": D(275)}


def test_a_formula_without_leaves_or_without_change_contributes_nothing():
    for formula in ("1 + 2", "max(1, 2)", "avg(1, 2) * 3"):
        found = attributed({"r": formula}, {}, {})
        assert (found.before == found.after, found.change, found.contributions) == (True, 0, {})
    still = attributed({"r": "a * b"}, {"a": 0, "b": 5}, {"a": 0, "b": 5})
    assert still == Attribution("lmdi", D(0), D(0), D(0), {"a": D(0), "b": D(0)})


def test_a_missing_figure_is_named():
    with pytest.raises(AttributionError) as caught:
        attributed({"r": "a * b"}, {"a": 1, "b": 2}, {"a": 1})
    assert str(caught.value) == "r: no figure in both scenarios."


def test_contributions_in_display_precision_close_the_waterfall():
    old, new = {"a": 1, "b": 1, "c": 1}, {"a": "1.4", "b": "1.4", "c": "1.4"}
    found = attributed({"r": "a * b * c"}, old, new, step=D(1))
    assert (found.before, found.after, found.change) == (1, 3, 2)
    assert sorted(found.contributions.values()) == [0, 1, 1]
    coarse = attributed({"r": "a * b"}, {"a": 700, "b": 81000}, {"a": 900, "b": 81000}, step=D(10_000))
    assert coarse.contributions == {"a": 16_200_000, "b": 0}


FORMULAS = (
    "a * b * c + d * e / f",
    "(a + b) * c - d / (e + f)",
    "min(a, b, c) + max(d, e * f)",
    "wavg(a, b, c, d) * e - f",
    "avg(a, b) * 40% / c + d - e * f",
    "a / b / c - d * e * f",
)
LEAVES = "abcdef"
FIGURES = st.tuples(*[st.decimals("0.5", 9, places=2)] * 6)


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(FORMULAS), FIGURES, FIGURES, st.sampled_from((None, D("0.1"), D(1))), st.booleans())
def test_contributions_always_add_up_exactly(formula, old, new, step, mixed):
    before = dict(zip(LEAVES, old, strict=True))
    after = {leaf: -value if mixed else value for leaf, value in zip(LEAVES, new, strict=True)}
    try:
        found = attributed({"r": formula}, before, after, step=step)
    except AttributionError:
        assert mixed  # a divisor passes through 0 on the way
        return
    assert sum(found.contributions.values()) == found.change == found.after - found.before
    assert found.contributions.keys() == set(LEAVES)
    assert all(not found.contributions[leaf] for leaf in LEAVES if before[leaf] == after[leaf])


@settings(max_examples=60, deadline=None)
@given(FIGURES, FIGURES)
def test_lmdi_of_a_ratio_turns_round_with_time(old, new):
    before, after = (dict(zip(LEAVES, values, strict=True)) for values in (old, new))
    forth = attributed({"r": "a * b / c"}, {k: before[k] for k in "abc"}, {k: after[k] for k in "abc"})
    back = attributed({"r": "a * b / c"}, {k: after[k] for k in "abc"}, {k: before[k] for k in "abc"})
    step = max(abs(share) for share in forth.contributions.values()) * D("1e-9")
    for leaf in "abc":
        assert abs(forth.contributions[leaf] + back.contributions[leaf]) <= step


def test_a_long_chain_of_nodes_is_attributed():
    formulas = {f"n{place}": f"n{place + 1} * x{place} + y{place}" for place in range(240)}
    old = {f"{kind}{place}": 1 for place in range(240) for kind in "xy"} | {"n240": 1}
    new = old | {"n240": 2, "x7": 3}
    found = attributed(formulas, old, new)
    assert (found.before, found.after, found.method) == (241, 710, "shapley")
    assert {leaf for leaf, share in found.contributions.items() if share} == {"n240", "x7"}
    formulas = {f"n{place}": f"n{place + 1} + n{place + 1}" for place in range(60)}
    doubled = attributed(formulas, {"n60": 1}, {"n60": 2})
    assert doubled.method == "difference"
    assert sum(doubled.contributions.values()) == doubled.change
    assert abs(doubled.change - 2**60) < 10**8


def test_every_pair_of_scenarios_of_one_tree_is_attributed_by_one_method():
    old, new, third = {"a": 2, "b": 3}, {"a": 3, "b": 2}, {"a": 5, "b": 1}
    methods = {attributed({"r": "a * b"}, *pair).method for pair in itertools.permutations((old, new, third), 2)}
    assert methods == {"lmdi"}
