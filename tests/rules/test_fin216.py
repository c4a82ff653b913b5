"""FIN216 amount-that-is-no-single-figure, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"costs": [{"id": "l", "name": "Lockers", "amount": "$300-400"}, {"name": "Software", "amount": "$90"}]},
        ["/costs/id=l/amount"],
    ),
    ({"prices": [{"id": "p", "name": "订阅", "price": "20-30元/店/年"}]}, ["/prices/id=p/price"]),
    ({"costs": [{"id": "l", "name": "设备", "amount": "12台"}]}, ["/costs/id=l/amount"]),
]
CLEAN = [
    {"costs": [{"name": "Lockers", "amount": "$350"}]},
    {"prices": [{"name": "订阅", "price": "约25元/店/年"}]},
    {"currency": "万元", "costs": [{"name": "设备", "amount": "12"}]},
]
SAID = [({"costs": [{"id": "l", "name": "设备", "amount": "300-400万元"}]}, "“设备”写的是 300-400万元，没法相加。")]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_an_amount_that_cannot_be_added_up(brief, at):
    assert [where for where, _ in seen("FIN216", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("FIN216", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN216", "build_proposal", brief) == []
