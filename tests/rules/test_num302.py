"""NUM302 impossible-value, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {"department": "销售部", "period": "2026", "kpis": [{"id": "k", "name": "可用性", "target": "109.9%"}]},
            ["/kpis/id=k/target"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("NUM302", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {"department": "销售部", "period": "2026", "kpis": [{"name": "可用性", "target": "99.9%"}]},
        {"department": "销售部", "period": "2026", "kpis": [{"name": "大客户净扩张率", "target": "≥110%"}]},
        {"department": "销售部", "period": "2026", "kpis": [{"name": "可用性", "target": "+5%"}]},
        {"department": "销售部", "period": "2026", "kpis": [{"name": "某某率", "target": "130%"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("NUM302", "generate_plan", brief) == []
