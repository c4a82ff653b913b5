"""TGT201 target-already-met, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [{"id": "k", "name": "续费率", "baseline": "93%", "target": "≥92%"}],
            },
            ["/kpis/id=k/target"],
        ),
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [{"id": "k", "name": "缺陷密度", "better": "lower", "baseline": "0.2", "target": "≤0.3"}],
            },
            ["/kpis/id=k/target"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT201", "generate_plan", brief)] == at


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
            "kpis": [{"id": "k", "name": "续费率", "baseline": "93%", "target": "≥92%", "lasts": "12个月"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "保持续费率", "text": "保持续费率", "baseline": "93%", "target": "≥92%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "续费率", "baseline": "92%", "target": "92%"}],
        },
        {"department": "销售部", "period": "2026", "kpis": [{"id": "k", "name": "续费率", "target": "≥92%"}]},
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "新增客户", "behaviour": "flow", "baseline": "200家", "target": "≥180家"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT201", "generate_plan", brief) == []
