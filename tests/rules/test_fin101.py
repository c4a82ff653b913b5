"""FIN101 case-without-rate-or-horizon, beyond its two examples."""

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
                    "outlay": "$1,000",
                    "rate": "",
                    "horizon": "3 years",
                    "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
                }
            ]
        },
        ["/cases/id=c/rate"],
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
                    "horizon": "",
                    "benefits": [{"id": "f", "name": "服务费", "counts_as": "收入", "amount": "45万元"}],
                }
            ]
        },
        ["/cases/id=c/horizon"],
    ),
    (
        {
            "cases": [
                {
                    "id": "c",
                    "name": "Ours",
                    "whose": "ours",
                    "outlay": "$1,000",
                    "rate": "",
                    "horizon": "3 years",
                    "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
                },
                {
                    "id": "d",
                    "name": "Ours",
                    "whose": "ours",
                    "outlay": "$1,000",
                    "rate": "",
                    "horizon": "3 years",
                    "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
                },
            ]
        },
        ["/cases/id=c/rate", "/cases/id=d/rate"],
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
        "cases": [
            {
                "id": "c",
                "name": "Ours",
                "whose": "ours",
                "outlay": "$1,000",
                "rate": "10%",
                "horizon": "",
                "benefits": [{"name": "Fees", "amount": "$400", "year": "1-3"}],
            }
        ]
    },
    {
        "cases": [
            {
                "id": "c",
                "name": "Ours",
                "whose": "ours",
                "outlay": "",
                "rate": "",
                "horizon": "3 years",
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
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
                    "rate": "",
                    "horizon": "3年",
                    "benefits": [{"id": "f", "name": "服务费", "counts_as": "收入", "amount": "45万元"}],
                }
            ]
        },
        "“公司测算”的折现率是多少？",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_case_that_nobody_can_discount_or_end(brief, at):
    assert [where for where, _ in seen("FIN101", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("FIN101", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN101", "build_proposal", brief) == []
