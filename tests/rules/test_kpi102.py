"""KPI102 leaf-without-owner, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "nodes": [
                    {"id": "a", "formula": "b*c", "owner": "X"},
                    {"id": "b", "value": "1"},
                    {"id": "c", "value": "2", "owner": "Y"},
                ]
            },
            ["/nodes/id=b/owner"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("KPI102", "build_kpi_tree", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "nodes": [
                {"id": "a", "formula": "b*c"},
                {"id": "b", "value": "1", "owner": "X"},
                {"id": "c", "value": "2", "controllable": "no"},
            ]
        },
        {"nodes": [{"id": "a", "value": "3"}]},
        {"nodes": [{"id": "a", "formula": "b+b"}, {"id": "b", "value": "1", "owner": "X"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("KPI102", "build_kpi_tree", brief) == []
