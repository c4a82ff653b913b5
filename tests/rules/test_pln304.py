"""PLN304 plan-without-review, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"}],
        },
        ["/reviews"],
    ),
    ({"department": "Sales", "period": "2026", "initiatives": [{"name": "Desk"}]}, ["/reviews"]),
]
SAID = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"}],
        },
        "多久看一次进展，由谁主持、谁拍板、看哪些指标？",
    ),
    (
        {"department": "Sales", "period": "2026", "initiatives": [{"name": "Desk"}]},
        "How often is progress looked at, who calls the meeting, who decides, and which KPIs are on the table?",
    ),
]
CLEAN = [
    {
        "department": "销售部",
        "period": "2026",
        "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"}],
        "reviews": ["每月例会"],
    },
    {"department": "销售部", "period": "2026"},
    {"department": "销售部", "period": "2026", "kpis": [{"name": "NPS"}]},
    {"department": "Sales", "period": "2026", "initiatives": [{"name": "Desk"}], "reviews": [{"rhythm": "monthly"}]},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_targets_or_work_that_nobody_looks_at_again(brief, at):
    assert [where for where, _ in seen("PLN304", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN304", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_plan_with_a_review_or_with_nothing_to_look_at(brief):
    assert seen("PLN304", "generate_plan", brief) == []
