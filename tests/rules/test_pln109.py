"""PLN109 deliverable-without-dated-step, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {
                    "id": "a",
                    "name": "迁移",
                    "deliverables": ["迁移脚本", "价目表"],
                    "actions": [{"text": "写完迁移脚本", "when": "3月13日"}, {"text": "复制归档", "when": "3月27日"}],
                }
            ],
        },
        ["/initiatives/id=a/deliverables"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {
                    "id": "a",
                    "name": "Move",
                    "deliverables": ["Rota", "Handbook"],
                    "actions": [{"text": "Rota agreed", "when": "2026-03-13"}],
                }
            ],
        },
        ["/initiatives/id=a/deliverables"],
    ),
]
SAID = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {
                    "id": "a",
                    "name": "迁移",
                    "deliverables": ["迁移脚本", "价目表"],
                    "actions": [{"text": "写完迁移脚本", "when": "3月13日"}],
                }
            ],
        },
        "“迁移”的步骤都有日期，也写到了其他交付物，但没有一步做出“价目表”。",
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {
                    "id": "a",
                    "name": "Move",
                    "deliverables": ["Rota", "Handbook"],
                    "actions": [{"text": "Rota agreed", "when": "2026-03-13"}],
                }
            ],
        },
        'The steps of "Move" have dates and lead to its other deliverables, but none leads to "Handbook".',
    ),
]
CLEAN = [
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [
            {
                "id": "a",
                "name": "迁移",
                "deliverables": ["迁移脚本", "价目表"],
                "actions": [{"text": "写完迁移脚本", "when": "3月13日"}, {"text": "核对价目表", "when": "3月27日"}],
            }
        ],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [
            {
                "id": "a",
                "name": "迁移",
                "deliverables": ["迁移脚本", "价目表"],
                "actions": [{"text": "写完迁移脚本"}, {"text": "复制归档", "when": "3月27日"}],
            }
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {
                "id": "a",
                "name": "Move",
                "deliverables": ["Rota", "Handbook"],
                "actions": [{"text": "People asked", "when": "2026-03-13"}],
            }
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {
                "id": "a",
                "name": "Move",
                "deliverables": ["Rota"],
                "actions": [{"text": "Rota agreed", "when": "2026-03-13"}],
            }
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Move", "deliverables": ["Rota", "Handbook"], "actions": []}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {
                "id": "a",
                "name": "Move",
                "deliverables": ["Rota", "Handbook"],
                "actions": [{"text": "Rota agreed", "when": "2026-03-13"}],
            }
        ],
        "milestones": [{"name": "Handbook printed", "date": "2026-05-29"}],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_deliverable_that_no_step_leads_to(brief, at):
    assert [where for where, _ in seen("PLN109", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN109", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_deliverables_with_a_step_a_milestone_or_without_dates_to_compare(brief):
    assert seen("PLN109", "generate_plan", brief) == []
