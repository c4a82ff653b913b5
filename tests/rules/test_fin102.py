"""FIN102 case-without-outlay-or-benefits, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "cases": [
                {
                    "id": "c",
                    "name": "Ours",
                    "whose": "ours",
                    "outlay": "",
                    "rate": "10%",
                    "horizon": "3 years",
                    "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
                }
            ]
        },
        ["/cases/id=c/outlay"],
    ),
    (
        {
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
            ]
        },
        ["/cases/id=c/benefits"],
    ),
    (
        {
            "cases": [
                {
                    "id": "c",
                    "name": "Ours",
                    "whose": "ours",
                    "outlay": "$1,000",
                    "rate": "10%",
                    "horizon": "3 years",
                    "benefits": [{"id": "w", "name": "Waste", "amount": "12%"}],
                }
            ]
        },
        ["/cases/id=c/benefits/id=w/base"],
    ),
    (
        {
            "cases": [
                {
                    "id": "c",
                    "name": "公司测算",
                    "whose": "我方",
                    "outlay": "100万元",
                    "rate": "8%",
                    "horizon": "3年",
                    "benefits": [{"id": "f", "name": "服务费"}],
                }
            ]
        },
        ["/cases/id=c/benefits/id=f/amount"],
    ),
]
CLEAN = [
    {
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
        ]
    },
    {
        "costs": [{"name": "Lockers", "amount": "$900"}],
        "cases": [
            {
                "id": "c",
                "name": "Ours",
                "whose": "ours",
                "outlay": "",
                "rate": "10%",
                "horizon": "3 years",
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
            }
        ],
    },
    {
        "cases": [
            {
                "id": "c",
                "name": "Ours",
                "whose": "ours",
                "outlay": "$1,000",
                "rate": "10%",
                "horizon": "3 years",
                "benefits": [{"name": "Waste", "base": "$500", "amount": "12%"}],
            }
        ]
    },
    {
        "cases": [
            {
                "id": "c",
                "name": "公司测算",
                "whose": "我方",
                "outlay": "100万元",
                "rate": "8%",
                "horizon": "3年",
                "benefits": [{"id": "f", "name": "服务费", "counts_as": "收入", "amount": "45万元"}],
            }
        ]
    },
]
SAID = [
    (
        {
            "cases": [
                {
                    "id": "c",
                    "name": "公司测算",
                    "whose": "我方",
                    "outlay": "100万元",
                    "rate": "8%",
                    "horizon": "3年",
                    "benefits": [{"id": "f", "name": "服务费"}],
                }
            ]
        },
        "“服务费”的年金额是多少？",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_case_that_lacks_its_outlay_its_benefits_or_an_amount(brief, at):
    assert [where for where, _ in seen("FIN102", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("FIN102", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN102", "build_proposal", brief) == []
