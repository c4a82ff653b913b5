"""FIN210 customer-who-could-not-pay, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, chinese_case, proposal

SEES = [
    (
        proposal(
            case(whose="customer", segment="s"),
            segments=[{"id": "s", "name": "Corner shops", "size": "900", "budget": "$400"}],
        ),
        ["/cases/id=c/outlay"],
    ),
    (
        proposal(
            chinese_case(whose="客户", outlay="1.2万元", segment="夫妻店"),
            segments=[{"id": "s", "name": "夫妻店", "budget": "8,000元"}],
        ),
        ["/cases/id=c/outlay"],
    ),
]

CLEAN = [
    proposal(
        case(whose="customer", segment="s"),
        segments=[{"id": "s", "name": "Corner shops", "size": "900", "budget": "$1,400"}],
    ),
    proposal(case(segment="s"), segments=[{"id": "s", "name": "Corner shops", "size": "900", "budget": "$400"}]),
    proposal(
        case(whose="customer", segment="s"),
        segments=[{"id": "s", "name": "Corner shops", "size": "900", "budget": "€400"}],
    ),
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_an_outlay_that_its_customers_do_not_have(brief, at):
    assert [where for where, _ in seen("FIN210", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN210", "build_proposal", brief) == []
