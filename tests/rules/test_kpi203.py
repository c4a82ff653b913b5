"""KPI203 unknown-name-in-formula, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        ({"nodes": [{"id": "a", "formula": "b*zz"}, {"id": "b", "value": "4"}]}, ["/nodes/id=a/formula"]),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("KPI203", "build_kpi_tree", brief)] == at


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
                {"id": "a", "formula": "新客*客单价"},
                {"id": "b", "name": "新客", "value": "4"},
                {"id": "c", "name": "客单价", "value": "4"},
            ]
        },
        {"nodes": [{"id": "a", "formula": "2*3"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("KPI203", "build_kpi_tree", brief) == []
