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


PROPOSED = [
    (
        {
            "costs": [
                {"name": "开发", "amount": "200万元"},
                {"id": "r", "name": "预备费", "amount": "10万元", "cost_type": "reserve"},
            ],
            "risks": [{"text": "延期", "probability": "40%", "cost": "60万元"}],
        },
        {"/costs/id=r/amount"},
    )
]
PROPOSED_WELL = [
    {
        "costs": [{"name": "开发", "amount": "200万元"}, {"id": "r", "name": "预备费", "amount": "30万元"}],
        "risks": [{"text": "延期", "probability": "40%", "cost": "60万元"}],
    }
]


@pytest.mark.parametrize(("brief", "at"), PROPOSED)
def test_it_sees_the_same_in_a_proposal(brief, at):
    assert {where for where, _ in seen("RSK202", "build_proposal", brief)} == at


@pytest.mark.parametrize("brief", PROPOSED_WELL)
def test_it_does_not_see_it_in_a_proposal_that_holds(brief):
    assert seen("RSK202", "build_proposal", brief) == []


RISK = {"text": "预算冻结", "probability": "50%", "impact": "高", "cost": "100万"}


def test_several_lines_are_one_reserve():
    lines = [{"id": "a", "name": "应急金", "amount": "30万"}, {"id": "b", "name": "预备金", "amount": "25万"}]
    brief = {"department": "销售部", "risks": [RISK], "resources": {"budget": lines}}
    assert seen("RSK202", "generate_plan", brief) == []
    lines[1]["amount"] = "15万"
    assert [at for at, _ in seen("RSK202", "generate_plan", brief)] == ["/resources/budget/id=a/amount"]
