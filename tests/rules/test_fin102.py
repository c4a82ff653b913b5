"""FIN102 case-without-outlay-or-benefits, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, chinese_case, proposal

SEES = [
    (proposal(case(outlay="")), ["/cases/id=c/outlay"]),
    (proposal(case(benefits=[])), ["/cases/id=c/benefits"]),
    (proposal(case(benefits=[{"id": "w", "name": "Waste", "amount": "12%"}])), ["/cases/id=c/benefits/id=w/base"]),
    (proposal(chinese_case(benefits=[{"id": "f", "name": "服务费"}])), ["/cases/id=c/benefits/id=f/amount"]),
]

CLEAN = [
    proposal(case()),
    proposal(case(outlay=""), costs=[{"name": "Lockers", "amount": "$900"}]),
    proposal(case(benefits=[{"name": "Waste", "base": "$500", "amount": "12%"}])),
    proposal(chinese_case()),
]

SAID = [(proposal(chinese_case(benefits=[{"id": "f", "name": "服务费"}])), "“服务费”的年金额是多少？")]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_case_that_lacks_its_outlay_its_benefits_or_an_amount(brief, at):
    assert [where for where, _ in seen("FIN102", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("FIN102", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN102", "build_proposal", brief) == []
