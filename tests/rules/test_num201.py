"""NUM201 figure-that-differs-elsewhere, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [{"id": "k", "name": "续费率", "baseline": "88%"}],
                "evidence": [{"metric": "续费率", "value": "85%"}],
            },
            ["/kpis/id=k/baseline"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("NUM201", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "续费率", "baseline": "88%"}],
            "evidence": [{"metric": "续费率", "value": "88%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "续费率", "baseline": "88%"}],
            "evidence": [{"metric": "续费率", "value": "85%", "when": "2024"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "续费率", "baseline": "88%"}],
            "evidence": [{"metric": "续费率", "value": "87.6%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "续费率", "baseline": "88%"}],
            "evidence": [{"metric": "激活率", "value": "32%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "续费率", "baseline": "88%"}],
            "evidence": [{"metric": "续费率", "value": "≥85%"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("NUM201", "generate_plan", brief) == []
