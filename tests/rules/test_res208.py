"""RES208 spending-above-its-cost-line, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "costs": [{"id": "l", "name": "Lockers", "amount": "$900"}],
            "funding": {"uses": [{"id": "u", "name": "Equipment", "amount": "$990", "costs": ["l"]}]},
        },
        ["/funding/uses/id=u/amount"],
    ),
    (
        {
            "costs": [{"id": "l", "name": "设备", "amount": "160万元"}],
            "funding": {
                "sources": [{"name": "S0", "amount": "400万元"}],
                "uses": [{"id": "u", "name": "设备采购", "share": "50%", "costs": ["设备"]}],
            },
        },
        ["/funding/uses/id=u/amount"],
    ),
]
CLEAN = [
    {
        "costs": [{"id": "l", "name": "Lockers", "amount": "$900"}],
        "funding": {"uses": [{"name": "Equipment", "amount": "$900", "costs": ["l"]}]},
    },
    {
        "costs": [{"id": "l", "name": "Lockers", "amount": "$900"}],
        "funding": {"uses": [{"name": "Equipment", "amount": "$990"}]},
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_use_that_takes_more_than_its_lines_cost(brief, at):
    assert [where for where, _ in seen("RES208", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("RES208", "build_proposal", brief) == []
