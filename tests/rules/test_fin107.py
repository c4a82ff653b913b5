"""FIN107 break-even-that-cannot-be-shown, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "costs": [{"name": "Support", "amount": "$10,000 a year"}],
            "prices": [
                {
                    "id": "p",
                    "name": "Basic",
                    "price": "$9 per month",
                    "unit_cost": "",
                    "customers": {"1": "40", "2": "90"},
                }
            ],
            "cases": [
                {
                    "id": "c",
                    "name": "Ours",
                    "whose": "ours",
                    "outlay": "$1,000",
                    "rate": "10%",
                    "horizon": "3 years",
                    "benefits": [],
                }
            ],
        },
        ["/prices"],
    ),
    (
        {
            "costs": [{"name": "Build", "amount": "$900"}],
            "prices": [
                {
                    "id": "p",
                    "name": "Basic",
                    "price": "$9 per month",
                    "unit_cost": "$2 per month",
                    "customers": {"1": "40", "2": "90"},
                }
            ],
            "cases": [
                {
                    "id": "c",
                    "name": "Ours",
                    "whose": "ours",
                    "outlay": "$1,000",
                    "rate": "10%",
                    "horizon": "3 years",
                    "benefits": [],
                }
            ],
        },
        ["/costs"],
    ),
]
CLEAN = [
    {
        "costs": [{"name": "Support", "amount": "$10,000 a year"}],
        "prices": [
            {
                "id": "p",
                "name": "Basic",
                "price": "$9 per month",
                "unit_cost": "$2 per month",
                "customers": {"1": "40", "2": "90"},
            }
        ],
        "cases": [
            {
                "id": "c",
                "name": "Ours",
                "whose": "ours",
                "outlay": "$1,000",
                "rate": "10%",
                "horizon": "3 years",
                "benefits": [],
            }
        ],
    },
    {
        "costs": [{"name": "Support", "amount": "$10,000 a year"}],
        "prices": [
            {"id": "p", "name": "Basic", "price": "$9 per month", "unit_cost": "", "customers": {"1": "40", "2": "90"}}
        ],
        "cases": [
            {
                "id": "c",
                "name": "Ours",
                "whose": "customer",
                "outlay": "$1,000",
                "rate": "10%",
                "horizon": "3 years",
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
            }
        ],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_break_even_for_which_a_figure_is_missing(brief, at):
    assert [where for where, _ in seen("FIN107", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN107", "build_proposal", brief) == []
