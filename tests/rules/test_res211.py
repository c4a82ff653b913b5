"""RES211 interest-in-no-line, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "costs": [{"id": "l", "name": "Lockers", "amount": "$900"}],
            "funding": {"sources": [{"id": "b", "name": "Bank", "amount": "$900", "interest": "5%"}]},
        },
        ["/funding/sources/id=b/interest"],
    ),
    (
        {
            "costs": "设备 160万元",
            "funding": {"sources": [{"id": "b", "name": "银行贷款", "amount": "160万元", "interest": "4.2%"}]},
        },
        ["/funding/sources/id=b/interest"],
    ),
]
CLEAN = [
    {
        "costs": [{"id": "l", "name": "Lockers", "amount": "$900"}, {"name": "Interest", "amount": "$45 a year"}],
        "funding": {"sources": [{"name": "Bank", "amount": "$900", "interest": "5%"}]},
    },
    {
        "costs": [{"id": "l", "name": "Lockers", "amount": "$900"}],
        "funding": {"sources": [{"name": "Bank", "amount": "$900", "interest": "0%"}]},
    },
    {
        "costs": [{"id": "l", "name": "Lockers", "amount": "$900"}],
        "funding": {"sources": [{"name": "Own", "amount": "$900"}]},
    },
]
SAID = [
    (
        {
            "costs": "设备 160万元；培训 8万元",
            "funding": {"sources": [{"name": "银行贷款", "amount": "160万元", "interest": "4.2%"}]},
        },
        "“银行贷款”的利息（4.2%）列在哪项费用里？",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_loan_whose_interest_is_in_no_line(brief, at):
    assert [where for where, _ in seen("RES211", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("RES211", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("RES211", "build_proposal", brief) == []
