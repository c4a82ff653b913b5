"""RSK202 reserve-short-of-risks, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "risks": [
                    {
                        "id": "r",
                        "text": "预算冻结",
                        "probability": "50%",
                        "impact": "高",
                        "prevention": "p",
                        "contingency": "c",
                        "trigger": "t",
                        "owner": "o",
                        "cost": "100万",
                    }
                ],
                "resources": {"budget": [{"id": "b", "name": "应急预备金", "amount": "20万"}]},
            },
            ["/resources/budget/id=b/amount"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("RSK202", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "risks": [
                {
                    "id": "r",
                    "text": "预算冻结",
                    "probability": "50%",
                    "impact": "高",
                    "prevention": "p",
                    "contingency": "c",
                    "trigger": "t",
                    "owner": "o",
                    "cost": "100万",
                }
            ],
            "resources": {"budget": [{"id": "b", "name": "应急预备金", "amount": "50万"}]},
        },
        {
            "department": "销售部",
            "period": "2026",
            "risks": [
                {
                    "id": "r",
                    "text": "预算冻结",
                    "probability": "50%",
                    "impact": "高",
                    "prevention": "p",
                    "contingency": "c",
                    "trigger": "t",
                    "owner": "o",
                    "cost": "100万",
                }
            ],
            "resources": {"budget": [{"id": "b", "name": "市场", "amount": "20万"}]},
        },
        {
            "department": "销售部",
            "period": "2026",
            "risks": [
                {
                    "id": "r",
                    "text": "预算冻结",
                    "probability": "30%",
                    "impact": "高",
                    "prevention": "p",
                    "contingency": "c",
                    "trigger": "t",
                    "owner": "o",
                }
            ],
            "resources": {"budget": [{"id": "b", "name": "预备金", "amount": "20万"}]},
        },
        {
            "department": "销售部",
            "period": "2026",
            "risks": [
                {
                    "id": "r",
                    "text": "预算冻结",
                    "probability": "50%",
                    "impact": "高",
                    "prevention": "p",
                    "contingency": "c",
                    "trigger": "t",
                    "owner": "o",
                    "cost": "$1",
                }
            ],
            "resources": {"budget": [{"id": "b", "name": "预备金", "amount": "20元"}]},
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("RSK202", "generate_plan", brief) == []
