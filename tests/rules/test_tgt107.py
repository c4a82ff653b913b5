"""TGT107 kpi-without-behaviour, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {"department": "销售部", "period": "2026", "kpis": [{"id": "k", "name": "行业方案包", "target": "12套"}]},
            ["/kpis/id=k/behaviour"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT107", "generate_plan", brief)] == at


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
            "kpis": [{"id": "k", "name": "行业方案包", "target": "12套", "behaviour": "stock"}],
        },
        {"department": "销售部", "period": "2026", "kpis": [{"id": "k", "name": "行业方案包"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT107", "generate_plan", brief) == []
