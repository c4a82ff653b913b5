"""FIN213 years-in-different-measures, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"prices": [{"id": "p", "name": "Locker", "price": "$90 a month", "customers": {"1": "80", "2028": "150"}}]},
        ["/prices/id=p/customers"],
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
                    "benefits": [
                        {"name": "服务费", "amount": "45万元", "year": "第1年"},
                        {"name": "广告", "amount": "5万元", "year": "2028"},
                    ],
                }
            ]
        },
        ["/cases/id=c/benefits"],
    ),
]
CLEAN = [
    {"prices": [{"name": "Locker", "price": "$90 a month", "customers": {"2027": "80", "2028": "150"}}]},
    {
        "cases": [
            {
                "id": "c",
                "name": "Ours",
                "whose": "ours",
                "outlay": "$1,000",
                "rate": "10%",
                "horizon": "3 years",
                "benefits": [
                    {"name": "Fees", "amount": "$400", "year": "1"},
                    {"name": "Ads", "amount": "$50", "year": "from 2"},
                ],
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
                "horizon": "3 years",
                "benefits": [{"name": "Fees", "amount": "$400"}, {"name": "Ads", "amount": "$50", "year": "2028"}],
            }
        ]
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_years_from_the_start_beside_years_of_the_calendar(brief, at):
    assert [where for where, _ in seen("FIN213", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN213", "build_proposal", brief) == []
