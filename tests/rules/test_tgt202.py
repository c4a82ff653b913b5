"""TGT202 target-worse-than-baseline, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [{"id": "k", "name": "销售周期", "better": "lower", "baseline": "75天", "target": "90天"}],
            },
            ["/kpis/id=k/target"],
        ),
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [{"id": "k", "name": "续费率", "baseline": "93%", "target": "92%"}],
            },
            ["/kpis/id=k/target"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT202", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "续费率", "baseline": "93%", "target": "≥92%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "缺陷数", "baseline": "93", "target": "12"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "x", "baseline": "93", "target": "12"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "续费率", "baseline": "88%", "target": "88%"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT202", "generate_plan", brief) == []
