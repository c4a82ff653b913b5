"""What made a difference in a KPI tree, and what moves its top, compute again in the workbook as on the server."""

import pytest

from mcp_server.render.formats import Export
from tests.conftest import METHOD
from tests.render.sheets import all_again, differing, find, formulas, hold, made, put, stored

pytestmark = pytest.mark.timeout(300)
CLUB = {
    "locale": "zh-CN", "nodes": [
        {"id": "rev", "name": "会员收入", "unit": "万元", "formula": "付费会员数 * 季度会费 + 增值收入"},
        {"id": "paid", "name": "付费会员数", "unit": "人", "formula": "试用人数 * 转付费率 + 续费会员数"},
        {"id": "trial", "name": "试用人数", "unit": "人", "scenarios": {"上期": "24,000", "实际": "22,500"}},
        {"id": "rate", "name": "转付费率", "unit": "%", "scenarios": {"上期": "15%", "实际": "14%"}},
        {"id": "kept", "name": "续费会员数", "unit": "人", "scenarios": {"上期": "18,000", "实际": "18,400"}},
        {"id": "fee", "name": "季度会费", "unit": "元", "scenarios": {"上期": "240", "实际": "240"}},
        {"id": "more", "name": "增值收入", "unit": "万元", "scenarios": {"上期": "60万元", "实际": "52万元"}},
    ],
}  # fmt: skip
CASE = {
    "locale": "en", "nodes": [
        {"id": "cost", "name": "Cost per case", "formula": "(agents * wage + licences) / cases"},
        {"id": "agents", "name": "Agents", "scenarios": {"baseline": "11", "actual": "10"}},
        {"id": "wage", "name": "Wage", "scenarios": {"baseline": "4,000", "actual": "4,100"}},
        {"id": "licences", "name": "Licences", "scenarios": {"baseline": "6,000", "actual": "5,500"}},
        {"id": "cases", "name": "Cases", "scenarios": {"baseline": "4,000", "actual": "4,200"}},
    ],
}  # fmt: skip
ADDED = {
    "locale": "en", "nodes": [
        {"id": "all", "name": "All", "unit": "%", "formula": "a - b"},
        {"id": "a", "name": "A", "unit": "%", "scenarios": {"baseline": "40%", "actual": "44%"}},
        {"id": "b", "name": "B", "unit": "%", "scenarios": {"baseline": "10%", "actual": "13%"}},
    ],
}  # fmt: skip
LEAST = {"locale": "en", "nodes": [
    {"id": "out", "name": "Output", "formula": "min(a, b)"},
    {"id": "a", "name": "A", "scenarios": {"baseline": "4", "actual": "7"}}, {"id": "b", "name": "B", "scenarios": {"baseline": "5", "actual": "6"}},
]}  # fmt: skip
BRIEFS = {"club": CLUB, "case": CASE, "added": ADDED, "least": LEAST}
ZH, EN = ("指标树", "差异归因", "杠杆"), ("Tree", "What made the difference", "Levers")
LAWS = {
    "a product": (CLUB, put("指标树", "试用人数", 30000, 2), {"nodes__2__scenarios__实际": "30,000"}, ZH),
    "a share": (CLUB, put("指标树", "转付费率", 0.2, 1), {"nodes__3__scenarios__上期": "20%"}, ZH[:2]),
    "an addend": (CLUB, put("指标树", "增值收入", 90, 2), {"nodes__6__scenarios__实际": "90万元"}, ZH),
    "what had not changed": (CLUB, put("指标树", "季度会费", 260, 2), {"nodes__5__scenarios__实际": "260"}, ZH),
    "a divisor": (CASE, put("Tree", "Cases", 5000, 2), {"nodes__4__scenarios__actual": "5,000"}, EN),
    "points": (ADDED, put("Tree", "A", 0.5, 2), {"nodes__1__scenarios__actual": "50%"}, EN),
}  # fmt: skip


@pytest.fixture(scope="module")
def again(tmp_path_factory):
    """Return the changed workbooks, and the plain ones, as LibreOffice computes them, by name."""
    return all_again("build_kpi_tree", LAWS, BRIEFS, tmp_path_factory.mktemp("changes"))


@pytest.mark.parametrize("name", LAWS)
def test_a_changed_figure_gives_the_workbook_of_the_changed_brief(name, again):
    hold("build_kpi_tree", LAWS[name], again[name])


@pytest.mark.parametrize("name", BRIEFS)
def test_libreoffice_computes_every_stored_figure(name, again):
    count, wrong = differing(made("build_kpi_tree", BRIEFS[name])[1], again[name])
    assert (count > 3, wrong) == (True, [])


def test_a_difference_that_no_products_explain_is_given_as_it_was_shared_out():
    found, content = made("build_kpi_tree", LEAST)
    (comparison,) = found.body.comparisons
    assert comparison.method == "shapley"
    sheet, live = stored(content)["What made the difference"], formulas(content)["What made the difference"]
    for part in comparison.contributions:
        assert find(sheet, part.name)[2].value == float(part.amount.value)
        assert isinstance(find(live, part.name)[2].value, int | float)


def test_the_products_are_folded_and_stay_so():
    sheet = formulas(made("build_kpi_tree", CLUB)[1])["差异归因"]
    rows = [row[0].row for row in sheet.iter_rows() if " × " in str(row[0].value)]
    assert len(rows) == 2
    assert all(sheet.row_dimensions[row].hidden for row in rows)


def test_bars_of_a_change_through_zero_stand_where_they_begin_and_end():
    brief = {"locale": "en", "nodes": [
        {"id": "profit", "name": "Profit", "formula": "income - wages - rent"},
        {"id": "income", "name": "Income", "scenarios": {"baseline": "100", "actual": "145"}},
        {"id": "wages", "name": "Wages", "scenarios": {"baseline": "90", "actual": "95"}},
        {"id": "rent", "name": "Rent", "scenarios": {"baseline": "30", "actual": "25"}},
    ]}  # fmt: skip
    found, content = made("build_kpi_tree", brief)
    (chart,) = [c for c in Export(found, METHOD["build_kpi_tree"]).charts if c.form == "waterfall"]
    heads, *rows = _block(stored(content), chart.categories)
    for n, row in enumerate(rows):
        figures = dict(zip(heads[1:], row[1:], strict=True))
        start = figures.pop(heads[1]) or 0
        up, down = (sum(v for v in figures.values() if v and (v > 0) is side) for side in (True, False))
        drawn = {start + up, down} if up and down else {start, start + up + down}
        ends = [(s.base[n] if s.base else 0, s.values[n]) for s in chart.series if s.values[n] is not None]
        assert drawn == {float(end) for pair in ends for end in pair}


def _block(book, categories):
    """Return the rows of the figures under a chart, with their heads."""
    for sheet in book:
        rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
        for at in range(1, len(rows) - len(categories) + 1):
            if [row[0] for row in rows[at : at + len(categories)]] == list(categories):
                wide = sum(cell is not None for cell in rows[at - 1])
                return [row[:wide] for row in rows[at - 1 : at + len(categories)]]
    raise AssertionError(categories)
