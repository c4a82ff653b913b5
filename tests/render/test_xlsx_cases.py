"""A changed price, cost or rate goes through the workbook of a proposal as it does through the server."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from tests.render.sheets import all_again, differing, find, formulas, hold, made, put, stored, with_

OURS = {
    "aim": "Open a service", "locale": "en", "as_of": "2026-01-05",
    "costs": [
        {"id": "all", "name": "Build", "amount": "$500,000"},
        {"id": "dev", "name": "Development", "share": "60%", "parent": "all"},
        {"id": "tools", "name": "Tools", "amount": "$200,000", "parent": "all"},
        {"id": "team", "name": "Team", "amount": "$60,000 a year"},
        {"id": "cloud", "name": "Cloud", "amount": "$4,100 a month"},
    ],
    "prices": [
        {"id": "a", "name": "Basic", "price": "$20 a month", "unit_cost": "$50 a year", "customers": {"2026": "900", "2027": "2,000", "2028": "3,000"}},
        {"id": "b", "name": "Pro", "price": "$600 a year", "unit_cost": "$10 a month", "customers": {"2027": "110 shops", "2028": "300 shops"}},
    ],
    "cases": [
        {"id": "ours", "name": "Ours", "whose": "ours", "rate": "8%", "horizon": "3 years", "scenarios": [
            {"name": "low", "changes": {"Basic": "-20%", "rate": "10%"}}, {"name": "cheap", "changes": {"outlay": "$400,000", "Yearly costs": "$100,000"}},
        ]},
        {"id": "shop", "name": "Shop", "whose": "customer", "outlay": "$90,000", "rate": "8%", "horizon": "4 years", "benefits": [
            {"id": "time", "name": "Time", "counts_as": "saving", "amount": "$22,000"},
            {"id": "waste", "name": "Waste", "counts_as": "saving", "base": "$50,000 a month", "amount": "10%", "year": "2-4"},
            {"id": "run", "name": "Running", "counts_as": "cost", "amount": "$1,000 a month"},
        ], "scenarios": [{"name": "dear", "changes": {"Time": "$15,000", "rate": "+50%"}}, {"name": "odd", "changes": {"Nothing": "-5%"}}]},
        {"id": "m", "name": "Months", "outlay": "$100,000", "rate": "10%", "horizon": "18 months",
         "benefits": [{"id": "sold", "name": "Sold", "counts_as": "revenue", "amount": "$120,000"}]},
        {"id": "open", "name": "Open", "outlay": "$9,000", "horizon": "3 years",
         "benefits": [{"id": "x", "name": "Little", "counts_as": "saving", "amount": "$4,000"}]},
    ],
}  # fmt: skip
CHINESE = {
    "aim": "上线服务", "locale": "zh-CN", "as_of": "2026-01-05",
    "costs": [
        {"id": "dev", "name": "开发", "amount": "1,200万元"}, {"id": "ops", "name": "运维", "amount": "100万元/年"},
        {"id": "rent", "name": "机房", "amount": "3万元/月"},
    ],
    "prices": [
        {"id": "p", "name": "门店订阅", "price": "980元/店/月", "unit_cost": "120元/店/月", "customers": {"2026": "120家", "2027": "3,200家", "2028": "9,000家"}},
    ],
    "cases": [
        {"id": "c", "name": "自营", "whose": "ours", "rate": "10%", "horizon": "3年"},
        {"id": "k", "name": "门店", "whose": "customer", "outlay": "2万元", "rate": "10%", "horizon": "3年",
         "benefits": [{"id": "z", "name": "省人工", "counts_as": "saving", "base": "6万元", "amount": "两成"}]},
    ],
}  # fmt: skip


pytestmark = pytest.mark.timeout(300)
MODEL = ("Revenue model", "Case Ours")
CHANGES = {
    "price": (put("Revenue model", "Basic", 23), {"prices__0__price": "$23 a month"}, MODEL),
    "price too low": (put("Revenue model", "Basic", 9), {"prices__0__price": "$9 a month"}, MODEL),
    "customers": (put("Revenue model", ("Pro", 2028), 450), {"prices__1__customers__2028": "450 shops"}, MODEL),
    "unit cost": (put("Revenue model", "Pro", 4, 2), {"prices__1__unit_cost": "$4 a month"}, MODEL),
    "yearly cost": (put("Cost", "Cloud", 9000), {"costs__4__amount": "$9,000 a month"}, (*MODEL, "Cost")),
    "one-off cost": (put("Cost", "Build", 620000), {"costs__0__amount": "$620,000"}, ("Cost", "Case Ours")),
    "share of cost": (put("Cost", "Development", 0.5, 3), {"costs__1__share": "50%"}, ("Cost",)),
    "rate": (put("Case Ours", "Discount rate (a year)", 0.12), {"cases__0__rate": "12%"}, ("Case Ours",)),
    "outlay": (put("Case Shop", "Outlay", 150000, 3), {"cases__1__outlay": "$150,000"}, ("Case Shop",)),
    "outlay written with a minus": (put("Case Shop", "Outlay", -5000, 3), {"cases__1__outlay": "-$5,000"}, ("Case Shop",)),
    "base": (put("Case Shop", "Waste", 90000, 1), {"cases__1__benefits__1__base": "$90,000 a month"}, ("Case Shop",)),
    "share": (put("Case Shop", "Waste", 0.02, 2), {"cases__1__benefits__1__amount": "2%"}, ("Case Shop",)),
    "running cost": (put("Case Shop", "Running", 9000, 3), {"cases__1__benefits__2__amount": "$9,000 a month"}, ("Case Shop",)),
    "scenario": (put("Case Shop", "dear", 30000, 1), {"cases__1__scenarios__0__changes": {"Time": "$30,000", "rate": "+50%"}}, ("Case Shop",)),
    "months": (put("Case Months", "Sold", 72000, 1), {"cases__2__benefits__0__amount": "$72,000"}, ("Case Months",)),
    "months that bring too little": (put("Case Months", "Sold", 12000, 1), {"cases__2__benefits__0__amount": "$12,000"}, ("Case Months",)),
    "no rate": (put("Case Open", "Little", 5000, 1), {"cases__3__benefits__0__amount": "$5,000"}, ("Case Open",)),
}  # fmt: skip


WAN = {
    "price": (put("收入模型", "门店订阅", 1200), {"prices__0__price": "1,200元/店/月"}, ("收入模型", "测算：自营")),
    "yearly cost": (put("费用", "机房", 5), {"costs__2__amount": "5万元/月"}, ("费用", "收入模型", "测算：自营")),
    "share": (put("测算：门店", "省人工", 0.3, 2), {"cases__1__benefits__0__amount": "三成"}, ("测算：门店",)),
}  # fmt: skip
LAWS = {f"{brief['locale']} {name}": (brief, *law) for brief, laws in ((OURS, CHANGES), (CHINESE, WAN)) for name, law in laws.items()}  # fmt: skip


@pytest.fixture(scope="module")
def again(tmp_path_factory):
    """Return the changed workbooks as LibreOffice computes them, by name."""
    return all_again("build_proposal", LAWS, {"en": OURS, "zh-CN": CHINESE}, tmp_path_factory.mktemp("cases"))


@pytest.mark.parametrize("name", LAWS)
def test_a_changed_figure_gives_the_workbook_of_the_changed_brief(name, again):
    hold("build_proposal", LAWS[name], again[name])


@pytest.mark.parametrize("brief", [OURS, CHINESE], ids=["en", "zh"])
def test_libreoffice_computes_every_stored_figure_of_the_cases(brief, again):
    _, content = made("build_proposal", brief)
    count, wrong = differing(content, again[brief["locale"]])
    assert (count > 150, wrong) == (True, [])


def test_the_chart_of_swings_is_drawn_over_the_cells_of_its_case():
    _, content = made("build_proposal", OURS)
    with ZipFile(BytesIO(content)) as files:
        charts = [files.read(name).decode() for name in files.namelist() if name.startswith("xl/charts/chart")]
    drawn = [re.findall(r"<c:f>'Case Ours'!(.*?)</c:f>", chart) for chart in charts if 'barDir val="bar"' in chart]
    head, *_, ends = (at.replace("$", "") for at in drawn[0])
    sheet = stored(content)["Case Ours"]
    npv, rows = find(sheet, "NPV")[0].value, sheet.iter_rows(min_row=31, max_row=37)
    assert sheet[head].value == "−20%: against the NPV"
    assert [cell.value for (cell,) in sheet[ends]] == [pytest.approx(row[5].value - npv) for row in rows]


def test_a_rate_at_which_nothing_can_be_discounted_leaves_no_present_value():
    brief = with_(OURS, cases__0__rate="-100%")
    book = formulas(made("build_proposal", brief)[1])["Case Ours"]
    assert [find(book, name)[0].value for name in ("NPV", "Discounted payback")] == ["the rate is −100% or below"] * 2
    assert find(book, "Payback")[0].value.startswith("=")
