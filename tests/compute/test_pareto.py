from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute.pareto import Cause, Pareto, pareto

D = Decimal
AMOUNTS = st.lists(st.decimals(D(0), D(1000), places=2), min_size=1, max_size=20).filter(any)


def test_the_few_are_the_fewest_that_make_up_four_fifths():
    found = pareto([("late", D(10)), ("wrong", D(60)), ("lost", D(25)), ("other", D(5))])
    assert found == Pareto(
        (
            Cause("wrong", D(60), D("0.6"), D("0.6"), True),
            Cause("lost", D(25), D("0.25"), D("0.85"), True),
            Cause("late", D(10), D("0.1"), D("0.95"), False),
            Cause("other", D(5), D("0.05"), D(1), False),
        ),
        D(100),
        D("0.85"),
        True,
    )


def test_a_cause_as_large_as_the_last_of_the_few_is_one_of_them():
    found = pareto([("a", D(60)), ("b", D(20)), ("c", D(20))])
    assert [cause.vital for cause in found.causes] == [True, True, True]
    assert (found.vital_share, found.concentrated) == (D(1), False)


def test_the_few_that_make_up_everything_are_all_that_are_not_nothing():
    found = pareto([("a", D(3)), ("b", D(1)), ("c", D(0))], vital=D(1))
    assert [cause.vital for cause in found.causes] == [True, True, False]


def test_equal_causes_have_no_vital_few():
    assert not pareto([(name, D(1)) for name in "abcde"]).concentrated


def test_one_cause_named_twice_is_one_bar():
    found = pareto([("a", D(1)), ("b", D(2)), ("a", D(3))])
    assert [(cause.name, cause.amount) for cause in found.causes] == [("a", D(4)), ("b", D(2))]


@pytest.mark.parametrize(
    ("amounts", "expected"),
    [
        ([], Pareto((), D(0), reason="empty")),
        ([("a", D(0)), ("b", D(0))], Pareto((), D(0), reason="zero_total")),
        ([("a", D(5)), ("b", D(-1))], Pareto((), D(4), reason="negative")),
        ([("a", D(1)), ("b", D(-1))], Pareto((), D(0), reason="negative")),
    ],
)
def test_where_there_are_no_shares_the_reason_is_given(amounts, expected):
    assert pareto(amounts) == expected


@pytest.mark.parametrize(("amount", "vital"), [("NaN", "0.8"), ("1", "0"), ("1", "1.01")])
def test_what_makes_no_sense_is_refused(amount, vital):
    with pytest.raises(ValueError, match=r"finite|whole"):
        pareto([("a", D(amount))], D(vital))


@settings(max_examples=100, deadline=None)
@given(AMOUNTS, st.decimals(D("0.05"), D(1), places=2))
def test_shares_add_up_and_the_few_are_enough_and_not_one_too_many(amounts, vital):
    found = pareto([(str(at), amount) for at, amount in enumerate(amounts)], vital)
    assert sum(cause.share for cause in found.causes) == pytest.approx(1)
    assert found.causes[-1].cumulative == 1
    few = [cause for cause in found.causes if cause.vital]
    assert few == list(found.causes[: len(few)])
    assert sum(cause.amount for cause in few) >= vital * sum(amounts)
    larger = [cause.amount for cause in few if cause.amount > few[-1].amount]
    assert sum(larger) < vital * sum(amounts)
