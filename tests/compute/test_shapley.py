"""The Shapley value is the mean over all orders, by whichever way it is computed."""

import itertools
import math
import time
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute import shapley as module
from mcp_server.compute.attribution import AttributionError, attribute
from mcp_server.compute.expressions import Expression, FormulaError, parse
from mcp_server.compute.tree import build, evaluate

D = Decimal


def scenarios(expression: Expression, old, new):
    tree = build({"root": expression} | dict.fromkeys(expression.names))
    figures = ({name: D(str(value)) for name, value in values.items()} for values in (old, new))
    return tree, "root", tuple(evaluate(tree, each) for each in figures)


def shapley(formula: str, old, new) -> dict[str, float]:
    found = attribute(*scenarios(parse(formula), old, new), "shapley")
    return {leaf: float(share) for leaf, share in found.contributions.items()}


def over_all_orders(formula: str, old, new) -> dict[str, float]:
    """The definition: the mean effect of each leaf over all orders in which the leaves may change."""
    expression = parse(formula)
    shares = dict.fromkeys(expression.names, 0.0)
    for order in itertools.permutations(expression.names):
        figures = {name: float(value) for name, value in old.items()}
        last = expression.floats(figures)
        for name in order:
            figures[name] = float(new[name])
            shares[name] += expression.floats(figures) - last
            last = expression.floats(figures)
    return {name: share / math.factorial(len(shares)) for name, share in shares.items()}


def test_the_glove_game_gives_the_published_value():
    # one left glove a, two right gloves b and c: min(a, b + c) pairs; Shapley (1953): 2/3, 1/6, 1/6
    found = shapley("min(a, b + c)", {"a": 0, "b": 0, "c": 0}, {"a": 1, "b": 1, "c": 1})
    assert found == pytest.approx({"a": 2 / 3, "b": 1 / 6, "c": 1 / 6}, abs=1e-11)


def test_the_airport_game_gives_the_published_value():
    # Littlechild and Owen (1973): the cost of a runway is the longest that any of its users needs
    old, new = dict.fromkeys("abc", 0), {"a": 12, "b": 20, "c": 33}
    assert shapley("max(a, b, c)", old, new) == pytest.approx({"a": 4, "b": 8, "c": 21}, abs=1e-9)


NAMES = "abcdef"
LEAF = st.sampled_from((*NAMES, "2", "30%"))
ONCE = st.recursive(
    LEAF,
    lambda inner: (
        st.tuples(inner, st.sampled_from("+-*/"), inner).map(lambda parts: f"({parts[0]}{parts[1]}{parts[2]})")
        | st.tuples(st.sampled_from(("min", "max", "avg")), inner, inner).map(
            lambda parts: f"{parts[0]}({parts[1]},{parts[2]})"
        )
        | st.tuples(inner, inner).map(lambda parts: f"wavg({parts[0]},a,{parts[1]},b)")
    ),
    max_leaves=9,
)
FIGURES = st.fixed_dictionaries({name: st.decimals("0.5", 9, places=1) for name in NAMES})


@settings(max_examples=60, deadline=None)
@given(ONCE, FIGURES, FIGURES)
def test_the_value_is_the_mean_over_all_orders(formula, old, new):
    names = parse(formula).names
    old, new = ({name: figures[name] for name in names} for figures in (old, new))
    try:
        expected = over_all_orders(formula, old, new)
        found = shapley(formula, old, new)
    except (FormulaError, AttributionError):
        return
    size = max([1.0, *map(abs, expected.values())])
    assert found == pytest.approx(expected, abs=1e-8 * size)


@pytest.mark.parametrize(
    "formula",
    [
        "a * b * (c + d) - e / f * g",
        "(a * b + c * d) / (a + c) * e",
        "wavg(a, b, c, d, e, f) * g",
        "min(a, b) * max(c, d) / (e + f - g * 0)",
        "a / (b * c) + a * d - avg(b, e, f) / g",
        "1 / (a + b / (c + d)) - e * f * g",
        "(a + b) * (b + c) * (c + d) * (e + f + g)",
    ],
)
def test_seven_leaves_agree_with_all_5040_orders(formula):
    random = np.random.default_rng(7)
    old, new = (dict(zip("abcdefg", random.uniform(0.5, 3, 7).round(2), strict=True)) for _ in range(2))
    assert shapley(formula, old, new) == pytest.approx(over_all_orders(formula, old, new), abs=1e-9)


@settings(max_examples=40, deadline=None)
@given(FIGURES, FIGURES)
def test_a_product_by_quadrature_equals_the_same_product_over_all_sets(old, new):
    # max(x, x) hides from the engine that the factor is a product, so that it is computed as a cube
    product = "*".join(NAMES)
    ways = [shapley(formula, old, new) for formula in (product, f"max({product}, {product})")]
    assert ways[0] == pytest.approx(ways[1], rel=1e-9, abs=1e-5)


@settings(max_examples=40, deadline=None)
@given(FIGURES, FIGURES, st.permutations(NAMES))
def test_the_laws_of_efficiency_symmetry_null_player_and_linearity_hold(old, new, order):
    formula = "min(a * b, c) + d / (e + f)"
    found, expression = shapley(formula, old, new), parse(formula)
    change = expression.value(new) - expression.value(old)
    assert sum(found.values()) == pytest.approx(float(change), abs=1e-8)
    renamed = dict(zip(NAMES, order, strict=True))
    swapped = formula.translate(str.maketrans(renamed))
    moved = shapley(swapped, *({renamed[name]: figures[name] for name in NAMES} for figures in (old, new)))
    assert {name: moved[renamed[name]] for name in NAMES} == pytest.approx(found, abs=1e-8)
    assert shapley(f"{formula} + 0 * max(a, b)", old, new) == pytest.approx(found, abs=1e-8)
    doubled = shapley(f"2 * ({formula}) + a", old, new)
    assert doubled == pytest.approx(
        {n: 2 * v + (n == "a") * float(new["a"] - old["a"]) for n, v in found.items()}, abs=1e-8
    )


