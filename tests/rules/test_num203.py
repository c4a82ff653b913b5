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
    ],
)
def test_it_does_not_see(brief):
    assert seen("NUM203", "generate_plan", brief) == []
