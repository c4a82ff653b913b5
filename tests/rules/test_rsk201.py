"""RSK201 high-risk-without-work, beyond its two examples."""

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
                        "probability": "高",
                        "impact": "高",
                        "prevention": "p",
                        "contingency": "c",
                        "trigger": "t",
                        "owner": "o",
                    }
                ],
                "initiatives": [{"id": "i", "name": "a"}],
            },
            ["/risks/id=r/work"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("RSK201", "generate_plan", brief)] == at


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
                    "probability": "高",
                    "impact": "高",
                    "prevention": "p",
                    "contingency": "c",
                    "trigger": "t",
                    "owner": "o",
                    "work": ["i"],
                }
            ],
            "initiatives": [{"id": "i", "name": "a"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "risks": [
                {
                    "id": "r",
                    "text": "预算冻结",
                    "probability": "低",
                    "impact": "高",
                    "prevention": "p",
                    "contingency": "c",
                    "trigger": "t",
                    "owner": "o",
                }
            ],
            "initiatives": [{"id": "i", "name": "a"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "risks": [
                {
                    "id": "r",
                    "text": "预算冻结",
                    "probability": "高",
                    "impact": "高",
                    "prevention": "p",
                    "contingency": "c",
                    "trigger": "t",
                    "owner": "o",
                }
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "risks": [{"id": "r", "text": "预算冻结"}],
            "initiatives": [{"id": "i", "name": "a"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("RSK201", "generate_plan", brief) == []
