"""FIN103 several-cases-and-nobody-said-whose, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, chinese_case, proposal

SEES = [
    (proposal(case(whose=""), case(id="d")), ["/cases/id=c/whose"]),
    (
        proposal(chinese_case(whose=""), chinese_case(id="d", name="门店测算", whose="")),
        ["/cases/id=c/whose", "/cases/id=d/whose"],
    ),
]

CLEAN = [proposal(case(whose="")), proposal(case(), case(id="d", whose="customer"))]

SAID = [(proposal(chinese_case(whose=""), chinese_case(id="d")), "“公司测算”是我方的账，还是客户的账？")]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_two_cases_of_which_one_is_nobody_s(brief, at):
    assert [where for where, _ in seen("FIN103", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("FIN103", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN103", "build_proposal", brief) == []
