"""Goals of a summary or a retrospective compute again in their workbook: shares, gaps, verdicts, changes and scores."""

import pytest

from tests.render.sheets import all_again, differing, find, formulas, hold, made, put, stored

pytestmark = pytest.mark.timeout(300)
YEAR = {
    "who": "Warehouse", "locale": "en", "as_of": "2026-01-12", "period": "2025", "style": "five_part",
    "goals": [
        {"id": "acc", "metric": "Stock accuracy", "baseline": "97.2%", "target": "≥99%", "actual": "99.3%"},
        {"id": "pick", "metric": "Picking time", "baseline": "14 minutes", "target": "≤10 minutes", "actual": "11 minutes", "better": "lower"},
        {"id": "ord", "metric": "Orders", "target": ">400", "actual": "120", "better": "higher"},
        {"id": "load", "metric": "Load", "target": "60%-80%", "actual": "70%", "better": "range"},
        {"id": "none", "metric": "Score", "target": "≥90"},
    ],
    "achievements": [{"id": "a1", "text": "Returns went down", "metric": "Returns", "baseline": "120", "actual": "90"}],
    "scores": [
        {"id": "s1", "name": "Teamwork", "by": "Lead", "value": "4", "of": "5", "baseline": "3.5", "weight": "60%"},
        {"id": "s2", "name": "Results", "by": "Lead", "value": "7", "of": "10", "weight": "40%"},
    ],
}  # fmt: skip
CHINESE = {
    "who": "仓储中心", "locale": "zh-CN", "as_of": "2026-01-12", "period": "2025", "style": "five_part",
    "goals": [
        {"id": "a", "metric": "销售额", "baseline": "4,000万元", "target": "≥5,700万元", "actual": "5,200万元"},
        {"id": "b", "metric": "流失率", "target": "≤15%", "actual": "13%", "better": "lower"},
    ],
}  # fmt: skip
BRIEFS = {"en": YEAR, "zh": CHINESE}
DONE, ZH = "Results against goals", "完成情况"
LAWS = {
    "an actual that no longer meets": (YEAR, put(DONE, "Stock accuracy", 0.98, 2), {"goals__0__actual": "98%"}, (DONE,)),
    "an actual that meets": (YEAR, put(DONE, "Picking time", 9, 2), {"goals__1__actual": "9 minutes"}, (DONE,)),
    "an actual far off": (YEAR, put(DONE, "Picking time", 16, 2), {"goals__1__actual": "16 minutes"}, (DONE,)),
    "a target": (YEAR, put(DONE, "Stock accuracy", 0.995, 1), {"goals__0__target": "≥99.5%"}, (DONE,)),
    "the very limit": (YEAR, put(DONE, "Orders", 400, 2), {"goals__2__actual": "400"}, (DONE,)),
    "just above": (YEAR, put(DONE, "Orders", 401, 2), {"goals__2__actual": "401"}, (DONE,)),
    "a result": (YEAR, put(DONE, "Returns", 60, 1), {"achievements__0__actual": "60"}, (DONE,)),
    "a score": (YEAR, put(DONE, "Results", 9, 1), {"scores__1__value": "9"}, (DONE,)),
    "销售额": (CHINESE, put(ZH, "销售额", 5800, 2), {"goals__0__actual": "5,800万元"}, (ZH,)),
    "流失率": (CHINESE, put(ZH, "流失率", 0.4, 2), {"goals__1__actual": "40%"}, (ZH,)),
}  # fmt: skip


@pytest.fixture(scope="module")
def again(tmp_path_factory):
    """Return the changed workbooks, and the plain ones, as LibreOffice computes them, by name."""
    return all_again("summarize_work", LAWS, BRIEFS, tmp_path_factory.mktemp("goals"))


@pytest.mark.parametrize("name", LAWS)
def test_a_changed_figure_gives_the_workbook_of_the_changed_brief(name, again):
    hold("summarize_work", LAWS[name], again[name])


@pytest.mark.parametrize("name", BRIEFS)
def test_libreoffice_computes_every_stored_figure(name, again):
    count, wrong = differing(made("summarize_work", BRIEFS[name])[1], again[name])
    assert (count > 8, wrong) == (True, [])


def test_a_verdict_that_does_not_follow_from_two_figures_is_given_as_it_was():
    _, content = made("summarize_work", YEAR)
    sheet = formulas(content)[DONE]
    assert [find(sheet, name)[3].value for name in ("Load", "Score")] == [
        "met", "cannot be judged · Score: cannot be judged, the actual is missing.",
    ]  # fmt: skip


def test_the_verdicts_of_a_retrospective_are_formulas_too():
    found, content = made("run_retrospective", {"project": "Lockers", "locale": "en", "goals": YEAR["goals"]})
    shown = [find(stored(content)["Results"], goal.name)[3].value for goal in found.body.attained[:3]]
    assert shown == ["met", "partly met", "missed"]
    assert find(formulas(content)["Results"], "Orders")[3].value.startswith("=IF(")
