"""TGT209 parts-met-and-total-missed, beyond its two examples."""

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
                        "name": "新增客户",
                        "behaviour": "flow",
                        "better": "higher",
                        "target": "180家",
                        "splits": [{"name": "华东", "target": "90家"}, {"name": "华北", "target": "50家"}],
                    }
                ],
            },
            ["/kpis/id=k/splits"],
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
                        "target": "92%",
                        "splits": [
                            {"name": "a", "weight": "50%", "target": "90%"},
                            {"name": "b", "weight": "50%", "target": "91%"},
                        ],
                    }
                ],
            },
            ["/kpis/id=k/splits"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT209", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {
                    "id": "k",
                    "name": "新增客户",
                    "behaviour": "flow",
                    "better": "higher",
                    "target": "180家",
                    "splits": [{"name": "华东", "target": "110家"}, {"name": "华北", "target": "70家"}],
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
                    "target": "92%",
                    "splits": [
                        {"name": "a", "weight": "50%", "target": "90%"},
                        {"name": "b", "weight": "50%", "target": "94%"},
                    ],
                }
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {
                    "id": "k",
                    "name": "新增客户",
                    "behaviour": "flow",
                    "better": "higher",
                    "target": "180家",
                    "splits": [{"name": "华东", "target": "110家"}, {"name": "华北"}],
                }
            ],
        },
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
                    "name": "新增客户",
                    "behaviour": "flow",
                    "better": "higher",
                    "target": "180家",
                    "splits": [{"name": "华东", "target": "120家"}, {"name": "华北", "target": "70家"}],
                }
            ],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT209", "generate_plan", brief) == []
