"""FIN215 cost-lines-in-a-circle, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "costs": [
                {"id": "a", "name": "Lockers", "amount": "$900", "parent": "b"},
                {"id": "b", "name": "Equipment", "parent": "a"},
            ]
        },
        ["/costs/id=a/parent", "/costs/id=b/parent"],
    ),
    ({"costs": [{"id": "a", "name": "设备", "amount": "90万元", "parent": "设备"}]}, ["/costs/id=a/parent"]),
]
CLEAN = [
    {"costs": [{"id": "a", "name": "Lockers", "amount": "$900", "parent": "b"}, {"id": "b", "name": "Equipment"}]},
    {"costs": [{"id": "a", "name": "设备", "amount": "90万元", "parent": "总投入"}]},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_cost_lines_whose_parents_lead_back_to_them(brief, at):
    assert [where for where, _ in seen("FIN215", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN215", "build_proposal", brief) == []
