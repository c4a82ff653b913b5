"""KPI208 several-north-stars, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {"nodes": [{"id": "a", "formula": "c*2"}, {"id": "b", "formula": "c*3"}, {"id": "c", "value": "1"}]},
            ["/north_star"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("KPI208", "build_kpi_tree", brief)] == at


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
        {
            "nodes": [{"id": "a", "formula": "c*2"}, {"id": "b", "formula": "c*3"}, {"id": "c", "value": "1"}],
            "north_star": "a",
        },
        {"nodes": [{"id": "a", "formula": "c*2"}, {"id": "c", "value": "1"}, {"id": "d", "value": "3"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("KPI208", "build_kpi_tree", brief) == []
