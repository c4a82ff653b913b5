"""TGT309 two-limits-for-one-measure, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "thresholds": [
                    {"id": "a", "metric": "首次响应", "role": "objective", "value": "≤2小时"},
                    {"id": "b", "metric": "首次响应", "role": "objective", "value": "≤30分钟"},
                ],
            },
            ["/thresholds/id=b/value"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT309", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "thresholds": [
                {"metric": "首次响应", "role": "objective", "value": "≤2小时"},
                {"metric": "夜间首次响应", "role": "objective", "value": "≤4小时"},
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "thresholds": [
                {"metric": "x", "role": "amber", "value": "<90%"},
                {"metric": "x", "role": "red", "value": "<85%"},
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "thresholds": [
                {"metric": "x", "role": "gate", "value": "≥90%", "when": "Q1"},
                {"metric": "x", "role": "gate", "value": "≥95%", "when": "Q2"},
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "thresholds": [
                {"metric": "温度", "role": "red", "value": ">40"},
                {"metric": "温度", "role": "red", "value": "<5"},
            ],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT309", "generate_plan", brief) == []


PROPOSED = [
    (
        {
            "thresholds": [
                {"metric": "首屏时间", "role": "objective", "value": "≤2秒"},
                {"id": "t", "metric": "首屏时间", "role": "objective", "value": "≤3秒"},
            ]
        },
        {"/thresholds/id=t/value"},
    )
]
PROPOSED_WELL = [
    {
        "thresholds": [
            {"metric": "首屏时间", "role": "objective", "value": "≤2秒"},
            {"metric": "可用性", "role": "objective", "value": "≥99.9%"},
        ]
    }
]


@pytest.mark.parametrize(("brief", "at"), PROPOSED)
def test_it_sees_the_same_in_a_proposal(brief, at):
    assert {where for where, _ in seen("TGT309", "build_proposal", brief)} == at


@pytest.mark.parametrize("brief", PROPOSED_WELL)
def test_it_does_not_see_it_in_a_proposal_that_holds(brief):
    assert seen("TGT309", "build_proposal", brief) == []
