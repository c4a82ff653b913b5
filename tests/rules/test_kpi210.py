"""KPI210 formula-that-fails, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {"nodes": [{"id": "a", "formula": "b/c"}, {"id": "b", "value": "1"}, {"id": "c", "value": "0"}]},
            ["/nodes/id=a/formula"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("KPI210", "build_kpi_tree", brief)] == at


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
        {"nodes": [{"id": "a", "formula": "b/c"}, {"id": "b", "value": "0"}, {"id": "c", "value": "1"}]},
        {"nodes": [{"id": "a", "formula": "b/c"}, {"id": "b", "value": "0"}, {"id": "c"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("KPI210", "build_kpi_tree", brief) == []
