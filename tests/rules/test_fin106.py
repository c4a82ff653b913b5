"""FIN106 proposal-without-cost, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, proposal

SEES = [
    ({"aim": "Lockers"}, ["/costs"]),
    ({"aim": "智能取药柜", "cases": [{"whose": "ours", "rate": "8%"}]}, ["/costs"]),
]
CLEAN = [{"aim": "Lockers", "costs": [{"name": "Lockers", "amount": "$9"}]}, proposal(case())]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_proposal_that_names_no_cost(brief, at):
    assert [where for where, _ in seen("FIN106", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN106", "build_proposal", brief) == []
