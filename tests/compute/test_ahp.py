import math
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute.ahp import Judgement, Priorities, Repair, priorities

# Saaty 2008, "Decision making with the analytic hierarchy process", International Journal of Services Sciences 1: which
# drink is consumed more in the United States.
DRINKS = ("coffee", "wine", "tea", "beer", "sodas", "milk", "water")
CONSUMED = (
    (1, 9, 5, 2, 1, 1, 1 / 2),
    (1 / 9, 1, 1 / 3, 1 / 9, 1 / 9, 1 / 9, 1 / 9),
    (1 / 5, 3, 1, 1 / 3, 1 / 4, 1 / 3, 1 / 9),
    (1 / 2, 9, 3, 1, 1 / 2, 1, 1 / 3),
    (1, 9, 4, 2, 1, 2, 1 / 2),
    (1, 9, 3, 1, 1 / 2, 1, 1 / 3),
    (2, 9, 9, 3, 2, 3, 1),
)


def compared(names, matrix):
    return [
        Judgement(names[row], names[column], matrix[row][column]) for row, column in combinations(range(len(names)), 2)
    ]


def test_weights_equal_the_published_drinks():
    found = priorities(DRINKS, compared(DRINKS, CONSUMED))
    assert [round(weight, 3) for _, weight in found.weights] == [0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327]
    assert round(found.consistency_ratio, 3) == 0.022
    assert (found.consistent, found.repair) == (True, None)


def test_one_reversed_judgement_is_found_and_repaired():
    judgements = compared(DRINKS, CONSUMED)
    judgements[0] = Judgement("coffee", "wine", 1 / 9)
    found = priorities(DRINKS, judgements)
    assert not found.consistent
    assert (found.repair.first, found.repair.second, found.repair.better) == ("coffee", "wine", 9)
    assert (found.repair.enough, round(found.repair.ratio, 3)) == (True, 0.022)


def test_a_circle_names_its_judgement_and_the_third_that_contradicts_it():
    # A is three times B, B three times C, and yet C nine times A.
    found = priorities("ABC", [Judgement("A", "B", 3), Judgement("B", "C", 3), Judgement("C", "A", 9)])
    assert found.repair == Repair("A", "C", pytest.approx(1 / 9), 9, "B", 9, 0, enough=True)


def test_one_and_two_things_are_always_consistent():
    assert priorities(["a"], []) == Priorities((("a", 1.0),), 1.0, 0.0, 0.0, consistent=True)
    assert priorities(["a", "b"], [Judgement("b", "a", 4)]) == Priorities(
        (("a", 0.2), ("b", 0.8)), 2.0, 0.0, 0.0, consistent=True
    )


@pytest.mark.parametrize(
    ("names", "judgements", "expected"),
    [
        ([], [], Priorities((), reason="empty")),
        (["a", "a"], [Judgement("a", "a", 1)], Priorities((), reason="duplicate")),
        (["a", "b", "c"], [Judgement("a", "b", 2)], Priorities((), reason="missing", pairs=(("a", "c"), ("b", "c")))),
        (["a", "b"], [Judgement("a", "x", 2)], Priorities((), reason="unknown", pairs=(("a", "x"),))),
        (["a", "b"], [Judgement("a", "a", 2)], Priorities((), reason="self", pairs=(("a", "a"),))),
        (["a", "b"], [Judgement("a", "b", 10)], Priorities((), reason="off_scale", pairs=(("a", "b"),))),
        (["a", "b"], [Judgement("a", "b", 0)], Priorities((), reason="off_scale", pairs=(("a", "b"),))),
        (["a", "b"], [Judgement("a", "b", -3)], Priorities((), reason="off_scale", pairs=(("a", "b"),))),
        (
            ["a", "b"],
            [Judgement("a", "b", 3), Judgement("b", "a", 3)],
            Priorities((), reason="not_reciprocal", pairs=(("b", "a"),)),
        ),
    ],
)
def test_judgements_that_cannot_be_used_are_named(names, judgements, expected):
    assert priorities(names, judgements) == expected


def test_both_ways_round_may_be_given_and_rounding_does_not_count():
    exact = priorities(["a", "b"], [Judgement("a", "b", 3)])
    for judgements in (
        [Judgement("a", "a", 1), Judgement("a", "b", 3), Judgement("b", "a", 0.33)],
        [Judgement("b", "a", 0.33), Judgement("a", "b", 3)],
    ):
        assert priorities(["a", "b"], judgements) == exact


