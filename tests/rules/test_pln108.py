"""PLN108 kpi-served-by-nothing, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "续费专班", "kpis": ["k"]}],
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"},
                {"id": "n", "name": "NPS", "baseline": "31", "target": "40"},
            ],
        },
        ["/kpis/id=n"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Desk"}],
            "kpis": [
                {"id": "k", "name": "Renewal rate", "baseline": "88%", "target": "92%"},
                {"id": "n", "name": "NPS", "baseline": "31", "target": "40"},
            ],
        },
        ["/kpis/id=k", "/kpis/id=n"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "回访", "kpis": ["续费率"]}],
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"},
                {"id": "c", "name": "投诉量", "baseline": "40", "target": "≤20"},
            ],
        },
        ["/kpis/id=c"],
    ),
]
SAID = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"name": "专班", "kpis": ["k"]}],
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"},
                {"id": "n", "name": "NPS", "baseline": "31", "target": "40"},
            ],
        },
        "没有任何工作说明会推动：NPS。",
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"name": "Desk", "kpis": ["k"]}],
            "kpis": [
                {"id": "k", "name": "GRR", "baseline": "88%", "target": "92%"},
                {"id": "n", "name": "NPS", "baseline": "31", "target": "40"},
            ],
        },
        "No initiative says that it moves NPS.",
    ),
]
CLEAN = [
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"name": "续费专班", "kpis": ["k"]}],
        "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "kpis": [
            {"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"},
            {"id": "n", "name": "NPS", "baseline": "31", "target": "40"},
        ],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"name": "续费专班", "kpis": ["k"]}],
        "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"}, {"name": "NPS"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"name": "续费专班", "kpis": ["年度续费率"]}],
        "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"name": "提升续费率"}],
        "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"name": "Desk", "actions": [{"text": "Call", "kpis": ["k"]}]}],
        "kpis": [{"id": "k", "name": "Renewal rate", "baseline": "88%", "target": "92%"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"name": "Desk", "kpis": ["k"]}],
        "kpis": [
            {"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"},
            {"name": "Availability", "baseline": "99.95%", "target": "≥99.9%"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Desk", "kpis": ["k"]}],
        "kpis": [
            {"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"},
            {"id": "n", "name": "NPS", "baseline": "31", "target": "40"},
        ],
        "milestones": [{"name": "Survey", "after": ["a"], "proves": ["n"]}],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_target_that_no_work_names(brief, at):
    assert [where for where, _ in seen("PLN108", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN108", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_target_that_is_named_or_met_already(brief):
    assert seen("PLN108", "generate_plan", brief) == []
