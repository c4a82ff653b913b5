"""FIN218 amount-asked-for-off-its-costs, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "aim": "Lockers; approve $900",
            "costs": [{"name": "Lockers", "amount": "$500"}, {"name": "Software", "amount": "$300"}],
        },
        ["/aim"],
    ),
    (
        {
            "aim": "智能订货，申请批准首期投入 500 万元",
            "currency": "元",
            "costs": "开发 260万元；终端 160万元；预备费 60万元",
        },
        ["/aim"],
    ),
]
CLEAN = [
    {
        "aim": "Lockers; approve $800",
        "costs": [{"name": "Lockers", "amount": "$500"}, {"name": "Software", "amount": "$300"}],
    },
    {
        "aim": "Lockers; approve $500",
        "costs": [{"name": "Lockers", "amount": "$500"}, {"name": "Software", "amount": "$300"}],
    },
    {
        "aim": "Lockers; approve $900",
        "costs": [
            {"name": "Lockers", "amount": "$500"},
            {"name": "Software", "amount": "$300"},
            {"name": "Support", "amount": "$100 a year"},
        ],
    },
    {
        "aim": "智能订货，申请批准首期投入 480 万元，三年节省 900 万元",
        "currency": "元",
        "costs": "开发 260万元；终端 160万元；预备费 60万元",
    },
    {
        "aim": "Lockers for $900",
        "costs": [{"name": "Lockers", "amount": "$500"}, {"name": "Software", "amount": "$300"}],
    },
]
SAID = [
    (
        {
            "aim": "智能订货，申请批准首期投入 500 万元",
            "currency": "元",
            "costs": "开发 260万元；终端 160万元；预备费 60万元",
        },
        "申请的是 500 万元，而费用合计 480万元。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_an_amount_asked_for_that_the_costs_do_not_come_to(brief, at):
    assert [where for where, _ in seen("FIN218", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("FIN218", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN218", "build_proposal", brief) == []
