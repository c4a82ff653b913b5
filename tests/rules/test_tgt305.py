"""TGT305 amber-beyond-red, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [{"id": "k", "name": "续费率", "baseline": "95%", "target": "≥96%"}],
                "thresholds": [
                    {"id": "a", "metric": "k", "role": "amber", "value": "<85%"},
                    {"id": "b", "metric": "k", "role": "red", "value": "<90%"},
                ],
            },
            ["/thresholds/id=a/value"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT305", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "续费率", "baseline": "95%", "target": "≥96%"}],
            "thresholds": [
                {"metric": "k", "role": "amber", "value": "<90%"},
                {"metric": "k", "role": "red", "value": "<85%"},
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "thresholds": [
                {"metric": "k", "role": "amber", "value": "<85%", "when": "2026Q1"},
                {"metric": "k", "role": "red", "value": "<90%", "when": "2026Q4"},
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "销售周期", "baseline": "90天", "target": "75天"}],
            "thresholds": [
                {"metric": "k", "role": "amber", "value": ">92天"},
                {"metric": "k", "role": "red", "value": ">95天"},
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
    assert seen("TGT305", "generate_plan", brief) == []
