"""TGT103 kpi-without-unit, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {"department": "销售部", "period": "2026", "kpis": [{"id": "k", "name": "续费率", "target": "5,700万"}]},
            ["/kpis/id=k/unit"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT103", "generate_plan", brief)] == at


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
        {"department": "销售部", "period": "2026", "kpis": [{"id": "k", "name": "续费率", "target": "180家"}]},
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "续费率", "target": "25", "unit": "单"}],
        },
        {"department": "销售部", "period": "2026", "kpis": [{"id": "k", "name": "续费率"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT103", "generate_plan", brief) == []