def test_more_than_fifteen_things_get_weights_but_no_ratio():
    names = [str(at) for at in range(16)]
    found = priorities(names, [Judgement(one, other, 1) for one, other in combinations(names, 2)])
    assert {weight for _, weight in found.weights} == {0.0625}
    assert (found.consistency_ratio, found.consistent, found.reason) == (None, False, "no_random_index")


@pytest.mark.parametrize(
    ("size", "random_index"),
    # Saaty 1980, table of random indices.
    [
        *((3, 0.58), (4, 0.90), (5, 1.12), (6, 1.24), (7, 1.32), (8, 1.41), (9, 1.45), (10, 1.49)),
        *((11, 1.51), (12, 1.48), (13, 1.56), (14, 1.57), (15, 1.59)),
    ],
)
def test_the_ratio_is_the_index_over_that_of_random_judgements(size, random_index):
    names = [str(at) for at in range(size)]
    judgements = [
        Judgement(one, other, 9 if one == "0" and other == "1" else 1) for one, other in combinations(names, 2)
    ]
    found = priorities(names, judgements)
    assert found.consistency_index == pytest.approx((found.eigenvalue - size) / (size - 1))
    assert found.consistency_ratio == pytest.approx(found.consistency_index / random_index)
    assert found.consistency_ratio > 0


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="finite"):
        priorities(["a", "b"], [Judgement("a", "b", math.nan)])


SCALE = st.sampled_from([1 / 9, 1 / 7, 1 / 5, 1 / 3, 1, 2, 3, 4, 5, 6, 7, 8, 9])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(1, 9), min_size=2, max_size=9))
def test_judgements_made_from_weights_give_them_back_and_agree(weights):
    names = [str(at) for at in range(len(weights))]
    pairs = combinations(range(len(weights)), 2)
    found = priorities(names, [Judgement(names[a], names[b], weights[a] / weights[b]) for a, b in pairs])
    assert [weight for _, weight in found.weights] == pytest.approx([weight / sum(weights) for weight in weights])
    assert found.eigenvalue == pytest.approx(len(weights))
    assert found.consistency_ratio == pytest.approx(0, abs=1e-9)


@settings(max_examples=60, deadline=None)
@given(st.integers(3, 6).flatmap(lambda size: st.tuples(st.just(size), st.lists(SCALE, min_size=15, max_size=15))))
def test_weights_add_up_and_solve_their_equation(drawn):
    size, values = drawn
    names = [str(at) for at in range(size)]
    pairs = list(combinations(range(size), 2))
    found = priorities(
        names, [Judgement(names[a], names[b], value) for (a, b), value in zip(pairs, values, strict=False)]
    )
    weights = [weight for _, weight in found.weights]
    matrix = [[1.0] * size for _ in names]
    for (a, b), value in zip(pairs, values, strict=False):
        matrix[a][b], matrix[b][a] = value, 1 / value
    assert sum(weights) == pytest.approx(1)
    for row, weight in zip(matrix, weights, strict=True):
        assert sum(a * w for a, w in zip(row, weights, strict=True)) == pytest.approx(
            found.eigenvalue * weight, rel=1e-6
        )
    assert found.eigenvalue >= size - 1e-9
    assert found.consistent == (found.consistency_ratio <= 0.1)
    assert (found.repair is None) == found.consistent


@settings(max_examples=60, deadline=None)
@given(st.lists(SCALE, min_size=6, max_size=6))
def test_the_repair_does_what_it_says(values):
    names = ("a", "b", "c", "d")
    judgements = [Judgement(a, b, value) for (a, b), value in zip(combinations(names, 2), values, strict=True)]
    found = priorities(names, judgements)
    if found.repair:
        pair = (found.repair.first, found.repair.second)
        mended = [one._replace(times=found.repair.better) if one[:2] == pair else one for one in judgements]
        again = priorities(names, mended)
        assert again.consistency_ratio == pytest.approx(found.repair.ratio, abs=1e-6)
        assert again.consistent == found.repair.enough
        assert again.consistency_ratio <= found.consistency_ratio + 1e-9
