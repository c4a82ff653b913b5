"""FIN105 proposal-without-success-test, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [({"aim": "Lockers"}, ["/success_test"]), ({"aim": "智能取药柜", "costs": "研发 120万元"}, ["/success_test"])]
CLEAN = [
    {"aim": "Lockers", "success_test": "Lockers in use ≥60% by 2027-12-31"},
    {"aim": "取药柜", "success_test": [{"name": "使用率", "target": "≥60%"}]},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_proposal_that_does_not_say_what_success_is(brief, at):
    assert [where for where, _ in seen("FIN105", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN105", "build_proposal", brief) == []
