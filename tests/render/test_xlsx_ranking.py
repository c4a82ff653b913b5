"""Priorities leave as a workbook in which judgements, figures and cut-offs give weights, scores and quadrants anew."""

import pytest

from tests.render.sheets import all_again, differing, find, formulas, hold, made, put, stored

pytestmark = pytest.mark.timeout(300)
AHP = {
    "locale": "en", "scheme": "AHP",
    "criteria": [{"id": "v", "name": "Value"}, {"id": "c", "name": "Cost", "better": "lower"}, {"id": "r", "name": "Risk"}],
    "comparisons": [
        {"a": "Value", "b": "Cost", "ratio": "3"}, {"a": "Risk", "b": "Value", "ratio": "1/4"}, {"a": "Cost", "b": "Risk", "ratio": "2"},
        {"criterion": "Value", "a": "A", "b": "B", "ratio": "2"}, {"criterion": "Value", "a": "B", "b": "C", "ratio": "3"},
        {"criterion": "Value", "a": "A", "b": "C", "ratio": "5"}, {"criterion": "Risk", "a": "B", "b": "A", "ratio": "2"},
        {"criterion": "Risk", "a": "C", "b": "A", "ratio": "4"}, {"criterion": "Risk", "a": "C", "b": "B", "ratio": "3"},
    ],
    "options": [
        {"id": "a", "name": "A", "figures": {"Cost": "$300"}}, {"id": "b", "name": "B", "figures": {"Cost": "$200"}},
        {"id": "c", "name": "C", "figures": {"Cost": "$450"}},
    ],
}  # fmt: skip
DIRECT = {
    "locale": "zh-CN", "scheme": "AHP", "options": [{"id": "a", "name": "甲"}, {"id": "b", "name": "乙"}, {"id": "c", "name": "丙"}],
    "comparisons": [{"a": "甲", "b": "乙", "ratio": "3"}, {"a": "乙", "b": "丙", "ratio": "7"}, {"a": "丙", "b": "甲", "ratio": "5"}],
}  # fmt: skip
RATED = {
    **AHP, "comparisons": AHP["comparisons"][:3],
    "options": [
        {"id": "a", "name": "A", "figures": {"Value": "5", "Cost": "$300", "Risk": "2"}},
        {"id": "b", "name": "B", "figures": {"Value": "3", "Cost": "$200", "Risk": "5"}},
    ],
}  # fmt: skip
BCG = {
    "locale": "en", "scheme": "BCG", "cutoffs": {"growth": "8%"}, "options": [
        {"id": "a", "name": "A", "figures": {"growth": "12%", "share": "$40", "rival": "$20"}},
        {"id": "b", "name": "B", "figures": {"growth": "3%", "relative_share": "0.4"}},
        {"id": "c", "name": "C", "figures": {"growth": "8%", "share": "10%", "rival": "40%"}},
        {"id": "d", "name": "D", "figures": {"growth": "1%", "relative_share": "1.5"}},
        {"id": "e", "name": "E", "figures": {"growth": "1%"}},
    ],
}  # fmt: skip
SHARES = {
    "locale": "zh-CN", "scheme": "BCG", "cutoffs": {"share": "20%"}, "options": [
        {"id": "a", "name": "甲", "figures": {"growth": "12%", "share": "25%"}}, {"id": "b", "name": "乙", "figures": {"growth": "3%", "share": "5%"}},
    ],
}  # fmt: skip
BRIEFS = {"AHP": AHP, "direct": DIRECT, "rated": RATED, "BCG": BCG, "shares": SHARES}


def matrix(number, row, column, value):
    """Return what changes a judgement: that in a row and a column of one of the matrices of a workbook."""

    def change(book):
        (sheet,) = [s for s in book if s.title in {"Scores", "得分"}]
        heads = [r for r in sheet.iter_rows() if r[0].value in {"Name", "名称"}][number]
        cells = [c.value for c in heads]
        line = next(r for r in sheet.iter_rows(min_row=heads[0].row) if r[0].value == row)
        cell = line[cells.index(column)]
        assert not str(cell.value).startswith("=")
        cell.value = value

    return change


LAWS = {
    "a judgement": (AHP, matrix(0, "Value", "Cost", 6), {"comparisons__0__ratio": "6"}, ("Scores",)),
    "a judgement the other way round": (AHP, matrix(0, "Risk", "Value", 0.5), {"comparisons__1__ratio": "1/2"}, ("Scores",)),
    "a judgement of options": (AHP, matrix(2, "C", "A", 7), {"comparisons__7__ratio": "7"}, ("Scores",)),
    "an amount": (AHP, lambda book: setattr(next(r for r in book["Scores"].iter_rows() if r[0].value == "B" and r[1].value == 200)[1], "value", 100), {"options__1__figures__Cost": "$100"}, ("Scores",)),
    "options as such": (DIRECT, matrix(0, "甲", "乙", 9), {"comparisons__0__ratio": "9"}, ("得分",)),
    "ratings": (RATED, matrix(0, "Cost", "Risk", 5), {"comparisons__2__ratio": "5"}, ("Scores",)),
    "growth": (BCG, put("Scores", "A", 0.02), {"options__0__figures__growth": "2%"}, ("Scores",)),
    "rival": (BCG, put("Scores", "A", 80, 2), {"options__0__figures__rival": "$80"}, ("Scores",)),
    "cut-off": (BCG, lambda book: setattr(book["Scores"]["B3"], "value", 0.13), {"cutoffs__growth": "13%"}, ("Scores",)),
    "market share": (SHARES, put("得分", "乙", 0.3, 1), {"options__1__figures__share": "30%"}, ("得分",)),
}  # fmt: skip


@pytest.fixture(scope="module")
def again(tmp_path_factory):
    """Return the changed workbooks, and the plain ones, as LibreOffice computes them, by name."""
    return all_again("prioritize", LAWS, BRIEFS, tmp_path_factory.mktemp("ranking"))


@pytest.mark.parametrize("name", LAWS)
def test_a_changed_figure_gives_the_workbook_of_the_changed_brief(name, again):
    hold("prioritize", LAWS[name], again[name])


@pytest.mark.parametrize("name", BRIEFS)
def test_libreoffice_computes_every_stored_figure(name, again):
    count, wrong = differing(made("prioritize", BRIEFS[name])[1], again[name])
    assert (count > 1, wrong) == (True, [])


def test_weights_and_consistency_are_the_servers():
    found, content = made("prioritize", AHP)
    (first, *_), sheet = found.body.weighings, stored(content)["Scores"]
    shown = [find(sheet, w.name)[3].value for w in first.weights]
    assert shown == [pytest.approx(float(w.share)) for w in first.weights]
    assert find(sheet, "Consistency ratio (CR)")[0].value == float(first.ratio)
    assert find(formulas(content)["Scores"], "Consistency ratio (CR)")[0].value.startswith("=")


def test_comparisons_that_contradict_each_other_are_said_to():
    _, content = made("prioritize", DIRECT)
    assert find(stored(content)["得分"], "一致性比率（CR）")[1].value == "判断互相矛盾"


def test_more_things_than_saatys_table_knows_are_shown_as_they_were_computed():
    options = [{"id": f"o{n}", "name": f"O{n}"} for n in range(16)]
    pairs = [{"a": f"O{one}", "b": f"O{two}", "ratio": "2"} for two in range(16) for one in range(two)]
    found, content = made("prioritize", {"locale": "en", "scheme": "AHP", "options": options, "comparisons": pairs})
    assert len(found.body.scores) == 16
    assert not [c for row in formulas(content)["Scores"].iter_rows() for c in row if str(c.value).startswith("=")]
