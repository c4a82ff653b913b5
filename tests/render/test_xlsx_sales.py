"""What a proposal sells leaves as a sheet whose revenue and break-even compute again when a price is changed."""

import copy
from itertools import takewhile

import pytest

from tests.conftest import document
from tests.render.sheets import differing, find, formulas, made, recalculated, stored

SOLD = {
    "aim": "Open a service", "locale": "en", "as_of": "2026-01-05",
    "costs": [{"id": "team", "name": "Team", "amount": "$300,000 a year"}, {"id": "cloud", "name": "Cloud", "amount": "$41,000 a year"}],
    "prices": [
        {"id": "a", "name": "Basic", "price": "$20 a month", "unit_cost": "$50 a year", "customers": {"2027": "900", "2028": "2,000"}},
        {"id": "b", "name": "Pro", "price": "$600 a year", "unit_cost": "$10 a month", "customers": {"2027": "110 shops", "2028": "300 shops", "later": "5"}},
        {"id": "c", "name": "Euro", "price": "€9 a month", "unit_cost": "€1 a month", "customers": {"2027": "7"}},
        {"id": "d", "name": "Set-up", "customers": {"2028": "40"}},
    ],
}  # fmt: skip
CHINESE = {
    "aim": "上线服务", "locale": "zh-CN", "as_of": "2026-01-05",
    "costs": [{"id": "ops", "name": "运维", "amount": "100万元/年"}],
    "prices": [
        {"id": "p", "name": "门店订阅", "price": "980元/店/月", "unit_cost": "120元/店/月", "cac": "2万元", "churn": "1%", "customers": {"2027": "120家", "2028": "3.2万家"}},
        {"id": "q", "name": "培训", "price": "5,000元", "unit_cost": "800元", "customers": {"第1年": "30次"}},
    ],
}  # fmt: skip
SHEET = {"en": "Revenue model", "zh-CN": "收入模型"}


def changed(brief, **offers):
    """Return a brief in which offers have other fields."""
    out = copy.deepcopy(brief)
    for offer in out["prices"]:
        offer.update(offers.get(offer["id"], {}))
    return out


def years(book, locale="en"):
    """Return the rows of the years as they stand below the sales."""
    sheet, last = book[SHEET[locale]], "Note" if locale == "en" else "备注"
    heads = next(r for r in sheet.iter_rows() if last in [c.value for c in r])
    names = [c.value for c in heads if c.value]
    rows = ([c.value for c in r[: len(names)]] for r in sheet.iter_rows(min_row=heads[0].row + 1))
    return [dict(zip(names, row, strict=True)) for row in takewhile(lambda row: row[0] is not None, rows)]


def same(rows, body):
    """Hold the rows of a sheet against the years that the server computes."""
    assert len(rows) == len(body.by_year)
    for row, year in zip(rows, body.by_year, strict=True):
        assert row["Revenue"] == pytest.approx(float(year.revenue.value))
        assert row["Unit costs"] == pytest.approx(float(year.variable.value))
        assert row["Customers"] == float(year.customers)
        assert (row["Customers to break even"] or None) == (float(year.needed.value) if year.needed else None)
        assert (row["Reached"] or None) == (None if year.reached is None else "yes" if year.reached else "no")
        assert bool(row["Note"]) == (year.reason == "no_margin")


@pytest.mark.parametrize("brief", [SOLD, CHINESE, changed(SOLD, a={"unit_cost": ""}), {**SOLD, "costs": []}])
def test_libreoffice_computes_every_stored_figure_of_the_sales(brief, tmp_path):
    _, content = made("build_proposal", brief)
    count, wrong = differing(content, recalculated(content, tmp_path))
    assert (count >= 8, wrong) == (True, [])


def test_the_years_are_those_that_the_server_computes():
    found, content = made("build_proposal", SOLD)
    same(years(stored(content)), found.body)
    assert [row["Revenue less costs"] for row in years(stored(content))] == [-117200, 183000]


@pytest.mark.parametrize(
    ("offer", "head", "value", "field"),
    [
        ("Basic", 1, 35, {"a": {"price": "$35 a month"}}),
        ("Basic", 1, 2, {"a": {"price": "$2 a month"}}),
        ("Pro", 3, 4, {"b": {"unit_cost": "$4 a month"}}),
    ],
)
def test_a_changed_price_gives_the_figures_of_a_newly_computed_proposal(offer, head, value, field, tmp_path):
    _, content = made("build_proposal", SOLD)

    def change(book):
        find(book["Revenue model"], offer)[head - 1].value = value

    again = recalculated(content, tmp_path, change)
    same(years(again), document("build_proposal", changed(SOLD, **field)).body)


