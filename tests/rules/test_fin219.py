"""FIN219 outlay-off-its-costs, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, chinese_case, proposal

SEES = [
    (
        proposal(case(), costs=[{"name": "Lockers", "amount": "$500"}, {"name": "Software", "amount": "$300"}]),
        ["/cases/id=c/outlay"],
    ),
    (proposal(chinese_case(outlay="350万元"), costs="开发 260万元；终端 160万元"), ["/cases/id=c/outlay"]),
]

CLEAN = [
    proposal(
        case(outlay="$800"), costs=[{"name": "Lockers", "amount": "$500"}, {"name": "Software", "amount": "$300"}]
    ),
    proposal(
        case(whose="customer"), costs=[{"name": "Lockers", "amount": "$500"}, {"name": "Software", "amount": "$300"}]
    ),
    proposal(
        case(),
        costs=[
            {"name": "Lockers", "amount": "$500"},
            {"name": "Software", "amount": "$300"},
            {"name": "Support", "amount": "$200 a year"},
        ],
    ),
    proposal(
        case(outlay="$800"),
        costs=[
            {"name": "Lockers", "amount": "$500"},
            {"name": "Software", "amount": "$300"},
            {"name": "Reserve", "amount": "$90", "cost_type": "reserve"},
        ],
    ),
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_case_of_ours_with_another_outlay_than_the_costs(brief, at):
    assert [where for where, _ in seen("FIN219", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN219", "build_proposal", brief) == []
