"""RSK107 plan-without-risks, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        ({"department": "x", "initiatives": [{"name": "a"}]}, ["/risks"]),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("RSK107", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {"department": "销售部", "period": "2026", "risks": [{"id": "r", "text": "预算冻结"}]},
        {"department": "x"},
        {"department": "x", "initiatives": [{"name": "a"}], "risks": "预算冻结"},
    ],
)
def test_it_does_not_see(brief):
    assert seen("RSK107", "generate_plan", brief) == []


PROPOSED = [({"phases": [{"name": "Pilot", "duration": "4 weeks"}]}, {"/risks"})]
PROPOSED_WELL = [{"phases": [{"name": "Pilot", "duration": "4 weeks"}], "risks": "Vandals"}]


@pytest.mark.parametrize(("brief", "at"), PROPOSED)
def test_it_sees_the_same_in_a_proposal(brief, at):
    assert {where for where, _ in seen("RSK107", "build_proposal", brief)} == at


@pytest.mark.parametrize("brief", PROPOSED_WELL)
def test_it_does_not_see_it_in_a_proposal_that_holds(brief):
    assert seen("RSK107", "build_proposal", brief) == []
