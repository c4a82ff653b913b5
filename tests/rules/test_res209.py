"""RES209 cost-line-that-no-use-pays, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "costs": [
                {"id": "l", "name": "Lockers", "amount": "$900"},
                {"id": "s", "name": "Software", "amount": "$200"},
            ],
            "funding": {"uses": [{"name": "Equipment", "amount": "$900", "costs": ["l"]}]},
        },
        ["/costs/id=s"],
    ),
    (
        {
            "costs": [
                {"id": "a", "name": "总投入", "amount": "420万元"},
                {"id": "d", "name": "开发", "amount": "260万元", "parent": "a"},
                {"id": "e", "name": "设备", "amount": "160万元", "parent": "a"},
            ],
            "funding": {"uses": [{"name": "研发", "amount": "260万元", "costs": ["d"]}]},
        },
        ["/costs/id=e"],
    ),
]
CLEAN = [
    {
        "costs": [{"id": "l", "name": "Lockers", "amount": "$900"}, {"id": "s", "name": "Software", "amount": "$200"}],
        "funding": {
            "uses": [
                {"name": "Equipment", "amount": "$900", "costs": ["l"]},
                {"name": "Development", "amount": "$200", "costs": ["s"]},
            ]
        },
    },
    {
        "costs": [{"id": "l", "name": "Lockers", "amount": "$900"}, {"id": "s", "name": "Software", "amount": "$200"}],
        "funding": {"uses": [{"name": "Equipment", "amount": "$900"}]},
    },
    {
        "costs": [{"id": "l", "name": "Lockers", "amount": "$900"}, {"name": "Running", "amount": "$40 a year"}],
        "funding": {"uses": [{"name": "Equipment", "amount": "$900", "costs": ["l"]}]},
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_cost_line_that_no_use_of_the_money_pays(brief, at):
    assert [where for where, _ in seen("RES209", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("RES209", "build_proposal", brief) == []