def test_changed_customers_give_the_figures_of_a_newly_computed_proposal(tmp_path):
    _, content = made("build_proposal", SOLD)

    def change(book):
        find(book["Revenue model"], "Basic", 2028)[0].value = 1200

    again = recalculated(content, tmp_path, change)
    same(
        years(again), document("build_proposal", changed(SOLD, a={"customers": {"2027": "900", "2028": "1,200"}})).body
    )


def test_a_price_can_be_raised_until_there_is_a_break_even(tmp_path):
    low = changed(SOLD, a={"price": "$2 a month"}, b={"price": "$60 a year"})
    found, content = made("build_proposal", low)
    assert {year.reason for year in found.body.by_year} == {"no_margin"}
    same(years(stored(content)), found.body)

    def change(book):
        find(book["Revenue model"], "Basic")[0].value = 20
        find(book["Revenue model"], "Pro")[0].value = 600

    same(years(recalculated(content, tmp_path, change)), document("build_proposal", SOLD).body)


def test_prices_and_customers_are_given_and_all_else_is_a_formula():
    _, content = made("build_proposal", SOLD)
    sheet = formulas(content)["Revenue model"]
    assert [c.value for c in find(sheet, "Basic")][:4] == [20, "=$B$5*12", 50, "=$D$5"]
    number, *row = (c.value for c in find(sheet, "Basic", 2027)[:4])
    assert (number, all(str(v).startswith("=") for v in row)) == (900, True)
    assert "a month" in find(sheet, "Basic")[0].number_format
    assert "a year" in find(sheet, "Pro")[0].number_format


@pytest.mark.parametrize("price", ["$20", "$30", "$4"])
def test_what_one_customer_is_worth_follows_a_changed_price(price, tmp_path):
    worth = changed(SOLD, a={"cac": "$90", "churn": "25%"}, b={"cac": "$1,500"})
    found, content = made("build_proposal", worth)
    again = stored(content)
    if price != "$20":
        again = recalculated(
            content, tmp_path, lambda b: setattr(find(b["Revenue model"], "Basic")[0], "value", int(price[1:]))
        )
        found = document("build_proposal", changed(worth, a={"price": f"{price} a month"}))
    sheet = again["Revenue model"]
    heads = next(r for r in sheet.iter_rows() if "LTV/CAC" in [c.value for c in r])
    (unit, other), start = found.body.units, heads[0].row
    basic, pro = ([c.value or None for c in sheet[start + n][1:8]] for n in (1, 2))
    figures = (unit.margin, unit.cac, unit.payback, unit.lifetime_value, unit.ratio)
    assert basic[:3] + basic[4:6] == [pytest.approx(float(q.value)) if q else None for q in figures]
    assert bool(basic[6]) == (unit.reason == "no_margin")
    assert pro[2] == pytest.approx(float(other.payback.value))


def test_why_something_brings_no_revenue_is_said_and_currencies_stay_apart():
    _, content = made("build_proposal", SOLD)
    sheet = stored(content)["Revenue model"]
    said = {str(row[0].value) for row in sheet.iter_rows()}
    assert "Set-up (2028): no revenue, the price is not given." in said
    assert "Pro (later): no revenue, the year is not clear." in said
    assert "Euro (2027): not added, the price is in another currency." in said
    assert "€" in find(sheet, "Euro")[0].number_format
    assert find(sheet, "Euro", 2027)[2].value is None


@pytest.mark.parametrize(
    ("brief", "note"),
    [
        (changed(SOLD, a={"unit_cost": ""}), "what one customer costs is not given"),
        ({**SOLD, "costs": []}, "no yearly costs are given"),
        ({**SOLD, "currency": "USD", "costs": [{"name": "Team", "amount": "€300,000 a year"}]}, "several currencies"),
    ],
)
def test_why_there_is_no_break_even_is_said(brief, note):
    _, content = made("build_proposal", brief)
    assert note in {row["Note"] for row in years(stored(content))}


def test_figures_stand_in_the_units_that_chinese_tables_have():
    found, content = made("build_proposal", CHINESE)
    rows = years(stored(content), "zh-CN")
    assert [row["年份"] for row in rows] == [y.number for y in found.body.by_year]
    assert [row["客户数"] for row in rows] == [float(y.customers) for y in found.body.by_year]


@pytest.mark.parametrize(
    "prices", [[], [{"name": "Plan", "price": "$5 a month"}], [{"name": "Plan", "customers": {"2027": "5"}}]]
)
def test_what_sells_nothing_has_no_sheet_of_sales(prices):
    _, content = made("build_proposal", {**SOLD, "prices": prices})
    assert "Revenue model" not in stored(content).sheetnames


def test_the_sheet_comes_with_its_part_alone():
    _, content = made("build_proposal", SOLD, "go_to_market")
    assert "Revenue model" in stored(content).sheetnames
