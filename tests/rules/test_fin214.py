"""FIN214 unclear-time-rate-or-amount, beyond its two examples."""

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
                    "rate": "10%",
                    "horizon": "3 years",
                    "benefits": [{"id": "f", "name": "Fees", "amount": "$400", "year": "when it is ready"}],
                }
            ]
        },
        ["/cases/id=c/benefits/id=f/year"],
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
                    "benefits": [{"id": "f", "name": "Fees", "amount": "$400", "after": "Build"}],
                }
            ]
        },
        ["/cases/id=c/benefits/id=f/after"],
    ),
    (
        {
            "cases": [
                {
                    "id": "c",
                    "name": "Ours",
                    "whose": "ours",
                    "outlay": "$800-1,200",
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
                    "horizon": "2/3/5 years",
                    "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
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
                    "name": "公司测算",
                    "whose": "我方",
                    "outlay": "100万元",
                    "rate": "8",
                    "horizon": "3年",
                    "benefits": [{"id": "f", "name": "服务费", "counts_as": "收入", "amount": "45万元"}],
                }
            ]
        },
        ["/cases/id=c/rate"],
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
                "benefits": [{"name": "Fees", "amount": "$400", "year": "第2年起"}],
            }
        ]
    },
    {
        "phases": [{"id": "p", "name": "Build", "start": "2027-01-04", "end": "2028-06-30"}],
        "cases": [
            {
                "id": "c",
                "name": "Ours",
                "whose": "ours",
                "outlay": "$1,000",
                "rate": "10%",
                "horizon": "3 years",
                "benefits": [{"name": "Fees", "amount": "$400", "after": "Build"}],
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
                "horizon": "36 months",
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
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
                "rate": "0.08",
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
                    "rate": "8",
                    "horizon": "3年",
                    "benefits": [{"id": "f", "name": "服务费", "counts_as": "收入", "amount": "45万元"}],
                }
            ]
        },
        "“公司测算”无法计算：折现率不是高于 −100% 的百分数",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_time_or_a_rate_that_nobody_can_reckon_with(brief, at):
    assert [where for where, _ in seen("FIN214", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("FIN214", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN214", "build_proposal", brief) == []
