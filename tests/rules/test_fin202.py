"""FIN202 stated-results-that-disagree, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "cases": [{"id": "c", "whose": "ours"}],
            "claims": [
                {"id": "k", "text": "as stated", "op": "irr", "of": ["c"], "value": "18%"},
                {"id": "l", "op": "irr", "of": ["c"], "value": "24%"},
            ],
        },
        ["/claims/id=l/value"],
    ),
    (
        {
            "cases": [{"id": "c", "name": "公司测算", "whose": "我方"}],
            "claims": [
                {"id": "k", "text": "as stated", "op": "npv", "of": ["c"], "value": "120万元"},
                {"id": "l", "op": "npv", "of": ["公司测算"], "value": "180万元"},
            ],
        },
        ["/claims/id=l/value"],
    ),
]
CLEAN = [
    {
        "cases": [{"id": "c", "whose": "ours"}],
        "claims": [
            {"id": "k", "text": "as stated", "op": "irr", "of": ["c"], "value": "18%"},
            {"id": "l", "op": "irr", "of": ["c"], "value": "18.2%"},
        ],
    },
    {
        "cases": [{"id": "c", "whose": "ours"}],
        "claims": [
            {"id": "k", "text": "静态回收期", "op": "payback", "of": ["c"], "value": "2.1年"},
            {"id": "l", "text": "动态回收期", "op": "payback", "of": ["c"], "value": "2.6年"},
        ],
    },
    {
        "cases": [{"id": "c", "name": "A"}, {"id": "d", "name": "B"}],
        "claims": [
            {"id": "k", "text": "as stated", "op": "irr", "of": ["c"], "value": "18%"},
            {"id": "l", "op": "irr", "of": ["d"], "value": "24%"},
        ],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_two_results_of_one_case_that_cannot_both_be_true(brief, at):
    assert [where for where, _ in seen("FIN202", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN202", "build_proposal", brief) == []
