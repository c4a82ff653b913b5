"""FIN201 stated-result-off-its-flows, beyond its two examples."""

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
                    "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
                }
            ],
            "claims": [{"id": "k", "text": "as stated", "op": "payback", "of": ["c"], "value": "1.5 years"}],
        },
        ["/claims/id=k/value"],
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
                    "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
                }
            ],
            "claims": [{"id": "k", "text": "as stated", "op": "npv", "of": ["c"], "value": "$250"}],
        },
        ["/claims/id=k/value"],
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
                    "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
                }
            ],
            "claims": [{"id": "k", "text": "as stated", "op": "irr", "of": ["c"], "value": "18%"}],
        },
        ["/claims/id=k/value"],
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
                    "benefits": [{"id": "f", "name": "服务费", "counts_as": "收入", "amount": "45万元"}],
                }
            ],
            "claims": [{"id": "k", "text": "as stated", "op": "payback", "of": [], "value": "16个月"}],
        },
        ["/claims/id=k/value"],
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
                    "benefits": [{"name": "Fees", "amount": "$200"}],
                }
            ],
            "claims": [{"id": "k", "text": "as stated", "op": "payback", "of": ["c"], "value": "2 years"}],
        },
        ["/claims/id=k/value"],
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
                    "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
                }
            ],
            "claims": [{"id": "k", "text": "as stated", "op": "irr", "of": ["c"], "value": "≥12%"}],
        },
        ["/claims/id=k/value"],
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
        ],
        "claims": [{"id": "k", "text": "as stated", "op": "payback", "of": ["c"], "value": "2.5 years"}],
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
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
            }
        ],
        "claims": [{"id": "k", "text": "as stated", "op": "payback", "of": ["c"], "value": "30 months"}],
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
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
            }
        ],
        "claims": [{"id": "k", "text": "as stated", "op": "npv", "of": ["c"], "value": "-$5.26"}],
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
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
            }
        ],
        "claims": [{"id": "k", "text": "as stated", "op": "npv", "of": ["c"], "value": "-$4.78"}],
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
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
            }
        ],
        "claims": [{"id": "k", "text": "as stated", "op": "irr", "of": ["c"], "value": "9.7%"}],
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
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
            }
        ],
        "claims": [{"id": "k", "text": "as stated", "op": "irr", "of": ["c"], "value": "≥9%"}],
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
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
            },
            {
                "id": "d",
                "name": "Ours",
                "whose": "ours",
                "outlay": "$1,000",
                "rate": "10%",
                "horizon": "3 years",
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
            },
        ],
        "claims": [{"id": "k", "text": "as stated", "op": "irr", "of": [], "value": "18%"}],
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
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
            }
        ],
        "claims": [{"id": "k", "text": "as stated", "op": "payback", "of": ["c"], "value": "3 years"}],
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
                    "benefits": [{"id": "f", "name": "服务费", "counts_as": "收入", "amount": "45万元"}],
                }
            ],
            "claims": [{"id": "k", "text": "as stated", "op": "payback", "of": ["c"], "value": "16个月"}],
        },
        "“公司测算”写的静态回收期是 16个月，按它的现金流是2.22年、2.55年。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_result_that_the_flows_do_not_give(brief, at):
    assert [where for where, _ in seen("FIN201", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("FIN201", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN201", "build_proposal", brief) == []
