"""FIN203 rate-of-return-that-is-none, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, chinese_case, proposal

SEES = [
    (
        proposal(
            case(
                horizon="2 years",
                benefits=[
                    {"id": "o", "name": "Ore", "amount": "$2,500", "year": "1"},
                    {"id": "r", "name": "Restoring", "counts_as": "cost", "amount": "$1,540", "year": "2"},
                ],
            ),
            claims=[{"id": "k", "text": "as stated", "op": "irr", "of": ["c"], "value": "40%"}],
        ),
        ["/claims/id=k/value"],
    ),
    (
        proposal(
            chinese_case(benefits=[{"name": "维护", "counts_as": "支出", "amount": "5万元"}]),
            claims=[{"id": "k", "text": "as stated", "op": "irr", "of": ["c"], "value": "12%"}],
        ),
        ["/claims/id=k/value"],
    ),
]

CLEAN = [
    proposal(case(), claims=[{"id": "k", "text": "as stated", "op": "irr", "of": ["c"], "value": "9.7%"}]),
    proposal(
        case(
            horizon="2 years",
            benefits=[
                {"id": "o", "name": "Ore", "amount": "$2,500", "year": "1"},
                {"id": "r", "name": "Restoring", "counts_as": "cost", "amount": "$1,540", "year": "2"},
            ],
        )
    ),
]

SAID = [
    (
        proposal(
            chinese_case(benefits=[{"name": "维护", "counts_as": "支出", "amount": "5万元"}]),
            claims=[{"id": "k", "text": "as stated", "op": "irr", "of": ["c"], "value": "12%"}],
        ),
        "“公司测算”写的内部收益率是 12%，但按它的现金流，内部收益率不存在，现金流只有一个方向。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_rate_of_return_of_flows_that_have_several_or_none(brief, at):
    assert [where for where, _ in seen("FIN203", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("FIN203", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN203", "build_proposal", brief) == []
