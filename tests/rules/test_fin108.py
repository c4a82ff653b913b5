"""FIN108 proposal-without-case, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, proposal

SEES = [
    ({"costs": [{"name": "Lockers", "amount": "$9"}]}, ["/cases"]),
    ({"costs": "研发 120万元；设备 80万元"}, ["/cases"]),
]
CLEAN = [proposal(case(), costs=[{"name": "Lockers", "amount": "$9"}]), {"aim": "Lockers"}]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_cost_without_what_it_brings(brief, at):
    assert [where for where, _ in seen("FIN108", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN108", "build_proposal", brief) == []
