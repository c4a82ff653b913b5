from datetime import date, timedelta
from decimal import Decimal, localcontext
from itertools import accumulate, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mcp_server.compute.cash_flow import (
    Bar,
    BreakEven,
    Figure,
    Payback,
    Rates,
    Scenario,
    Swing,
    break_even,
    irr,
    mirr,
    npv,
    payback,
    profitability_index,
    scenarios,
    tornado,
    xirr,
    xnpv,
)

D = Decimal
RATES = st.decimals(D("-0.9"), D(5), places=2)
AMOUNTS = st.lists(st.decimals(D(-1000), D(1000), places=2), min_size=1, max_size=12)
MICROSOFT = tuple(
    zip(
        (date(2008, 1, 1), date(2008, 3, 1), date(2008, 10, 30), date(2009, 2, 15), date(2009, 4, 1)),
        map(D, (-10000, 2750, 4250, 3250, 2750)),
        strict=True,
    )
)


def money(*amounts: str | int) -> list[Decimal]:
    return [D(amount) for amount in amounts]


def with_roots(rates: list[Decimal]) -> list[Decimal]:
    """Flows worth nothing at exactly these rates: the product of (1 + rate)·y - 1 over all of them."""
    flows = [D(1)]
    with localcontext(prec=400):
        for rate in rates:
            shifted = [D(0), *(amount * (1 + rate) for amount in flows)]
            flows = [high - low for high, low in zip(shifted, [*flows, D(0)], strict=True)]
    return flows


@pytest.mark.parametrize(
    ("flows", "printed"),
    [
        (money(-70000, 12000, 15000, 18000, 21000), "-0.021"),
        (money(-70000, 12000, 15000, 18000, 21000, 26000), "0.087"),
        (money(-70000, 12000, 15000), "-0.444"),
    ],
)
def test_irr_equals_the_examples_of_the_excel_page(flows, printed):
    rates = irr(flows)
    assert rates.reason is None
    assert rates.rate.quantize(D(printed)) == D(printed)


def test_xirr_and_xnpv_equal_the_example_of_the_microsoft_pages():
    assert abs(xirr(MICROSOFT).rate - D("0.373362535")) < D("2e-9")
    assert xnpv(D("0.09"), MICROSOFT).value.quantize(D("0.000001")) == D("2086.647602")


@pytest.mark.parametrize(
    ("rate", "flows", "printed"),
    [
        # Excel's NPV discounts the first value, too: a zero stands before it.
        ("0.1", (0, -10000, 3000, 4200, 6800), "1188.44"),
        ("0.08", (-40000, 8000, 9200, 10000, 12000, 14500), "1922.06"),
        ("0.08", (-40000, 8000, 9200, 10000, 12000, 14500, -9000), "-3749.47"),
    ],
)
def test_npv_equals_the_examples_of_the_excel_page(rate, flows, printed):
    assert npv(D(rate), money(*flows)).value.quantize(D("0.01")) == D(printed)


def test_mirr_equals_the_example_of_the_excel_page():
    found = mirr(money(-120000, 39000, 30000, 21000, 37000, 46000), D("0.1"), D("0.12"))
    assert found.value.quantize(D("0.0001")) == D("0.1261")


def test_two_rates_are_both_found_and_neither_is_called_the_rate():
    found = irr(money(-1000, 2500, -1540))
    assert found == Rates((D("0.1"), D("0.4")), "several_roots")
    assert found.rate is None


@pytest.mark.parametrize(
    ("flows", "expected"),
    [
        ([], Rates((), "no_flows")),
        (money(0, 0), Rates((), "no_flows")),
        (money(-5), Rates((), "one_sign")),
        (money(100, 200), Rates((), "one_sign")),
        (money(1000, -3000, 2500), Rates((), "no_root")),
        (money(-100, 200, -100), Rates((D(0),))),
        (money(-1, 3, -3, 1), Rates((D(0),))),
        (money(0, 0, -100, 110), Rates((D("0.1"),))),
        (money("-1e300", "1.1e300"), Rates((D("0.1"),))),
        (money("-1e-300", "1.1e-300"), Rates((D("0.1"),))),
    ],
)
def test_flows_without_one_plain_rate_say_so(flows, expected):
    assert irr(flows) == expected


def test_a_loss_of_nearly_everything_stays_above_minus_one():
    assert D(-1) < irr(money("1e30", "-1e-10")).rate < D("-0.99999")


def test_flows_that_change_sign_hundreds_of_times_are_given_up_rather_than_guessed():
    flows = money(-1000, *((-1) ** at * (50 + at * at % 351) for at in range(500)))
    assert irr(flows).reason == "too_many_changes"


