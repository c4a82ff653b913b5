"""FIN101 case-without-rate-or-horizon, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, chinese_case, proposal

SEES = [
    (proposal(case(rate="")), ["/cases/id=c/rate"]),
    (proposal(chinese_case(horizon="")), ["/cases/id=c/horizon"]),
    (proposal(case(rate=""), case(id="d", rate="")), ["/cases/id=c/rate", "/cases/id=d/rate"]),
]

CLEAN = [
    proposal(case()),
    proposal(case(horizon="", benefits=[{"name": "Fees", "amount": "$400", "year": "1-3"}])),
    proposal(case(outlay="", rate="")),
]

SAID = [(proposal(chinese_case(rate="")), "“公司测算”的折现率是多少？")]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_case_that_nobody_can_discount_or_end(brief, at):
    assert [where for where, _ in seen("FIN101", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("FIN101", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN101", "build_proposal", brief) == []
