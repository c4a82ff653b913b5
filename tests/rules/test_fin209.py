"""FIN209 sensitivity-that-no-flow-supports, beyond its two examples."""

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
            "claims": [
                {"id": "k", "text": "as stated", "op": "sensitivity", "of": ["c", "weather", "-20%"], "value": "$200"}
            ],
        },
        ["/claims/id=k"],
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
            "claims": [
                {"id": "k", "text": "as stated", "op": "sensitivity", "of": ["c", "Fees", "-20%"], "value": "$20"}
            ],
        },
        ["/claims/id=k"],
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
            "claims": [
                {"id": "k", "text": "as stated", "op": "sensitivity", "of": ["服务费", "-10%"], "value": "5万元"}
            ],
        },
        ["/claims/id=k"],
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
        "claims": [
            {"id": "k", "text": "as stated", "op": "sensitivity", "of": ["c", "Fees", "-20%"], "value": "-$204"}
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
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
            }
        ],
        "claims": [
            {"id": "k", "text": "as stated", "op": "sensitivity", "of": ["c", "outlay", "+2%"], "value": "-$25.2"}
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
                "benefits": [{"id": "f", "name": "Fees", "counts_as": "revenue", "amount": "$400"}],
            }
        ],
        "claims": [{"id": "k", "text": "as stated", "op": "sensitivity", "of": ["c", "Fees"], "value": "$200"}],
    },
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
        ],
        "claims": [{"id": "k", "text": "as stated", "op": "sensitivity", "of": ["c", "Fees", "-20%"], "value": "$200"}],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_sensitivity_of_a_driver_that_is_not_there_or_with_another_amount(brief, at):
    assert [where for where, _ in seen("FIN209", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN209", "build_proposal", brief) == []
