"""RES206 funding-short-of-cost, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "costs": [{"id": "l", "name": "Lockers", "amount": "$900"}],
            "funding": {"sources": [{"name": "S0", "amount": "$500"}, {"name": "S1", "amount": "$300"}]},
        },
        ["/funding/sources"],
    ),
    (
        {
            "costs": "开发 260万元；设备 160万元",
            "funding": {"tranches": [{"name": "首笔", "amount": "200万元"}, {"name": "次笔", "amount": "150万元"}]},
        },
        ["/funding/tranches"],
    ),
]
CLEAN = [
    {
        "costs": [{"id": "l", "name": "Lockers", "amount": "$900"}],
        "funding": {"sources": [{"name": "S0", "amount": "$600"}, {"name": "S1", "amount": "$300"}]},
    },
    {
        "costs": [{"id": "l", "name": "Lockers", "amount": "$900"}, {"name": "Move"}],
        "funding": {"sources": [{"name": "S0", "amount": "$500"}]},
    },
    {
        "costs": [{"id": "l", "name": "Lockers", "amount": "$900"}, {"name": "Running", "amount": "$400 a year"}],
        "funding": {"sources": [{"name": "S0", "amount": "$900"}]},
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_money_that_does_not_cover_the_cost(brief, at):
    assert [where for where, _ in seen("RES206", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("RES206", "build_proposal", brief) == []
