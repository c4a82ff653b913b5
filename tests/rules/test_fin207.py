"""FIN207 turnover-counted-as-profit, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, proposal

SEES = [
    (
        proposal(
            case(
                benefits=[
                    {"id": "t", "name": "More sales", "counts_as": "turnover", "amount": "$9,000"},
                    {"name": "Hours", "counts_as": "saving", "amount": "$400"},
                ]
            )
        ),
        ["/cases/id=c/benefits/id=t"],
    ),
    (
        proposal(
            case(
                benefits=[
                    {"id": "t", "name": "增加的销售额", "counts_as": "营业额", "metric": "销售额", "amount": "90万元"},
                    {"name": "少报废", "counts_as": "毛利", "metric": "报废", "amount": "9万元"},
                ]
            )
        ),
        ["/cases/id=c/benefits/id=t"],
    ),
]

CLEAN = [
    proposal(
        case(
            benefits=[
                {"name": "More sales", "counts_as": "turnover", "metric": "sales", "amount": "$9,000"},
                {"name": "Margin", "counts_as": "margin", "metric": "sales", "amount": "$900"},
            ]
        )
    ),
    proposal(
        case(
            benefits=[
                {"name": "More sales", "counts_as": "turnover", "amount": "$9,000"},
                {"name": "Margin", "counts_as": "margin", "amount": "$900"},
            ]
        )
    ),
    proposal(case()),
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_turnover_among_the_benefits_without_the_margin_on_it(brief, at):
    assert [where for where, _ in seen("FIN207", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN207", "build_proposal", brief) == []
