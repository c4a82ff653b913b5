"""FIN214 unclear-time-rate-or-amount, beyond its two examples."""

import pytest

from tests.conftest import seen
from tests.rules.proposals import case, chinese_case, proposal

SEES = [
    (
        proposal(case(benefits=[{"id": "f", "name": "Fees", "amount": "$400", "year": "when it is ready"}])),
        ["/cases/id=c/benefits/id=f/year"],
    ),
    (
        proposal(case(benefits=[{"id": "f", "name": "Fees", "amount": "$400", "after": "Build"}])),
        ["/cases/id=c/benefits/id=f/after"],
    ),
    (proposal(case(outlay="$800-1,200")), ["/cases/id=c/outlay"]),
    (proposal(case(horizon="2/3/5 years")), ["/cases/id=c/horizon"]),
    (proposal(chinese_case(rate="8")), ["/cases/id=c/rate"]),
]

CLEAN = [
    proposal(case(benefits=[{"name": "Fees", "amount": "$400", "year": "第2年起"}])),
    proposal(
        case(benefits=[{"name": "Fees", "amount": "$400", "after": "Build"}]),
        phases=[{"id": "p", "name": "Build", "start": "2027-01-04", "end": "2028-06-30"}],
    ),
    proposal(case(horizon="36 months")),
    proposal(chinese_case(rate="0.08")),
]

SAID = [(proposal(chinese_case(rate="8")), "“公司测算”无法计算：折现率不是高于 −100% 的百分数")]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_time_or_a_rate_that_nobody_can_reckon_with(brief, at):
    assert [where for where, _ in seen("FIN214", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("FIN214", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("FIN214", "build_proposal", brief) == []
