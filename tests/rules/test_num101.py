"""NUM101 parts-over-their-total, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "resources": {
                    "budget": [
                        {"id": "m", "name": "市场", "amount": "200万"},
                        {"name": "活动", "amount": "150万", "parent": "m"},
                        {"name": "内容", "amount": "80万", "parent": "m"},
                    ]
                },
            },
            ["/resources/budget/id=m/amount"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("NUM101", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "resources": {
                "budget": [
                    {"id": "m", "name": "市场", "amount": "230万"},
                    {"name": "活动", "amount": "150万", "parent": "m"},
                    {"name": "内容", "amount": "80万", "parent": "m"},
                ]
            },
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {
                "budget": [
                    {"id": "m", "name": "市场", "amount": "300万"},
                    {"name": "活动", "amount": "150万", "parent": "m"},
                ]
            },
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"budget": [{"name": "市场", "amount": "200万"}, {"name": "活动", "amount": "250万"}]},
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("NUM101", "generate_plan", brief) == []
