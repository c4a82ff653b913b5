"""FIN104 offer-without-price-or-customers, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, proposal

SEES = [
    (
        proposal(case(benefits=[]), prices=[{"id": "p", "name": "Basic", "price": "$9 per month"}]),
        ["/prices/id=p/customers"],
    ),
    ({"prices": [{"id": "p", "name": "基础版", "customers": {"2027": "40家"}}]}, ["/prices/id=p/price"]),
]

CLEAN = [
    {"prices": [{"id": "p", "name": "Basic", "price": "$9 per month"}]},
    proposal(
        case(benefits=[]), prices=[{"id": "p", "name": "Basic", "price": "$9 per month", "customers": {"1": "40"}}]
    ),
]
SAID = [({"prices": [{"id": "p", "name": "基础版", "customers": {"2027": "40家"}}]}, "“基础版”的价格是多少？")]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_an_offer_without_a_price_or_without_customers_for_our_case(brief, at):
    assert [where for where, _ in seen("FIN104", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("FIN104", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN104", "build_proposal", brief) == []
