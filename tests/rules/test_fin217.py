"""FIN217 unknown-currency, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [({"currency": "pebbles"}, ["/currency"]), ({"currency": "积分"}, ["/currency"])]
CLEAN = [{"currency": "USD"}, {"currency": "万元"}, {"currency": "人民币"}, {}]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_currency_that_is_none(brief, at):
    assert [where for where, _ in seen("FIN217", "build_proposal", brief)] == at


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN217", "build_proposal", brief) == []
