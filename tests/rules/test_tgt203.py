"""TGT203 checkpoints-out-of-order, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [
                    {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
                ],
                "thresholds": [
                    {"id": "a", "metric": "k", "role": "gate", "value": "≥91%", "when": "2026Q2"},
                    {"id": "b", "metric": "k", "role": "gate", "value": "≥90%", "when": "2026Q3"},
                ],
            },
            ["/thresholds/id=b/value"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT203", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "thresholds": [
                {"metric": "k", "role": "gate", "value": "≥90%", "when": "2026Q2"},
                {"metric": "k", "role": "gate", "value": "≥91%", "when": "2026Q3"},
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "thresholds": [
                {"metric": "k", "role": "gate", "value": "≥91%"},
                {"metric": "k", "role": "gate", "value": "≥90%"},
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "thresholds": [
                {"metric": "k", "role": "gate", "value": "≥91%", "when": "2026Q3"},
                {"metric": "k", "role": "checkpoint", "value": "≥90%", "when": "2026Q4"},
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT203", "generate_plan", brief) == []
