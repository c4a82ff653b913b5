"""FIN211 amounts-in-several-currencies, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "costs": [
                {"id": "l", "name": "Lockers", "amount": "$900"},
                {"id": "s", "name": "Software", "amount": "€300"},
                {"name": "Launch", "amount": "$40"},
            ]
        },
        ["/costs/id=s/amount"],
    ),
    ({"currency": "元", "costs": [{"id": "l", "name": "设备", "amount": "$900"}]}, ["/costs/id=l/amount"]),
]
CLEAN = [
    {"costs": [{"name": "Lockers", "amount": "$900"}, {"name": "Software", "amount": "330"}]},
    {"currency": "万元", "costs": [{"name": "设备", "amount": "90"}, {"name": "软件", "amount": "¥300,000"}]},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_an_amount_in_another_currency_than_most(brief, at):
    assert [where for where, _ in seen("FIN211", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN211", "build_proposal", brief) == []
