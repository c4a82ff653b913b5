"""A proposal: its money adds up, every figure shows its formula, and what cannot be told is said."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from inline_snapshot import external_file

from mcp_server.compute.cash_flow import irr, npv
from mcp_server.methods._proposal_money import Years, years
from mcp_server.methods.build_proposal import build_proposal
from mcp_server.operations._compose import whole
from mcp_server.render.markdown import sections
from tests.conftest import document
from tests.render.examples import example

D = Decimal


def body(**brief):
    return document("build_proposal", {"as_of": "2026-11-02", **brief}).body


def text(only="", **brief):
    made = document("build_proposal", {"as_of": "2026-11-02", **brief})
    return "\n".join(section.markdown for section in sections(made, build_proposal, only))


def case(**fields):
    benefits = [{"id": "fees", "name": "Fees", "counts_as": "revenue", "amount": "$400"}]
    return {
        "id": "c",
        "whose": "ours",
        "outlay": "$1,000",
        "rate": "10%",
        "horizon": "3 years",
        "benefits": benefits,
    } | fields


def result(**fields):
    return body(cases=[case(**fields)]).results[0]


def values(found):
    return {f.name: tuple(q.value for q in f.values) for f in found.figures}


def nets(found):
    return [point.net.value for point in found.points]


def test_a_case_has_its_present_value_rates_and_payback_as_they_are_computed_by_hand():
    found = values(result())
    assert found["total"] == (D(200),)
    assert round(found["npv"][0], 6) == round(D(-1000) + 400 / D("1.1") + 400 / D("1.1") ** 2 + 400 / D("1.1") ** 3, 6)
    assert round(found["irr"][0], 4) == D("9.7010")
    assert found["payback"] == (D("2.5"),)
    assert round(found["index"][0], 4) == D("0.9947")
    assert result().figure("discounted_payback").reason == "never_pays_back"


def test_every_figure_of_a_case_says_how_it_was_computed():
    assert all(f.formula for f in result().figures)
    assert "(1 + 10%)" in text("finance", cases=[case()])


def test_all_rates_that_solve_a_case_are_shown_and_none_is_called_the_irr():
    benefits = [
        {"name": "Ore", "counts_as": "revenue", "amount": "$2,500", "year": "1"},
        {"name": "Restoring the land", "counts_as": "cost", "amount": "$1,540", "year": "2"},
    ]
    found = result(benefits=benefits, horizon="2 years")
    rates = result(benefits=benefits, horizon="24 months").figure("irr")
    assert nets(found) == [D(-1000), D(2500), D(-1540)]
    assert tuple(round(v.value, 6) for v in rates.values) == (D(10), D(40))
    assert rates.reason == "several_roots"
    assert "none of them is the IRR" in text("finance", cases=[case(benefits=benefits, horizon="2 years")])


@pytest.mark.parametrize(
    ("fields", "name", "reason"),
    [
        ({"rate": ""}, "npv", "no_rate"),
        ({"rate": "8"}, "npv", "unclear_rate"),
        ({"rate": "-100%"}, "npv", "rate_too_low"),
        ({"outlay": "0 USD"}, "irr", "one_sign"),
        ({"outlay": "0 USD"}, "payback", "nothing_to_pay_back"),
        ({"benefits": [{"name": "Fees", "amount": "$100"}]}, "payback", "never_pays_back"),
    ],
)
def test_a_figure_that_cannot_be_had_says_why(fields, name, reason):
    found = result(**fields).figure(name)
    assert (found.values, found.reason) == ((), reason)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"outlay": ""}, "no_outlay"),
        ({"outlay": "$800-1,200"}, "amount"),
        ({"benefits": [{"name": "Fees", "amount": "12 boxes"}]}, "amount"),
        ({"horizon": ""}, "no_horizon"),
        ({"horizon": "200 years"}, "horizon"),
        ({"horizon": "2/3/5 years"}, "horizon"),
        ({"benefits": []}, "no_benefits"),
        ({"benefits": [{"name": "Fees"}]}, "no_amount"),
        ({"benefits": [{"name": "Waste", "amount": "12%"}]}, "no_base"),
        ({"benefits": [{"name": "Fees", "amount": "$1", "year": "some day"}]}, "year"),
        ({"benefits": [{"name": "Fees", "amount": "$1", "after": "nowhere"}]}, "phase"),
        ({"benefits": [{"name": "Fees", "amount": "€1"}]}, "currencies"),
        ({"outlay": "$0", "benefits": [{"name": "Fees", "amount": "$0"}]}, "zero"),
    ],
)
def test_a_case_that_lacks_something_is_not_computed_and_says_what(fields, reason):
    found = result(**fields)
    assert (found.figures, reason in {lack.reason for lack in found.lacks}) == ((), True)
    assert "cannot be computed" in text("conclusion", cases=[case(**fields)])


def test_the_sign_of_an_outlay_does_not_matter():
    assert nets(result(outlay="-$1,000")) == nets(result(outlay="($1,000)")) == nets(result())


def test_turnover_is_no_money_and_is_said_to_be_left_out():
    sales = {"name": "Sales", "counts_as": "turnover", "amount": "$9,000"}
    found = result(benefits=[*case()["benefits"], sales])
    assert nets(found) == nets(result())
    assert [s.name for s in found.left_out] == ["Sales"]


def test_a_share_of_what_is_spent_today_becomes_an_amount_with_its_formula():
    found = result(benefits=[{"name": "Waste", "counts_as": "saving", "base": "$5,000", "amount": "12%"}])
    assert [(s.amount.value, s.amount.source) for s in found.streams[1:]] == [(D(600), "12% × $5,000")]


def test_amounts_for_a_month_and_for_a_year_come_to_the_same():
    monthly = [{"name": "Fees", "amount": "100 USD per month"}]
    assert nets(result(benefits=monthly)) == nets(result(benefits=[{"name": "Fees", "amount": "$1,200"}]))


def test_a_short_horizon_is_reckoned_by_month_with_rates_of_a_year():
    found = result(horizon="12 months", benefits=[{"name": "Fees", "amount": "$1,320"}])
    assert (found.by, len(found.points)) == ("month", 13)
    monthly = irr(tuple(nets(found))).rate
    assert round(values(found)["irr"][0], 8) == round(((1 + monthly) ** 12 - 1) * 100, 8)


def test_a_benefit_begins_when_its_phase_is_over():
    phases = [{"id": "p", "name": "Build", "start": "2027-01-04", "end": "2027-06-30"}]
    late = [{"id": "f", "name": "Fees", "amount": "$1,200", "after": "p"}]
    found = body(phases=phases, cases=[case(benefits=late)]).results[0]
    assert nets(found) == [D(-1000), D(600), D(1200), D(1200)]
    assert found.early == ()


def test_a_benefit_in_a_year_before_its_phase_is_over_is_not_counted_and_is_reported():
    phases = [{"id": "p", "name": "Build", "start": "2027-01-01", "end": "2027-12-31"}]
    early = [{"id": "f", "name": "Fees", "amount": "$1,200", "year": "1", "after": "p"}]
    found = body(phases=phases, cases=[case(benefits=[*early, {"name": "Rent", "amount": "$500"}])]).results[0]
    assert nets(found) == [D(-1000), D(500), D(500), D(500)]
    assert [(e.benefit, e.year, e.finish) for e in found.early] == [("Fees", "1", "2027-12-31")]


def test_years_outside_the_horizon_are_said_not_to_count():
    late = [{"name": "Fees", "amount": "$700", "year": "1-3"}, {"name": "Sale", "amount": "$99", "year": "7"}]
    assert result(benefits=late).late == ("Sale",)


def test_without_a_horizon_the_last_year_that_is_named_ends_it():
    found = result(horizon="", benefits=[{"name": "Fees", "amount": "$700", "year": "1-4"}])
    assert found.span == 4


def test_the_tornado_and_the_scenarios_start_from_the_same_present_value():
    found = result()
    base = values(found)["npv"][0]
    for driver in found.drivers:
        assert driver.outcomes[0] is not None
    worse, better = found.scenarios
    assert round(worse.npv.value - worse.difference.value, 6) == round(better.npv.value - better.difference.value, 6)
    assert round(worse.npv.value - worse.difference.value, 6) == round(base, 6)
    widths = [driver.width.value for driver in found.drivers]
    assert all(one >= two for one, two in pairwise(widths))


def test_a_driver_changed_by_its_turning_point_brings_the_present_value_to_zero():
    fees = next(driver for driver in result().drivers if driver.name == "Fees")
    amount = 400 * (1 + fees.turns.value / 100)
    turned = result(benefits=[{"name": "Fees", "amount": f"{amount:.10f} USD"}])
    assert abs(values(turned)["npv"][0]) < D("0.000001")


def test_given_scenarios_are_computed_and_an_unknown_driver_is_named():
    scenarios = [
        {"name": "Slow", "changes": {"Fees": "-25%", "outlay": "$1,100"}},
        {"name": "Dear money", "changes": {"rate": "15%"}},
        {"name": "Rain", "changes": {"weather": "+10%"}},
    ]
    slow, dear, rain = result(scenarios=scenarios).scenarios
    assert round(slow.npv.value, 6) == round(npv(D("0.1"), (D(-1100), D(300), D(300), D(300))).value, 6)
    assert round(dear.npv.value, 6) == round(npv(D("0.15"), (D(-1000), D(400), D(400), D(400))).value, 6)
    assert (rain.npv, rain.reason) == (None, "unknown_driver")


def test_our_case_without_benefits_takes_prices_and_costs():
    found = body(
        costs=[
            {"id": "dev", "name": "Build", "amount": "$90,000"},
            {"id": "run", "name": "Cloud", "amount": "$1,000 a month"},
        ],
        prices=[
            {
                "id": "p",
                "name": "Plan",
                "price": "$20 per seat per month",
                "customers": {"1": "100", "2": "400"},
                "unit_cost": "$5 per month",
            }
        ],
        cases=[{"id": "c", "whose": "ours", "rate": "8%", "horizon": "2 years"}],
    )
    assert nets(found.results[0]) == [D(-90_000), D(24_000 - 6_000 - 12_000), D(96_000 - 24_000 - 12_000)]


def test_a_budget_tree_adds_up_shares_amounts_and_years_apart():
    found = body(
        currency="万元",
        costs=[
            {"id": "a", "name": "总投入", "amount": "480"},
            {"id": "b", "name": "开发", "share": "60%", "parent": "a"},
            {"id": "c", "name": "设备", "amount": "192万元", "parent": "a"},
            {"id": "d", "name": "运维", "cost_type": "yearly"},
            {"id": "e", "name": "云", "amount": "3万元/月", "parent": "d"},
        ],
    )
    rows = {a.name: (a.depth, a.amount and a.amount.value, a.parts and a.parts.value) for a in found.accounts}
    assert rows["开发"] == (1, D(2_880_000), None)
    assert rows["总投入"] == (0, D(4_800_000), D(4_800_000))
    assert (found.one_off.value, found.yearly.value) == (D(4_800_000), D(360_000))
    assert next(a for a in found.accounts if a.name == "开发").amount.source == "60% × 480"


def test_a_cost_without_amount_leaves_the_total_open_and_is_named():
    found = body(costs=[{"name": "Build", "amount": "$5"}, {"name": "Move"}])
    assert (found.one_off, found.missing) == (None, ("Move",))


def test_cost_lines_that_contain_each_other_are_not_counted():
    found = body(
        costs=[{"id": "a", "name": "A", "amount": "$1", "parent": "b"}, {"id": "b", "name": "B", "parent": "a"}]
    )
    assert (set(found.cost_circle), found.one_off) == ({"a", "b"}, None)


def test_two_hundred_cost_lines_one_below_the_other_are_a_tree():
    lines = [{"id": f"l{n}", "name": f"L{n}", "share": "99%", "parent": f"l{n - 1}"} for n in range(1, 200)]
    found = body(costs=[{"id": "l0", "name": "L0", "amount": "$1,000,000"}, *lines])
    assert [a.depth for a in found.accounts] == list(range(200))
    assert found.accounts[-1].amount.value < found.accounts[0].amount.value


def test_amounts_in_other_currencies_are_not_added():
    found = body(costs=[{"name": "A", "amount": "$5"}, {"name": "B", "amount": "€5"}, {"name": "C", "amount": "$1"}])
    assert found.one_off is None
    assert [(f.amount, f.currency) for f in found.foreign] == [("€5", "USD")]


def test_break_even_counts_whole_customers_and_says_when_it_is_reached():
    found = body(
        costs=[{"name": "Support", "amount": "$10,000 a year"}],
        prices=[
            {
                "id": "p",
                "name": "Plan",
                "price": "$120 a year",
                "unit_cost": "$20 a year",
                "customers": {"2027": 80, "2028": 101},
            }
        ],
    )
    assert [(y.needed.value, y.reached) for y in found.by_year] == [(D(100), False), (D(100), True)]


def test_what_one_customer_is_worth_follows_from_price_cost_cac_and_churn():
    found = body(
        prices=[{"name": "Plan", "price": "$20 a month", "unit_cost": "$5 a month", "cac": "$90", "churn": "25%"}]
    )
    unit = found.units[0]
    assert (unit.payback.value, unit.lifetime_value.value, unit.ratio.value) == (D(6), D(720), D(8))
    assert body(prices=[{"name": "Plan", "price": "$20 a month", "cac": "$90"}]).units[0].reason == "no_unit_cost"


@pytest.mark.parametrize(
    ("offer", "reason"),
    [
        ({"price": "$5"}, "no_customers"),
        ({"customers": {"2027": "5"}}, "no_price"),
        ({"price": "$5", "customers": {"soon": "5"}}, "year"),
        ({"price": "$5", "customers": {"2027": "5-9"}}, "no_customers"),
    ],
)
def test_an_offer_without_revenue_says_why(offer, reason):
    assert [s.reason for s in body(prices=[{"name": "Plan", **offer}]).sales] == [reason]


def test_sources_are_set_against_uses_and_cost():
    found = body(
        costs=[{"id": "b", "name": "Build", "amount": "$900"}],
        funding={
            "sources": [{"name": "Own", "amount": "$500"}, {"name": "Bank", "amount": "$300"}],
            "uses": [{"name": "Build", "share": "75%", "costs": ["b"]}],
        },
    ).balance
    assert (found.sources.value, found.uses.value, found.spare.value) == (D(800), D(600), D(-100))


def test_people_are_set_against_the_line_that_pays_them():
    found = body(
        costs=[{"id": "t", "name": "Team", "amount": "$500,000 a year"}],
        organisation=[{"role": "Engineer", "heads": "4", "pay": "$120,000 per head per year", "paid_from": ["t"]}],
    ).staffing[0]
    assert (found.pay.value, found.difference.value, found.per_head.value) == (D(480_000), D(20_000), D(125_000))


def test_prose_stands_in_the_section_that_it_is_meant_for_with_its_paragraphs():
    notes = [{"section": "market", "text": "One.\n\nTwo."}, {"section": "Finance", "text": "Three."}, {"text": "Four."}]
    assert "One.\n\nTwo." in text("market", notes=notes)
    assert "Three." in text("finance", notes=notes)
    assert "Four." in text("appendix", notes=notes)


def test_a_proposal_of_texts_alone_is_read_and_computed():
    found = body(
        aim="给社区药房上线自助取药柜",
        costs="研发 120万元；设备 200万元；预备费 30万元；年度运维 40万元/年",
        cases="我方测算：初始投入350万元，每年收入180万元，每年运维费40万元，折现率8%，测算期5年",
        prices="基础版 1,200元/店/年；专业版 2,400元/店/年",
        segments="连锁药房约320家；单体药房5,000家",
        phases="试点 2027-01-04 至 2027-03-31；推广 6个月",
        funding="自有资金 200万元；银行贷款 150万元",
        success_test="上线12个月内签约药房≥300家；续费率≥85%",
        market="连锁药房数量年均增长 6%；竞品已有三家",
        risks="药监要求变化，概率中，影响高",
    )
    assert next((c.name, c.amount) for c in found.costs) == ("研发", "120万元")
    assert found.one_off.value == D(3_500_000)
    assert [round(v, 0) for v in nets(found.results[0])] == [D(-3_500_000), *[D(1_400_000)] * 5]
    assert [(o.name, o.price) for o in found.prices] == [("基础版", "1,200元/店/年"), ("专业版", "2,400元/店/年")]
    assert [(s.name, s.size) for s in found.segments] == [("连锁药房", "约320家"), ("单体药房", "5,000家")]
    assert [(p.name, p.start, p.end, p.duration) for p in found.phases] == [
        ("试点", "2027-01-04 至 2027-03-31", "", ""),
        ("推广", "", "", "6个月"),
    ]
    assert [s.amount for s in found.funding.sources] == ["200万元", "150万元"]
    assert [k.target for k in found.success_test] == ["≥300家", "≥85%"]
    assert all(item.read for item in (*found.costs, *found.prices, *found.segments, *found.phases, *found.cases))


def test_reading_twice_gives_the_same_as_reading_once():
    made = document(
        "build_proposal",
        {
            "costs": "Build $1.2M; licences $0.3M",
            "cases": "Outlay $1.5M, saves $0.6M a year, over 5 years at a discount rate of 9%",
        },
    )
    assert build_proposal.read(made.brief) == made.brief


YEARS = [
    ("", (1, None)), ("2", (2, 2)), ("第2年", (2, 2)), ("第2-4年", (2, 4)), ("from 2", (2, None)), ("第3年起", (3, None)),
    ("2027", (2027, 2027)), ("2027-2029", (2027, 2029)), ("Y3", (3, 3)), ("year 2 onwards", (2, None)), ("soon", None),
    ("0", None), ("4-2", None), ("1999999", None),
]  # fmt: skip


@pytest.mark.parametrize(("said", "meant"), YEARS)
def test_years_are_read_as_people_write_them(said, meant):
    assert years(said) == (Years(*meant) if meant else None)


@settings(max_examples=60)
@given(
    outlay=st.integers(1, 10**9),
    fees=st.integers(1, 10**9),
    length=st.integers(2, 12),
    rate=st.integers(0, 60),
)
def test_the_present_value_is_the_sum_of_the_discounted_column(outlay, fees, length, rate):
    found = result(
        outlay=f"{outlay} USD",
        rate=f"{rate}%",
        horizon=f"{length} years",
        benefits=[{"name": "Fees", "amount": f"{fees} USD"}],
    )
    worth = values(found)["npv"][0]
    assert abs(found.points[-1].worth_balance.value - worth) <= D("1e-6") * max(abs(worth), 1)
    assert found.points[-1].balance.value == values(found)["total"][0]


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_the_example_pays_and_holds_alike_in_both_languages(locale):
    made = example(f"smart-ordering.{locale}")
    assert (made.findings, made.questions) == ((), ())
    shop, ours = made.body.results
    assert [round(values(found)["npv"][0]) for found in (shop, ours)] == [
        D(25224 if locale == "zh-CN" else 27118),
        D(2619408),
    ]
    assert [turn.npv.value > 0 for turn in ours.scenarios] == [False, True]


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
def test_a_proposal_reads_well(locale):
    text = whole(example(f"smart-ordering.{locale}"))
    if locale == "en":
        assert text == external_file("../golden/proposal.en.md", format=".txt")
    else:
        assert text == external_file("../golden/proposal.zh-CN.md", format=".txt")


TOLD = [
    (
        "总投资480万元，其中：硬件160万元、研发260万元、预备费60万元",
        [
            ("总投资", "480万元", ""),
            ("硬件", "160万元", "总投资"),
            ("研发", "260万元", "总投资"),
            ("预备费", "60万元", "总投资"),
        ],
    ),
    (
        "1. 人员成本：120万元\n2. 服务器：30万元/年\n3. 市场推广费用约50万元",
        [("人员成本", "120万元", ""), ("服务器", "30万元/年", ""), ("市场推广费用", "约50万元", "")],
    ),
    ("软件 120万、硬件 80万，合计 200万", [("软件", "120万", "合计"), ("硬件", "80万", "合计"), ("合计", "200万", "")]),
    ("人员 3人；设备 20万元", [("", "", ""), ("设备", "20万元", "")]),
    (
        "$1.2M for development, $300k for machines and $40k a year for support",
        [("development", "$1.2M", ""), ("machines", "$300k", ""), ("support", "$40k a year", "")],
    ),
    ("It will not be cheap", [("", "", "")]),
]


@pytest.mark.parametrize(("said", "lines"), TOLD)
def test_a_text_of_costs_is_read_line_by_line_and_loses_none(said, lines):
    assert [(c.name, c.amount, c.parent) for c in body(costs=said).costs] == lines


def test_a_cost_is_money_out_however_it_is_signed():
    costs = [{"name": "Upkeep", "counts_as": "cost", "amount": sign + "$100"} for sign in ("", "-")]
    assert [nets(result(benefits=[*case()["benefits"], cost])) for cost in costs] == [
        [D(-1000), D(300), D(300), D(300)]
    ] * 2


def test_a_phase_of_which_only_the_length_is_told_follows_the_one_before_it():
    found = document(
        "build_proposal", {"aim": "补货系统", "phases": "一期 2027-01-04 开始 3个月：试点；二期 4个月：推广"}
    )
    assert [(p.name, p.start, p.duration, p.after) for p in found.brief.phases] == [
        ("一期", "2027-01-04", "3个月", ()),
        ("二期", "", "4个月", ("一期",)),
    ]
    one, two = found.body.stages
    assert one.finish < two.start


def test_break_even_is_exact_where_one_customer_leaves_no_finite_decimal():
    found = body(
        costs=[{"name": "Support", "amount": "$200 a year"}],
        prices=[
            {"name": "A", "price": "$50 a year", "unit_cost": "$0 a year", "customers": {"2027": 1}},
            {"name": "B", "price": "$25 a year", "unit_cost": "$0 a year", "customers": {"2027": 2}},
        ],
    )
    assert [y.needed.value for y in found.by_year] == [D(6)]
