"""NUM204 one-name-for-two-measures, beyond its two examples."""

import pytest

from tests.conftest import seen


def plan(*kpis):
    return {"department": "销售部", "period": "2026", "kpis": [{"id": f"k{i}", **kpi} for i, kpi in enumerate(kpis)]}


@pytest.mark.parametrize(
    "kpis",
    [
        ({"name": "续费率", "definition": "按金额"}, {"name": "续费率", "definition": "按客户数"}),
        ({"name": "Active users", "definition": "signed in"}, {"name": "active  users", "definition": "did a task"}),
        ({"name": "续费率", "definition": "按金额。"}, {"name": "续费率 ", "definition": "按金额，不含增购"}),
        ({"name": "DAU", "definition": "7-day average"}, {"name": "DAU", "definition": "peak of the week"}),
    ],
)
def test_it_sees(kpis):
    assert [at for at, _ in seen("NUM204", "generate_plan", plan(*kpis))] == ["/kpis/id=k1/definition"]


@pytest.mark.parametrize(
    "kpis",
    [
        ({"name": "续费率", "definition": "按金额"}, {"name": "续费率", "definition": "按金额。"}),
        ({"name": "续费率", "definition": "按金额"}, {"name": "续费率"}),
        ({"name": "续费率", "definition": "按金额"}, {"name": "客户续费率", "definition": "按客户数"}),
        ({"definition": "by value"}, {"definition": "by number"}),
        ({"name": "DAU", "definition": "7-day average"}, {"name": "MAU", "definition": "of the month"}),
    ],
)
def test_it_does_not_see(kpis):
    assert seen("NUM204", "generate_plan", plan(*kpis)) == []
