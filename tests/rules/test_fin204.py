"""FIN204 saving-larger-than-what-is-spent, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, proposal

SEES = [
    (
        proposal(
            case(benefits=[{"id": "s", "name": "Paper", "counts_as": "saving", "base": "$300", "amount": "$420"}])
        ),
        ["/cases/id=c/benefits/id=s/amount"],
    ),
    (
        proposal(
            case(
                benefits=[
                    {"id": "s", "name": "Paper", "counts_as": "saving", "base": "$3,000", "amount": "420 USD per month"}
                ]
            )
        ),
        ["/cases/id=c/benefits/id=s/amount"],
    ),
    (
        proposal(case(benefits=[{"id": "s", "name": "报废", "counts_as": "节省", "base": "8万元", "amount": "120%"}])),
        ["/cases/id=c/benefits/id=s/amount"],
    ),
]

CLEAN = [
    proposal(case(benefits=[{"name": "Paper", "counts_as": "saving", "base": "$600", "amount": "$420"}])),
    proposal(case(benefits=[{"name": "Paper", "counts_as": "saving", "base": "50 USD per month", "amount": "$420"}])),
    proposal(case(benefits=[{"name": "Sales", "counts_as": "revenue", "base": "$300", "amount": "$420"}])),
    proposal(case(benefits=[{"name": "Paper", "counts_as": "saving", "amount": "$420"}])),
]

SAID = [
    (
        proposal(
            case(
                name="公司测算",
                benefits=[{"id": "s", "name": "报废", "counts_as": "节省", "base": "8万元", "amount": "9万元"}],
            )
        ),
        "“报废”每年省 9万元，可现在总共只花 8万元。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_saving_of_more_than_is_spent(brief, at):
    assert [where for where, _ in seen("FIN204", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("FIN204", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN204", "build_proposal", brief) == []
