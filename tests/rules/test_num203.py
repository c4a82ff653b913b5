"""NUM203 one-measure-under-two-names, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [{"id": "a", "name": "续费率", "target": "92%"}, {"id": "b", "name": "GRR", "target": "90%"}],
            },
            ["/kpis/id=b/name"],
        ),
        (
            {
                "department": "客服部",
                "kpis": [
                    {"id": "a", "name": "坐席年流失率", "target": "≤20%"},
                    {"id": "b", "name": "坐席流失率", "baseline": "30%"},
                ],
            },
            ["/kpis/id=b/name"],
        ),
        (
            {
                "department": "Support",
                "kpis": [{"id": "a", "name": "Agent attrition"}, {"id": "b", "name": "Annual agent attrition"}],
            },
            ["/kpis/id=b/name"],
        ),
        (
            {
                "department": "人事部",
                "kpis": [{"id": "a", "name": "员工流失率"}, {"id": "b", "name": "员工年度流失率"}],
            },
            ["/kpis/id=b/name"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("NUM203", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "续费率", "target": "92%"}, {"name": "激活率", "target": "30%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"name": "续费率", "definition": "按客户数", "target": "92%"},
                {"name": "GRR", "definition": "按金额", "target": "90%"},
            ],
        },
        {"department": "销售部", "period": "2026", "kpis": [{"name": "行业方案包"}, {"name": "行业案例"}]},
        {"department": "销售部", "period": "2026", "kpis": [{"name": "续费率"}]},
        {"department": "客服部", "kpis": [{"name": "坐席年流失率"}, {"name": "坐席月流失率"}]},
        {"department": "Support", "kpis": [{"name": "Annual agent attrition"}, {"name": "Annual customer churn"}]},
        {"department": "市场部", "kpis": [{"name": "年轻客户转化率"}, {"name": "客户转化率"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("NUM203", "generate_plan", brief) == []
