"""FIN206 benefit-before-its-phase, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, proposal

SEES = [
    (
        proposal(
            case(benefits=[{"id": "f", "name": "Fees", "amount": "$420", "year": "1-3", "after": "p"}]),
            phases=[{"id": "p", "name": "Build", "start": "2027-01-04", "end": "2028-06-30"}],
        ),
        ["/cases/id=c/benefits/id=f/year"],
    ),
    (
        proposal(
            case(benefits=[{"id": "f", "name": "服务费", "amount": "$420", "year": "2027", "after": "p"}]),
            phases=[{"id": "p", "name": "建设", "start": "2027-01-04", "end": "2028-06-30"}],
        ),
        ["/cases/id=c/benefits/id=f/year"],
    ),
]

CLEAN = [
    proposal(
        case(benefits=[{"name": "Fees", "amount": "$420", "after": "p"}]),
        phases=[{"id": "p", "name": "Build", "start": "2027-01-04", "end": "2028-06-30"}],
    ),
    proposal(
        case(benefits=[{"name": "Fees", "amount": "$420", "year": "2-3", "after": "p"}]),
        phases=[{"id": "p", "name": "Build", "start": "2027-01-04", "end": "2027-12-31"}],
    ),
    proposal(
        case(benefits=[{"name": "Fees", "amount": "$420", "year": "1-3"}]),
        phases=[{"id": "p", "name": "Build", "start": "2027-01-04", "end": "2028-06-30"}],
    ),
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_benefit_of_a_year_in_which_its_phase_still_runs(brief, at):
    assert [where for where, _ in seen("FIN206", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN206", "build_proposal", brief) == []
