from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute.earned_value import EarnedValue, Figure, Forecast, earned_value

D = Decimal
MONEY = st.decimals(D(0), D(100_000), places=0)


def test_the_example_of_the_practice_standard_comes_out():
    # PMI, Practice Standard for Earned Value Management: BAC 100 000, PV 50 000, EV 40 000, AC 60 000.
    found = earned_value(D(50_000), D(40_000), D(60_000), D(100_000))
    assert (found.cv, found.sv) == (D(-20_000), D(-10_000))
    assert found.cpi.value.quantize(D("0.001")) == D("0.667")
    assert (found.spi, found.tcpi) == (Figure(D("0.8")), Figure(D("1.5")))
    estimates = [way.eac.value.quantize(D(1)) for way in (found.typical, found.atypical, found.combined)]
    assert estimates == [D(150_000), D(120_000), D(172_500)]
    assert found.atypical == Forecast(Figure(D(120_000)), Figure(D(60_000)), Figure(D(-20_000)), Figure(D(1)))


def none(reason):
    return Forecast(*[Figure(None, reason)] * 4)


def test_a_project_that_has_not_begun_has_no_indices():
    found = earned_value(D(0), D(0), D(0), D(100))
    assert (found.cpi, found.spi) == (Figure(None, "nothing_spent"), Figure(None, "nothing_planned"))
    assert (found.typical, found.combined) == (none("nothing_spent"), none("nothing_spent"))
    assert found.atypical.eac == Figure(D(100))


def test_money_spent_for_nothing_gives_no_forecast_at_that_rate():
    found = earned_value(D(10), D(0), D(5), D(100))
    assert found.cpi == Figure(D(0))
    assert found.typical == none("nothing_earned")


def test_a_spent_budget_leaves_no_rate_that_would_keep_it():
    assert earned_value(D(90), D(80), D(100), D(100)).tcpi == Figure(None, "budget_spent")
    assert earned_value(D(100), D(100), D(120), D(100)).tcpi == Figure(D(0))


def test_amounts_that_cannot_be_are_named():
    wrong = earned_value(D(1), D(1), D(-1), D(100))
    assert wrong == EarnedValue(D(2), D(0), *[Figure(None, "negative")] * 3, *[none("negative")] * 3)
    beyond = earned_value(D(50), D(120), D(60), D(100))
    assert (beyond.cpi, beyond.tcpi) == (Figure(D(2)), Figure(None, "earned_beyond_budget"))
    assert beyond.typical == none("earned_beyond_budget")


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="finite"):
        earned_value(D(1), D("NaN"), D(1), D(1))


@settings(max_examples=100, deadline=None)
@given(MONEY, MONEY, MONEY, MONEY)
def test_every_forecast_agrees_with_itself(planned, earned, actual, left):
    found = earned_value(planned, earned, actual, earned + left)
    for way in (found.typical, found.atypical, found.combined):
        if way.eac.value is not None:
            assert way.eac.value == pytest.approx(actual + way.etc.value)
            assert way.vac.value == pytest.approx(earned + left - way.eac.value)
            assert way.tcpi.value * way.etc.value == pytest.approx(left)
        else:
            assert way.eac.reason


@settings(max_examples=100, deadline=None)
@given(MONEY, st.decimals(D(1), D(1000), places=0))
def test_a_project_on_plan_ends_at_its_budget_in_every_forecast(left, done):
    found = earned_value(done, done, done, done + left)
    assert {way.eac.value for way in (found.typical, found.atypical, found.combined)} == {done + left}