def test_a_leaf_that_does_not_change_or_does_not_matter_gets_exactly_nothing():
    old, new = {"a": 1, "b": 2, "c": 9, "d": 5}, {"a": 2, "b": 3, "c": 10, "d": 5}
    found = attribute(*scenarios(parse("max(a * b, c) * d / (d + a)"), old, new), "shapley")
    assert found.contributions["d"] == 0
    assert attribute(*scenarios(parse("min(a, b, c)"), old, new), "shapley").contributions["c"] == 0


def test_two_hundred_factors_take_milliseconds():
    random = np.random.default_rng(1)
    names = [f"x{place}" for place in range(200)]
    old, new = (dict(zip(names, random.uniform(0.9, 1.1, 200).round(6), strict=True)) for _ in range(2))
    given_ = scenarios(parse("*".join(names)), old, new)
    begun = time.perf_counter()
    found = attribute(*given_, "shapley")
    assert time.perf_counter() - begun < 0.5
    assert sum(found.contributions.values()) == found.change


def test_a_mean_weighted_by_many_segments_is_multiplied_out():
    count = 14  # 28 leaves: too many for one cube
    names = [f"{kind}{place}" for place in range(count) for kind in "vw"]
    random = np.random.default_rng(2)
    old, new = (dict(zip(names, random.uniform(1, 5, 2 * count).round(3), strict=True)) for _ in range(2))
    spelled = "+".join(f"v{place}*w{place}" for place in range(count)), "+".join(f"w{place}" for place in range(count))
    ways = [shapley(f"wavg({','.join(names)})", old, new), shapley(f"({spelled[0]})/({spelled[1]})", old, new)]
    assert ways[0] == pytest.approx(ways[1], abs=1e-9)
    small = {name: figure for name, figure in old.items() if int(name[1:]) < 3}
    later = {name: new[name] for name in small}
    assert shapley(f"wavg({','.join(small)})", small, later) == pytest.approx(
        over_all_orders(f"wavg({','.join(small)})", small, later), abs=1e-9
    )


def test_nothing_changes_or_one_leaf_does():
    for formula in ("min(a, b)", "a * b - b / a"):
        same = attribute(*scenarios(parse(formula), {"a": 2, "b": 3}, {"a": 2, "b": 3}), "shapley")
        assert (same.change, same.contributions) == (0, {"a": 0, "b": 0})
        one = attribute(*scenarios(parse(formula), {"a": 2, "b": 3}, {"a": 4, "b": 3}), "shapley")
        assert one.contributions == {"a": one.change, "b": 0}


def test_a_product_that_would_be_multiplied_out_without_end_is_refused():
    sums = ["(" + " + ".join(f"x{row}_{place} * y" for place in range(9)) + ")" for row in range(10)]
    expression = parse(" * ".join(sums))
    given_ = scenarios(expression, dict.fromkeys(expression.names, 1), dict.fromkeys(expression.names, 2))
    with pytest.raises(AttributionError) as caught:
        attribute(*given_, "shapley")
    assert caught.value.fault == "too_many"


def test_too_many_leaves_in_one_part_are_refused_by_name():
    names = [f"x{place}" for place in range(23)]
    given_ = scenarios(parse(f"min({','.join(names)})"), dict.fromkeys(names, 1), dict.fromkeys(names, 2))
    with pytest.raises(AttributionError) as caught:
        attribute(*given_)
    text = "x0, x1, x2 …: 23 figures change at once in a part that cannot be split; 22 are possible."
    assert str(caught.value) == text
    fixed = dict.fromkeys(names, 1) | {"x22": 1}
    few = scenarios(parse(f"min({','.join(names)})"), fixed, dict.fromkeys(names, 2) | {"x22": 1})
    assert attribute(*few).contributions == dict.fromkeys(names, 0)


def test_a_division_by_zero_on_the_way_is_refused():
    given_ = scenarios(parse("1 / (a - b)"), {"a": 2, "b": 1}, {"a": 4, "b": 2})
    with pytest.raises(AttributionError) as caught:
        attribute(*given_)
    assert caught.value.fault == "undefined"
    hidden = scenarios(parse("min(9, c / (a - b))"), {"a": 2, "b": 1, "c": 1}, {"a": 4, "b": 2, "c": 1})
    with pytest.raises(AttributionError):
        attribute(*hidden)


@pytest.mark.parametrize("count", [1, 2, 3, 10, 50, 125])
def test_the_quadrature_is_exact_for_powers_and_equal_to_that_of_numpy(count):
    nodes, weights = module._gauss(count)
    for power in range(min(2 * count, 60)):
        assert (weights * nodes**power).sum() == pytest.approx(1 / (power + 1), rel=1e-13)
    expected = np.polynomial.legendre.leggauss(count)
    assert np.sort(nodes) == pytest.approx((expected[0] + 1) / 2, abs=1e-14)
    assert weights == pytest.approx(expected[1] / 2, rel=1e-10)
