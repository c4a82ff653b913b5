"""KPI209 metric-defined-twice, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {"nodes": [{"id": "a", "name": "活跃客户", "value": "1"}, {"id": "b", "name": "活跃 客户", "value": "2"}]},
            ["/nodes/id=b/name"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("KPI209", "build_kpi_tree", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "nodes": [
                {"id": "revenue", "unit": "USD", "formula": "customers * price"},
                {"id": "customers", "value": "40"},
                {"id": "price", "unit": "USD", "value": "$30"},
            ]
        },
        {"nodes": [{"id": "a", "name": "活跃客户", "value": "1"}, {"id": "b", "name": "新增客户", "value": "2"}]},
        {"nodes": [{"id": "a", "value": "1"}, {"id": "b", "value": "2"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("KPI209", "build_kpi_tree", brief) == []
