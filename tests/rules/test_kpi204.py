"""KPI204 measure-made-of-itself, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {"nodes": [{"id": "a", "formula": "b+1"}, {"id": "b", "formula": "a-1"}]},
            ["/nodes/id=a/formula", "/nodes/id=b/formula"],
        ),
        ({"nodes": [{"id": "a", "formula": "a+1"}]}, ["/nodes/id=a/formula"]),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("KPI204", "build_kpi_tree", brief)] == at


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
        {"nodes": [{"id": "a", "formula": "b+b"}, {"id": "b", "formula": "c"}, {"id": "c", "value": "1"}]},
        {"nodes": [{"id": "a", "value": "1"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("KPI204", "build_kpi_tree", brief) == []
