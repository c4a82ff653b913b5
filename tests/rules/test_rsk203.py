"""RSK203 unreadable-probability, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "risks": [{"id": "r", "text": "预算冻结", "probability": "130%"}],
            },
            ["/risks/id=r/probability"],
        ),
        (
            {
                "department": "销售部",
                "period": "2026",
                "risks": [{"id": "r", "text": "预算冻结", "probability": "30%", "impact": "¥30"}],
            },
            ["/risks/id=r/impact"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("RSK203", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "risks": [{"id": "r", "text": "预算冻结", "probability": "30%", "impact": "高"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "risks": [{"id": "r", "text": "预算冻结", "probability": "3", "impact": "5"}],
        },
        {"department": "销售部", "period": "2026", "risks": [{"id": "r", "text": "预算冻结", "probability": "0.3"}]},
        {"department": "销售部", "period": "2026", "risks": [{"id": "r", "text": "预算冻结"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("RSK203", "generate_plan", brief) == []
