"""PLN107 initiative-serving-no-kpi, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "续费专班", "kpis": ["k"]}, {"id": "b", "name": "秋季展会"}],
            "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"}],
        },
        ["/initiatives/id=b/kpis"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "Desk", "actions": [{"text": "Call every customer", "kpis": ["k"]}]},
                {"id": "b", "name": "Fair", "after": ["a"]},
                {"id": "c", "name": "Icons"},
            ],
            "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"}],
        },
        ["/initiatives/id=b/kpis", "/initiatives/id=c/kpis"],
    ),
]
SAID = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"name": "专班", "kpis": ["k"]}, {"name": "展会"}, {"name": "图标"}],
            "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"}],
        },
        "展会、图标 不支撑任何一个指标，也没有支撑指标的工作在等它。",
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"name": "Desk", "kpis": ["k"]}, {"name": "Fair"}],
            "kpis": [{"id": "k", "name": "Renewal rate", "baseline": "88%", "target": "92%"}],
        },
        "Fair: moves none of the KPIs, and nothing that moves one waits for it.",
    ),
]
CLEAN = [
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"name": "续费专班"}, {"name": "秋季展会"}],
        "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"}],
    },
    {"department": "销售部", "period": "2026", "initiatives": [{"name": "续费专班"}]},
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "合同数据"},
            {"id": "b", "name": "续费专班", "kpis": ["k"], "after": ["a"]},
        ],
        "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "续费专班", "kpis": ["k"]}, {"id": "b", "name": "备用供应商"}],
        "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"}],
        "risks": [{"text": "供应商停产", "work": ["b"]}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "续费专班", "kpis": ["k"]}, {"name": "回访", "goal": "续费率到 92%"}],
        "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Desk", "kpis": ["k"]}, {"id": "b", "name": "Fair"}],
        "kpis": [
            {"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"},
            {"id": "n", "name": "NPS", "baseline": "31", "target": "40"},
        ],
        "milestones": [{"name": "Fair held", "after": ["b"], "proves": ["n"]}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Data"}, {"id": "b", "name": "Desk", "kpis": ["k"], "after": ["m"]}],
        "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"}],
        "milestones": [{"id": "m", "name": "Data clean", "after": ["a"]}],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_work_beside_the_kpis(brief, at):
    assert [where for where, _ in seen("PLN107", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN107", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_work_that_enables_answers_a_risk_or_proves_and_plans_without_such_links(brief):
    assert seen("PLN107", "generate_plan", brief) == []
