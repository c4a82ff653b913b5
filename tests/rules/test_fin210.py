"""FIN210 customer-who-could-not-pay, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "segments": [{"id": "s", "name": "Corner shops", "size": "900", "budget": "$400"}],
            "cases": [
                {
                    "id": "c",
                    "name": "Ours",
                    "whose": "customer",
                    "outlay": "$1,000",
                    "rate": "10%",
                    "horizon": "3 years",
                    "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
                    "segment": "s",
                }
            ],
        },
        ["/cases/id=c/outlay"],
    ),
    (
        {
            "segments": [{"id": "s", "name": "夫妻店", "budget": "8,000元"}],
            "cases": [
                {
                    "id": "c",
                    "name": "公司测算",
                    "whose": "客户",
                    "outlay": "1.2万元",
                    "rate": "8%",
                    "horizon": "3年",
                    "benefits": [{"id": "f", "name": "服务费", "counts_as": "收入", "amount": "45万元"}],
                    "segment": "夫妻店",
                }
            ],
        },
        ["/cases/id=c/outlay"],
    ),
]
CLEAN = [
    {
        "segments": [{"id": "s", "name": "Corner shops", "size": "900", "budget": "$1,400"}],
        "cases": [
            {
                "id": "c",
                "name": "Ours",
                "whose": "customer",
                "outlay": "$1,000",
                "rate": "10%",
                "horizon": "3 years",
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
                "segment": "s",
            }
        ],
    },
    {
        "segments": [{"id": "s", "name": "Corner shops", "size": "900", "budget": "$400"}],
        "cases": [
            {
                "id": "c",
                "name": "Ours",
                "whose": "ours",
                "outlay": "$1,000",
                "rate": "10%",
                "horizon": "3 years",
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
                "segment": "s",
            }
        ],
    },
    {
        "segments": [{"id": "s", "name": "Corner shops", "size": "900", "budget": "€400"}],
        "cases": [
            {
                "id": "c",
                "name": "Ours",
                "whose": "customer",
                "outlay": "$1,000",
                "rate": "10%",
                "horizon": "3 years",
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
                "segment": "s",
            }
        ],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_an_outlay_that_its_customers_do_not_have(brief, at):
    assert [where for where, _ in seen("FIN210", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN210", "build_proposal", brief) == []