def test_flows_on_one_day_are_one_flow_and_their_order_does_not_matter():
    day = date(2026, 1, 1)
    later = day + timedelta(days=365)
    assert xirr([(later, D(110)), (day, D(-150)), (day, D(50))]) == Rates((D("0.1"),))
    assert xirr([(day, D(-150)), (day, D(150))]) == Rates((), "no_flows")
    assert xirr([(day, D(-150)), (day, D(200))]) == Rates((), "one_sign")


@settings(max_examples=60, deadline=None)
@given(st.lists(RATES, min_size=1, max_size=6, unique=True).map(sorted))
def test_irr_finds_every_rate_that_flows_were_made_of(rates):
    found = irr(with_roots(rates))
    assert [root.quantize(D("1e-15")) for root in found.roots] == rates


@settings(max_examples=60, deadline=None)
@given(AMOUNTS)
def test_every_rate_found_makes_the_present_value_zero(flows):
    for rate in irr(flows).roots:
        worth = [npv(rate, [D(0)] * at + [amount]).value or D(0) for at, amount in enumerate(flows)]
        assert abs(sum(worth)) <= D("1e-20") * sum(map(abs, worth))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.decimals(D(-1000), D(1000), places=2), min_size=2, max_size=12).filter(any))
def test_no_more_rates_are_found_than_the_flows_change_sign(flows):
    signs = [amount > 0 for amount in flows if amount]
    changes = sum(one != other for one, other in pairwise(signs))
    assert len(irr(flows).roots) <= changes


@settings(max_examples=60, deadline=None)
@given(
    st.decimals(D(1), D(1000), places=2),
    st.lists(st.decimals(D(1), D(1000), places=2), min_size=1, max_size=12),
)
def test_an_outlay_followed_by_receipts_has_exactly_one_rate(outlay, receipts):
    assert len(irr([-outlay, *receipts]).roots) == 1


@settings(max_examples=60, deadline=None)
@given(AMOUNTS.filter(any), st.decimals(D("-0.9"), D(9), places=3), st.integers(-50, 50).filter(bool))
def test_present_value_grows_in_proportion_to_the_flows(flows, rate, times):
    whole = npv(rate, flows).value * times
    assert abs(npv(rate, [amount * times for amount in flows]).value - whole) <= D("1e-15")


@settings(max_examples=40, deadline=None)
@given(AMOUNTS.filter(any), st.decimals(D("-0.5"), D(2), places=3))
def test_dated_flows_a_year_of_365_days_apart_are_worth_what_undated_ones_are(flows, rate):
    dated = [(date(2001, 1, 1) + timedelta(days=365 * at), amount) for at, amount in enumerate(flows)]
    first = next(at for at, amount in enumerate(flows) if amount)
    assert abs(xnpv(rate, dated).value - npv(rate, flows).value) <= D("1e-12")
    assert xirr(dated[first:]).roots == pytest.approx(irr(flows[first:]).roots)


def test_present_value_is_refused_where_nothing_can_be_discounted():
    assert npv(D(-1), money(-1, 2)) == Figure(None, "rate_too_low")
    assert npv(D("0.1"), []) == Figure(None, "no_flows")
    assert mirr(money(-1, 2), D(-1), D(0)) == Figure(None, "rate_too_low")
    assert mirr(money(1, 2), D(0), D(0)) == Figure(None, "one_sign")
    assert profitability_index(D(0), money(-1)) == Figure(None, "one_sign")
    assert payback(money(-1, 2), D(-1)) == Payback(None, None, False, "rate_too_low")


@settings(max_examples=60, deadline=None)
@given(st.decimals(D(1), D(1000), places=2), st.lists(st.decimals(D(1), D(1000), places=2), min_size=1, max_size=12))
def test_reinvesting_at_the_internal_rate_earns_just_that_rate(outlay, receipts):
    flows = [-outlay, *receipts]
    rate = irr(flows).rate
    assert abs(mirr(flows, D("0.1"), rate).value - rate) <= D("1e-20") * (1 + abs(rate))


def test_payback_is_linear_within_the_period_in_which_it_falls():
    assert payback(money(-100, 60, 60)) == Payback(D(1) + D(40) / D(60), D(1) + D(40) / D(60), True)
    assert payback(money(-100, 50, 50, 9)) == Payback(D(2), D(2), False)


def test_discounted_payback_is_linear_in_discounted_flows():
    # 60 / 1.21 = 49.5868 come in the second year, 45.4545 are still missing: 1 + 45.4545 / 49.5868 = 1.91667.
    assert payback(money(-100, 60, 60), D("0.1")).periods.quantize(D("0.00001")) == D("1.91667")


