"""RES203 work-dearer-than-its-line, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "resources": {"budget": [{"id": "b", "name": "活动", "amount": "40万", "work": "i"}]},
                "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31", "cost": "50万"}],
            },
            ["/resources/budget/id=b/work"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("RES203", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"budget": [{"name": "活动", "amount": "50万", "work": "i"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31", "cost": "50万"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"budget": [{"name": "活动", "amount": "40万"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31", "cost": "50万"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"budget": [{"name": "活动", "amount": "$40", "work": "i"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31", "cost": "50元"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("RES203", "generate_plan", brief) == []
