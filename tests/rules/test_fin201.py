"""FIN201 stated-result-off-its-flows, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, chinese_case, proposal

SEES = [
    (
        proposal(case(), claims=[{"id": "k", "text": "as stated", "op": "payback", "of": ["c"], "value": "1.5 years"}]),
        ["/claims/id=k/value"],
    ),
    (
        proposal(case(), claims=[{"id": "k", "text": "as stated", "op": "npv", "of": ["c"], "value": "$250"}]),
        ["/claims/id=k/value"],
    ),
    (
        proposal(case(), claims=[{"id": "k", "text": "as stated", "op": "irr", "of": ["c"], "value": "18%"}]),
        ["/claims/id=k/value"],
    ),
    (
        proposal(
            chinese_case(), claims=[{"id": "k", "text": "as stated", "op": "payback", "of": [], "value": "16个月"}]
        ),
        ["/claims/id=k/value"],
    ),
    (
        proposal(
            case(benefits=[{"name": "Fees", "amount": "$200"}]),
            claims=[{"id": "k", "text": "as stated", "op": "payback", "of": ["c"], "value": "2 years"}],
        ),
        ["/claims/id=k/value"],
    ),
    (
        proposal(case(), claims=[{"id": "k", "text": "as stated", "op": "irr", "of": ["c"], "value": "≥12%"}]),
        ["/claims/id=k/value"],
    ),
]

CLEAN = [
    proposal(case(), claims=[{"id": "k", "text": "as stated", "op": "payback", "of": ["c"], "value": "2.5 years"}]),
    proposal(case(), claims=[{"id": "k", "text": "as stated", "op": "payback", "of": ["c"], "value": "30 months"}]),
    proposal(case(), claims=[{"id": "k", "text": "as stated", "op": "npv", "of": ["c"], "value": "-$5.26"}]),
    proposal(case(), claims=[{"id": "k", "text": "as stated", "op": "npv", "of": ["c"], "value": "-$4.78"}]),
    proposal(case(), claims=[{"id": "k", "text": "as stated", "op": "irr", "of": ["c"], "value": "9.7%"}]),
    proposal(case(), claims=[{"id": "k", "text": "as stated", "op": "irr", "of": ["c"], "value": "≥9%"}]),
    proposal(case(), case(id="d"), claims=[{"id": "k", "text": "as stated", "op": "irr", "of": [], "value": "18%"}]),
    proposal(case(), claims=[{"id": "k", "text": "as stated", "op": "payback", "of": ["c"], "value": "3 years"}]),
]

SAID = [
    (
        proposal(
            chinese_case(), claims=[{"id": "k", "text": "as stated", "op": "payback", "of": ["c"], "value": "16个月"}]
        ),
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
