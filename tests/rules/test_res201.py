"""RES201 budget-line-without-amount, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {"department": "销售部", "period": "2026", "resources": {"budget": [{"id": "b", "name": "活动"}]}},
            ["/resources/budget/id=b/amount"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("RES201", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {"department": "销售部", "period": "2026", "resources": {"budget": [{"name": "活动", "amount": "40万"}]}},
        {"department": "销售部", "period": "2026", "resources": {"budget": [{"name": "活动", "limit": "≤40万"}]}},
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"budget": [{"id": "a", "name": "市场"}, {"name": "活动", "amount": "40万", "parent": "a"}]},
        },
        {"department": "销售部", "period": "2026"},
    ],
)
def test_it_does_not_see(brief):
    assert seen("RES201", "generate_plan", brief) == []
