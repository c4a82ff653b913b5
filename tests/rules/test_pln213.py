"""PLN213 step-outside-its-initiative, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "initiatives": [
                    {
                        "id": "i",
                        "name": "方案包",
                        "start": "2026-03-02",
                        "duration": "4周",
                        "actions": [{"id": "s", "text": "交付", "when": "2026-05-15"}],
                    }
                ],
            },
            ["/initiatives/id=i/actions/id=s/when"],
        ),
        (
            {
                "department": "销售部",
                "period": "2026",
                "initiatives": [
                    {
                        "id": "i",
                        "name": "方案包",
                        "start": "2026-03-02",
                        "duration": "4周",
                        "actions": [{"id": "s", "text": "交付", "when": "2026-01-15"}],
                    }
                ],
            },
            ["/initiatives/id=i/actions/id=s/when"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("PLN213", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {
                    "id": "i",
                    "name": "方案包",
                    "start": "2026-03-02",
                    "duration": "4周",
                    "actions": [{"id": "s", "text": "交付", "when": "2026-03-20"}],
                }
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {
                    "id": "i",
                    "name": "方案包",
                    "start": "2026-03-02",
                    "duration": "4周",
                    "actions": [{"id": "s", "text": "交付", "when": "2026-03"}],
                }
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {
                    "id": "i",
                    "name": "方案包",
                    "start": "2026-03-02",
                    "duration": "4周",
                    "actions": [{"id": "s", "text": "交付", "when": "2026Q1"}],
                }
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {
                    "id": "i",
                    "name": "方案包",
                    "start": "2026-03-02",
                    "duration": "4周",
                    "actions": [{"id": "s", "text": "交付", "when": ""}],
                }
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "i", "name": "x", "actions": [{"text": "y", "when": "2026-05-15"}]}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("PLN213", "generate_plan", brief) == []
