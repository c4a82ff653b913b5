"""KPI101 leaf-without-figure, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        ({"nodes": [{"id": "a", "formula": "b*c"}, {"id": "b", "value": "1"}, {"id": "c"}]}, ["/nodes/id=c/scenarios"]),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("KPI101", "build_kpi_tree", brief)] == at


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
        {"nodes": [{"id": "a", "formula": "b*c"}, {"id": "b"}, {"id": "c"}]},
        {"nodes": [{"id": "a", "value": "3"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("KPI101", "build_kpi_tree", brief) == []