def test_payback_tells_a_balance_that_sinks_again():
    assert payback(money(-100, 100, -50, 100)) == Payback(D(1), D("2.5"), False)
    assert payback(money(-100, 150, -100)) == Payback(D(1) * 100 / 150, None, True)


@pytest.mark.parametrize(
    ("flows", "reason"),
    [([], "no_flows"), (money(0, 5, 5), "nothing_to_pay_back"), (money(-100, 10), "never_pays_back")],
)
def test_payback_says_why_there_is_none(flows, reason):
    assert payback(flows) == Payback(None, None, False, reason)


@settings(max_examples=60, deadline=None)
@given(AMOUNTS)
def test_payback_lies_in_the_first_period_whose_balance_is_back_at_zero(flows):
    balances = list(accumulate(flows))
    found = payback(flows).periods
    back = [at for at in range(1, len(flows)) if balances[at - 1] < 0 <= balances[at]]
    assert (found is None) == (not back)
    if found is not None:
        assert back[0] - 1 < found <= back[0]


@settings(max_examples=60, deadline=None)
@given(
    st.decimals(D(1), D(1000), places=2),
    st.lists(st.decimals(D(0), D(1000), places=2), min_size=1, max_size=8).filter(any),
    st.decimals(D(0), D(1), places=2),
)
def test_profitability_index_is_above_one_just_when_the_present_value_is_above_zero(outlay, receipts, rate):
    flows = [-outlay, *receipts]
    assert (profitability_index(rate, flows).value > 1) == (npv(rate, flows).value > 0)


def test_break_even_covers_the_fixed_cost_with_whole_units():
    assert break_even(D(1000), D(25), D(13)) == BreakEven(
        D("83.33333333333333333333333333"), D(84), D("2083.333333333333333333333333"), D(12)
    )
    assert break_even(D(0), D(25), D(13)) == BreakEven(D(0), D(0), D(0), D(12))


def test_break_even_says_why_there_is_none():
    assert break_even(D(1000), D(25), D(25)) == BreakEven(None, None, None, D(0), "no_margin")
    assert break_even(D(1000), D(0), D(3)) == BreakEven(None, None, None, D(-3), "no_margin")
    assert break_even(D(-1), D(25), D(3)) == BreakEven(None, None, None, D(22), "negative")


def profit(values):
    return values["units"] * (values["price"] - values["cost"]) - values["fixed"]


DRIVERS = {"units": D(100), "price": D(10), "cost": D(6), "fixed": D(0)}


def test_tornado_computes_each_bar_anew_and_puts_the_widest_first():
    tenth, fifth = D("0.1"), D("0.2")
    assert tornado(DRIVERS, profit) == (
        Bar("price", D(10), (Swing(tenth, D(300), D(500)), Swing(fifth, D(200), D(600))), D(400)),
        Bar("cost", D(6), (Swing(tenth, D(460), D(340)), Swing(fifth, D(520), D(280))), D(240)),
        Bar("units", D(100), (Swing(tenth, D(360), D(440)), Swing(fifth, D(320), D(480))), D(160)),
        Bar("fixed", D(0), (Swing(tenth, D(400), D(400)), Swing(fifth, D(400), D(400))), D(0), "zero_base"),
    )


def test_tornado_keeps_a_bar_whose_outcome_cannot_be_computed():
    drivers = {"rate": D(1)}
    bars = tornado(drivers, lambda values: D("NaN") if values["rate"] > 1 else values["rate"], (D("0.5"),))
    assert bars == (Bar("rate", D(1), (Swing(D("0.5"), D("0.5"), None),), None, "not_computed"),)


def test_scenarios_stand_beside_the_base():
    cases = {"as is": {}, "dear": {"cost": D(9), "fixed": D(50)}, "odd": {"rent": D(1)}}
    assert scenarios(DRIVERS, cases, profit) == (
        Scenario("as is", D(400), D(0)),
        Scenario("dear", D(50), D(-350)),
        Scenario("odd", None, None, "unknown_driver"),
    )
    assert scenarios(DRIVERS, {"none": {}}, lambda _: None) == (Scenario("none", None, None, "not_computed"),)


@pytest.mark.parametrize("bad", ["NaN", "Infinity", "-Infinity"])
def test_amounts_that_are_no_numbers_are_refused(bad):
    for compute in (irr, payback, lambda flows: npv(D(0), flows), lambda flows: npv(flows[0], money(1))):
        with pytest.raises(ValueError, match="finite"):
            compute(money(bad, 1))
    with pytest.raises(ValueError, match="finite"):
        xirr([(date(2026, 1, 1), D(bad))])
    with pytest.raises(ValueError, match="finite"):
        break_even(D(bad), D(1), D(0))
    with pytest.raises(ValueError, match="finite"):
        tornado({"a": D(bad)}, profit)
