"""KPI206 units-that-do-not-combine, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "nodes": [
                    {"id": "t", "formula": "a+b"},
                    {"id": "a", "unit": "元", "value": "300"},
                    {"id": "b", "unit": "天", "value": "4"},
                ]
            },
            ["/nodes/id=t/formula"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("KPI206", "build_kpi_tree", brief)] == at


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
            "nodes": [
                {"id": "t", "formula": "a+b"},
                {"id": "a", "unit": "元", "value": "300"},
                {"id": "b", "unit": "元", "value": "4"},
            ]
        },
        {
            "nodes": [
                {"id": "t", "formula": "a+b"},
                {"id": "a", "value": "300"},
                {"id": "b", "unit": "家", "value": "4"},
            ]
        },
        {
            "nodes": [
                {"id": "t", "formula": "a*b"},
                {"id": "a", "unit": "家", "value": "300"},
                {"id": "b", "unit": "元", "value": "4"},
            ]
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("KPI206", "build_kpi_tree", brief) == []
