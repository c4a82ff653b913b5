"""FIN213 years-in-different-measures, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, chinese_case, proposal

SEES = [
    (
        {"prices": [{"id": "p", "name": "Locker", "price": "$90 a month", "customers": {"1": "80", "2028": "150"}}]},
        ["/prices/id=p/customers"],
    ),
    (
        proposal(
            chinese_case(
                benefits=[
                    {"name": "服务费", "amount": "45万元", "year": "第1年"},
                    {"name": "广告", "amount": "5万元", "year": "2028"},
                ]
            )
        ),
        ["/cases/id=c/benefits"],
    ),
]

CLEAN = [
    {"prices": [{"name": "Locker", "price": "$90 a month", "customers": {"2027": "80", "2028": "150"}}]},
    proposal(
        case(
            benefits=[
                {"name": "Fees", "amount": "$400", "year": "1"},
                {"name": "Ads", "amount": "$50", "year": "from 2"},
            ]
        )
    ),
    proposal(case(benefits=[{"name": "Fees", "amount": "$400"}, {"name": "Ads", "amount": "$50", "year": "2028"}])),
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_years_from_the_start_beside_years_of_the_calendar(brief, at):
    assert [where for where, _ in seen("FIN213", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN213", "build_proposal", brief) == []
