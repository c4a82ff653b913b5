"""TGT105 kpi-without-owner, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {"department": "销售部", "period": "2026", "kpis": [{"id": "k", "name": "续费率", "target": "92%"}]},
            ["/kpis/id=k/owner"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT105", "generate_plan", brief)] == at


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
        {"department": "销售部", "period": "2026", "kpis": [{"id": "k", "name": "续费率", "baseline": "28%"}]},
        {"department": "销售部", "period": "2026"},
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT105", "generate_plan", brief) == []
