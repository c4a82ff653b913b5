"""KPI201 stated-value-differs, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "nodes": [
                    {"id": "a", "formula": "b*c", "value": "25"},
                    {"id": "b", "value": "4"},
                    {"id": "c", "value": "6"},
                ]
            },
            ["/nodes/id=a/value"],
        ),
        (
            {
                "nodes": [
                    {"id": "a", "formula": "b*c", "scenarios": {"实际": "25"}},
                    {"id": "b", "scenarios": {"实际": "4"}},
                    {"id": "c", "scenarios": {"实际": "6"}},
                ]
            },
            ["/nodes/id=a/scenarios/实际"],
        ),
        (
            {
                "nodes": [
                    {"id": "gmv", "unit": "元", "formula": "orders*aov", "value": "5,800万"},
                    {"id": "orders", "value": "20万"},
                    {"id": "aov", "unit": "元", "value": "280"},
                ]
            },
            ["/nodes/id=gmv/value"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("KPI201", "build_kpi_tree", brief)] == at


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
        {"nodes": [{"id": "a", "formula": "b*c", "value": "24"}, {"id": "b", "value": "4"}, {"id": "c", "value": "6"}]},
        {
            "nodes": [
                {"id": "a", "formula": "b/c", "value": "33%", "unit": "%"},
                {"id": "b", "value": "1"},
                {"id": "c", "value": "3"},
            ]
        },
        {
            "nodes": [
                {"id": "gmv", "unit": "元", "formula": "orders*aov", "value": "5,600万"},
                {"id": "orders", "value": "20万"},
                {"id": "aov", "unit": "元", "value": "280"},
            ]
        },
        {"nodes": [{"id": "a", "formula": "b*c", "value": "9"}, {"id": "b", "value": "4"}, {"id": "c"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("KPI201", "build_kpi_tree", brief) == []
