"""FIN219 outlay-off-its-costs, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "costs": [{"name": "Lockers", "amount": "$500"}, {"name": "Software", "amount": "$300"}],
            "cases": [
                {
                    "id": "c",
                    "name": "Ours",
                    "whose": "ours",
                    "outlay": "$1,000",
                    "rate": "10%",
                    "horizon": "3 years",
                    "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
                }
            ],
        },
        ["/cases/id=c/outlay"],
    ),
    (
        {
            "costs": "开发 260万元；终端 160万元",
            "cases": [
                {
                    "id": "c",
                    "name": "公司测算",
                    "whose": "我方",
                    "outlay": "350万元",
                    "rate": "8%",
                    "horizon": "3年",
                    "benefits": [{"id": "f", "name": "服务费", "counts_as": "收入", "amount": "45万元"}],
                }
            ],
        },
        ["/cases/id=c/outlay"],
    ),
]
CLEAN = [
    {
        "costs": [{"name": "Lockers", "amount": "$500"}, {"name": "Software", "amount": "$300"}],
        "cases": [
            {
                "id": "c",
                "name": "Ours",
                "whose": "ours",
                "outlay": "$800",
                "rate": "10%",
                "horizon": "3 years",
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
            }
        ],
    },
    {
        "costs": [{"name": "Lockers", "amount": "$500"}, {"name": "Software", "amount": "$300"}],
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
    {
        "costs": [
            {"name": "Lockers", "amount": "$500"},
            {"name": "Software", "amount": "$300"},
            {"name": "Support", "amount": "$200 a year"},
        ],
        "cases": [
            {
                "id": "c",
                "name": "Ours",
                "whose": "ours",
                "outlay": "$1,000",
                "rate": "10%",
                "horizon": "3 years",
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
            }
        ],
    },
    {
        "costs": [
            {"name": "Lockers", "amount": "$500"},
            {"name": "Software", "amount": "$300"},
            {"name": "Reserve", "amount": "$90", "cost_type": "reserve"},
        ],
        "cases": [
            {
                "id": "c",
                "name": "Ours",
                "whose": "ours",
                "outlay": "$800",
                "rate": "10%",
                "horizon": "3 years",
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
            }
        ],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_case_of_ours_with_another_outlay_than_the_costs(brief, at):
    assert [where for where, _ in seen("FIN219", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN219", "build_proposal", brief) == []
