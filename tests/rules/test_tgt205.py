"""TGT205 milestone-proving-another-value, beyond its two examples."""

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
                "thresholds": [{"metric": "k", "role": "gate", "value": "≥90%", "when": "2026-11-30"}],
                "milestones": [{"id": "M1", "name": "M1", "date": "2026-11-30", "proves": ["k"]}],
            },
            ["/milestones/id=M1/proves"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT205", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "thresholds": [{"metric": "k", "role": "gate", "value": "≥92%", "when": "2026-11-30"}],
            "milestones": [{"id": "M1", "name": "M1", "date": "2026-11-30", "proves": ["k"]}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "thresholds": [{"metric": "k", "role": "gate", "value": "≥90%", "when": "2026-12-30"}],
            "milestones": [{"id": "M1", "name": "M1", "date": "2026-11-30", "proves": ["k"]}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "milestones": [{"id": "M1", "name": "M1", "date": "2026-11-30", "proves": ["k"]}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "thresholds": [{"metric": "k", "role": "gate", "value": "≥90%", "when": "2026-11-30"}],
            "milestones": [{"id": "M1", "name": "M1", "date": "2026-11-30"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT205", "generate_plan", brief) == []
