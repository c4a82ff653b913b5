"""FIN205 benefit-counted-twice, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, proposal

SEES = [
    (
        proposal(
            case(
                benefits=[
                    {"id": "a", "name": "Fees", "counts_as": "revenue", "metric": "fees", "amount": "$420"},
                    {"id": "b", "name": "Profit on fees", "counts_as": "margin", "metric": "fees", "amount": "$180"},
                ]
            )
        ),
        ["/cases/id=c/benefits/id=b"],
    ),
    (
        proposal(
            case(
                benefits=[
                    {"id": "a", "name": "少报废", "counts_as": "节省", "metric": "报废率", "amount": "9万元"},
                    {"id": "b", "name": "降损", "counts_as": "节省", "metric": "报废率", "amount": "9万元"},
                ]
            )
        ),
        ["/cases/id=c/benefits/id=b"],
    ),
]

CLEAN = [
    proposal(
        case(
            benefits=[
                {"name": "Fees", "counts_as": "revenue", "metric": "fees", "amount": "$420"},
                {"name": "Handling", "counts_as": "cost", "metric": "fees", "amount": "$420"},
            ]
        )
    ),
    proposal(
        case(
            benefits=[
                {"name": "First", "counts_as": "saving", "metric": "waste", "amount": "$420", "year": "1"},
                {"name": "Later", "counts_as": "saving", "metric": "waste", "amount": "$420", "year": "from 2"},
            ]
        )
    ),
    proposal(
        case(
            benefits=[
                {"name": "Bread", "counts_as": "saving", "metric": "waste", "amount": "$420"},
                {"name": "Cake", "counts_as": "saving", "metric": "waste", "amount": "$130"},
            ]
        )
    ),
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_the_same_money_in_two_lines(brief, at):
    assert [where for where, _ in seen("FIN205", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN205", "build_proposal", brief) == []
