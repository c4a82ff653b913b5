"""KPI202 unreadable-formula, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {"nodes": [{"id": "a", "formula": "b ** c"}, {"id": "b", "value": "4"}, {"id": "c", "value": "6"}]},
            ["/nodes/id=a/formula"],
        ),
        ({"nodes": [{"id": "a", "formula": "b *"}, {"id": "b", "value": "4"}]}, ["/nodes/id=a/formula"]),
        ({"nodes": [{"id": "a", "formula": '__import__("os")'}]}, ["/nodes/id=a/formula"]),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("KPI202", "build_kpi_tree", brief)] == at


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
        {"nodes": [{"id": "a", "formula": "（b＋c）×2"}, {"id": "b", "value": "4"}, {"id": "c", "value": "6"}]},
        {"nodes": [{"id": "a", "value": "1"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("KPI202", "build_kpi_tree", brief) == []
