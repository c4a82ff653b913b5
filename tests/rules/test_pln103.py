"""PLN103 initiative-without-acceptance, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "知识库", "deliverables": ["文章"]}],
        },
        ["/initiatives/id=a/acceptance"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "Knowledge base", "deliverables": ["Articles"], "goal": "Agents find answers"}
            ],
        },
        ["/initiatives/id=a/acceptance"],
    ),
]
SAID = [
    (
        {"department": "销售部", "period": "2026", "initiatives": [{"name": "知识库", "deliverables": ["文章"]}]},
        "怎样才算“知识库”做好了，由谁确认？",
    ),
    (
        {"department": "Sales", "period": "2026", "initiatives": [{"name": "Wiki", "deliverables": ["Articles"]}]},
        'How will one see that "Wiki" is good enough, and who says so?',
    ),
]
CLEAN = [
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"name": "知识库", "deliverables": ["文章"], "acceptance": "200 篇经二线复核"}],
    },
    {"department": "销售部", "period": "2026", "initiatives": [{"name": "知识库"}]},
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"name": "Knowledge base", "deliverables": ["Articles"], "goal": "Answers within 2 minutes"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"text": "Knowledge base; accepted when two agents have reviewed it", "deliverables": ["Articles"]}
        ],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_deliverable_without_a_test(brief, at):
    assert [where for where, _ in seen("PLN103", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN103", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_test_a_figure_in_the_goal_or_nothing_to_accept(brief):
    assert seen("PLN103", "generate_plan", brief) == []
