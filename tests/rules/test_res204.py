"""RES204 budget-alarm-within-the-plan, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "resources": {"budget": [{"name": "活动", "amount": "50万", "work": "i"}]},
                "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31", "cost": "50万"}],
                "thresholds": [{"id": "t", "metric": "budget_used", "role": "red", "value": ">90%"}],
            },
            ["/thresholds/id=t/value"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("RES204", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"budget": [{"name": "活动", "amount": "50万", "work": "i"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31", "cost": "50万"}],
            "thresholds": [{"metric": "budget_used", "role": "red", "value": ">100%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"budget": [{"name": "活动", "amount": "50万", "work": "i"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31", "cost": "20万"}],
            "thresholds": [{"metric": "budget_used", "role": "red", "value": ">90%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"budget": [{"name": "活动", "amount": "50万"}]},
            "thresholds": [{"metric": "budget_used", "role": "red", "value": ">90%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"budget": [{"name": "活动", "amount": "50万", "work": "i"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31", "cost": "50万"}],
            "thresholds": [{"metric": "budget_used", "role": "amber", "value": ">60%", "when": "2026Q2"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("RES204", "generate_plan", brief) == []
