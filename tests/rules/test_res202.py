"""RES202 cost-that-no-line-pays, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "resources": {"budget": [{"name": "活动", "amount": "40万", "work": "i"}]},
                "initiatives": [
                    {"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31", "cost": "30万"},
                    {"id": "j", "name": "渠道", "cost": "20万"},
                ],
            },
            ["/initiatives/id=j/cost"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("RES202", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"budget": [{"name": "活动", "amount": "40万", "work": "i"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31", "cost": "30万"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"budget": [{"name": "活动", "amount": "40万"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31", "cost": "30万"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"budget": [{"name": "活动", "amount": "40万", "work": "i"}]},
            "initiatives": [
                {"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"},
                {"id": "j", "name": "渠道"},
            ],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("RES202", "generate_plan", brief) == []
