"""PLN206 unknown-reference, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Move"}, {"id": "b", "name": "Train", "after": ["mov"]}],
        },
        ["/initiatives/id=b/after"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "专班", "kpis": ["续约率高"]}],
            "kpis": [{"id": "k", "name": "续费率", "target": "92%"}],
        },
        ["/initiatives/id=a/kpis"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "专班", "actions": [{"id": "s", "text": "回访", "kpis": ["kpi-9"]}]}],
            "kpis": [{"id": "k", "name": "续费率", "target": "92%"}],
        },
        ["/initiatives/id=a/actions/id=s/kpis"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "requirements": [{"id": "r1", "text": "现金流为正"}],
            "objectives": [{"id": "o", "text": "留住客户", "serves": ["r9"]}],
            "kpis": [{"id": "k", "name": "续费率", "objective": "o9"}],
        },
        ["/kpis/id=k/objective", "/objectives/id=o/serves"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Desk"}],
            "kpis": [{"id": "k", "name": "GRR"}],
            "milestones": [{"id": "m", "name": "Proof", "after": ["z"], "proves": ["x"]}],
            "risks": [{"id": "r", "text": "Nobody comes", "work": ["z"]}],
        },
        ["/milestones/id=m/after", "/risks/id=r/work", "/milestones/id=m/proves"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Desk"}],
            "allocations": [{"id": "l", "work": ["z"], "effort": {"Agent": "2 person-months"}, "within": "total"}],
            "resources": {"budget": [{"id": "x", "name": "Tools", "amount": "$10,000", "parent": "y", "work": ["z"]}]},
        },
        [
            "/allocations/id=l/work",
            "/resources/budget/id=x/work",
            "/allocations/id=l/within",
            "/resources/budget/id=x/parent",
        ],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "kpis": [{"id": "k", "name": "GRR"}],
            "reviews": [{"id": "r", "rhythm": "monthly", "metrics": ["kpi-7"]}],
            "thresholds": [{"id": "t", "metric": "kpi-8", "value": "≥1"}],
        },
        ["/thresholds/id=t/metric", "/reviews/id=r/metrics"],
    ),
]
SAID = [
    (
        {"department": "销售部", "period": "2026", "initiatives": [{"name": "培训", "after": ["迁移"]}]},
        "“培训”引用了“迁移”，但文中没有这一项。",
    ),
    (
        {"department": "Sales", "period": "2026", "initiatives": [{"name": "Train", "after": ["mov"]}]},
        '"Train" refers to "mov", which is not there.',
    ),
]
CLEAN = [
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "迁移"}, {"name": "培训", "after": ["迁移"]}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"name": "专班", "kpis": ["k"]}, {"name": "回访", "kpis": ["年度续费率", "NPS"]}],
        "kpis": [{"id": "k", "name": "续费率", "target": "92%"}],
    },
    {"department": "销售部", "period": "2026", "initiatives": [{"name": "专班", "kpis": ["客户满意"]}]},
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Move", "actions": [{"id": "s", "text": "Copy the archive"}]}],
        "allocations": [{"work": ["s", "a"], "effort": {"Agent": "1 person-month"}}],
        "milestones": [
            {"id": "m", "name": "Moved", "after": ["a", "Copy the archive"]},
            {"name": "Live", "after": ["m"]},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"name": "Desk"}],
        "reviews": [{"rhythm": "monthly", "metrics": ["budget_used", "On-time delivery", "Cost per head"]}],
        "thresholds": [{"metric": "queue length", "value": "≤20"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "kpis": [{"id": "k", "name": "GRR", "objective": "Keep our customers"}],
        "objectives": ["Keep our customers"],
    },
    {"department": "销售部", "period": "2026", "kpis": [{"id": "k", "name": "续费率", "objective": "稳住存量"}]},
    {
        "department": "Sales",
        "period": "2026",
        "objectives": [{"text": "Keep our customers", "serves": ["Group strategy 2026"]}],
    },
    {"department": "Sales", "period": "2026", "risks": [{"text": "Nobody comes", "work": ["Desk"]}]},
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Desk"}],
        "allocations": [
            {"id": "t", "text": "Total", "work": ["a"], "effort": {"Agent": "3"}},
            {"work": ["a"], "effort": {"Agent": "1"}, "within": "Total"},
        ],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_reference_that_leads_nowhere(brief, at):
    assert [where for where, _ in seen("PLN206", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN206", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_ids_exact_names_steps_and_plain_names_of_metrics(brief):
    assert seen("PLN206", "generate_plan", brief) == []


PROPOSED = [
    (
        {"costs": [{"id": "c", "name": "Lockers", "amount": "$9", "parent": "all"}, {"name": "Site", "amount": "$2"}]},
        {"/costs/id=c/parent"},
    ),
    (
        {"prices": [{"id": "p", "name": "订阅"}], "segments": [{"id": "s", "name": "门店", "offer": ["q"]}]},
        {"/segments/id=s/offer"},
    ),
    (
        {"phases": [{"id": "p", "name": "Pilot"}], "risks": [{"id": "r", "text": "Vandals", "work": ["guard"]}]},
        {"/risks/id=r/work"},
    ),
]
PROPOSED_WELL = [
    {"costs": [{"id": "all", "name": "All", "amount": "$9"}, {"name": "Lockers", "amount": "$9", "parent": "all"}]},
    {"segments": [{"name": "门店", "offer": ["q"]}]},
    {"modules": [{"id": "m", "name": "App"}], "risks": [{"text": "Vandals", "work": ["m"]}]},
]


@pytest.mark.parametrize(("brief", "at"), PROPOSED)
def test_it_sees_the_same_in_a_proposal(brief, at):
    assert {where for where, _ in seen("PLN206", "build_proposal", brief)} == at


@pytest.mark.parametrize("brief", PROPOSED_WELL)
def test_it_does_not_see_it_in_a_proposal_that_holds(brief):
    assert seen("PLN206", "build_proposal", brief) == []
