"""FIN107 break-even-that-cannot-be-shown, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, proposal

SEES = [
    (
        proposal(
            case(benefits=[]),
            costs=[{"name": "Support", "amount": "$10,000 a year"}],
            prices=[
                {
                    "id": "p",
                    "name": "Basic",
                    "price": "$9 per month",
                    "unit_cost": "",
                    "customers": {"1": "40", "2": "90"},
                }
            ],
        ),
        ["/prices"],
    ),
    (
        proposal(
            case(benefits=[]),
            costs=[{"name": "Build", "amount": "$900"}],
            prices=[
                {
                    "id": "p",
                    "name": "Basic",
                    "price": "$9 per month",
                    "unit_cost": "$2 per month",
                    "customers": {"1": "40", "2": "90"},
                }
            ],
        ),
        ["/costs"],
    ),
]

CLEAN = [
    proposal(
        case(benefits=[]),
        costs=[{"name": "Support", "amount": "$10,000 a year"}],
        prices=[
            {
                "id": "p",
                "name": "Basic",
                "price": "$9 per month",
                "unit_cost": "$2 per month",
                "customers": {"1": "40", "2": "90"},
            }
        ],
    ),
    proposal(
        case(whose="customer"),
        costs=[{"name": "Support", "amount": "$10,000 a year"}],
        prices=[
            {"id": "p", "name": "Basic", "price": "$9 per month", "unit_cost": "", "customers": {"1": "40", "2": "90"}}
        ],
    ),
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_break_even_for_which_a_figure_is_missing(brief, at):
    assert [where for where, _ in seen("FIN107", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN107", "build_proposal", brief) == []
