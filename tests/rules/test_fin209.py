"""FIN209 sensitivity-that-no-flow-supports, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, chinese_case, proposal

SEES = [
    (
        proposal(
            case(),
            claims=[
                {"id": "k", "text": "as stated", "op": "sensitivity", "of": ["c", "weather", "-20%"], "value": "$200"}
            ],
        ),
        ["/claims/id=k"],
    ),
    (
        proposal(
            case(),
            claims=[{"id": "k", "text": "as stated", "op": "sensitivity", "of": ["c", "Fees", "-20%"], "value": "$20"}],
        ),
        ["/claims/id=k"],
    ),
    (
        proposal(
            chinese_case(),
            claims=[{"id": "k", "text": "as stated", "op": "sensitivity", "of": ["服务费", "-10%"], "value": "5万元"}],
        ),
        ["/claims/id=k"],
    ),
]

CLEAN = [
    proposal(
        case(),
        claims=[{"id": "k", "text": "as stated", "op": "sensitivity", "of": ["c", "Fees", "-20%"], "value": "-$204"}],
    ),
    proposal(
        case(),
        claims=[{"id": "k", "text": "as stated", "op": "sensitivity", "of": ["c", "outlay", "+2%"], "value": "-$25.2"}],
    ),
    proposal(
        case(), claims=[{"id": "k", "text": "as stated", "op": "sensitivity", "of": ["c", "Fees"], "value": "$200"}]
    ),
    proposal(
        case(rate=""),
        claims=[{"id": "k", "text": "as stated", "op": "sensitivity", "of": ["c", "Fees", "-20%"], "value": "$200"}],
    ),
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_sensitivity_of_a_driver_that_is_not_there_or_with_another_amount(brief, at):
    assert [where for where, _ in seen("FIN209", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN209", "build_proposal", brief) == []
