"""PLN308 plan-without-work, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    ({"department": "销售部", "period": "2026"}, ["/initiatives"]),
    (
        {
            "department": "Sales",
            "period": "2026",
            "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "92%"}],
        },
        ["/initiatives"],
    ),
]
SAID = [
    (
        {"department": "销售部", "period": "2026"},
        "为了达到这些目标，要做哪 3 到 7 件事？每件由谁负责、何时开始、要多久、交出什么？",
    ),
    (
        {"department": "Sales", "period": "2026"},
        "Which three to seven pieces of work lead to the goals? For each: who owns it, when does it start, how long does it take, what does it hand over?",
    ),
]
CLEAN = [
    {"department": "销售部", "period": "2026", "initiatives": [{"name": "续费专班"}]},
    {"department": "Sales", "period": "2026", "initiatives": ["A new CRM"]},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_goals_without_work(brief, at):
    assert [where for where, _ in seen("PLN308", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN308", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_plan_with_at_least_one_piece_of_work(brief):
    assert seen("PLN308", "generate_plan", brief) == []
