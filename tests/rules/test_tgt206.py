"""TGT206 target-due-outside-the-period, beyond its two examples."""

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
                    {
                        "id": "k",
                        "name": "续费率",
                        "baseline": "88%",
                        "target": "≥92%",
                        "owner": "王芳",
                        "source": "CRM",
                        "due": "2027-03-31",
                    }
                ],
            },
            ["/kpis/id=k/due"],
        ),
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [
                    {
                        "id": "k",
                        "name": "续费率",
                        "baseline": "88%",
                        "target": "≥92%",
                        "owner": "王芳",
                        "source": "CRM",
                        "due": "2025Q4",
                    }
                ],
            },
            ["/kpis/id=k/due"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT206", "generate_plan", brief)] == at


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
            "kpis": [
                {
                    "id": "k",
                    "name": "续费率",
                    "baseline": "88%",
                    "target": "≥92%",
                    "owner": "王芳",
                    "source": "CRM",
                    "due": "2026Q3",
                }
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {
                    "id": "k",
                    "name": "续费率",
                    "baseline": "88%",
                    "target": "≥92%",
                    "owner": "王芳",
                    "source": "CRM",
                    "due": "年底",
                }
            ],
        },
        {
            "department": "x",
            "kpis": [
                {
                    "baseline": "88%",
                    "target": "≥92%",
                    "owner": "王芳",
                    "source": "CRM",
                    "name": "续费率",
                    "due": "2027-01-01",
                }
            ],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT206", "generate_plan", brief) == []
