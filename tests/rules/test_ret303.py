"""RET303 survey-without-n, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    ({"project": "校园外卖柜试点", "evidence": "NPS +24"}, ["/evidence/id=evidence-1/n"]),
    (
        {"project": "Locker pilot", "evidence": [{"id": "e", "metric": "customer satisfaction", "value": "86%"}]},
        ["/evidence/id=e/n"],
    ),
]
CLEAN = [
    {"project": "校园外卖柜试点", "evidence": "NPS +24(n=86)"},
    {"project": "Locker pilot", "evidence": [{"id": "e", "metric": "NPS", "value": "+24", "n": "86"}]},
    {"project": "校园外卖柜试点", "evidence": "D7留存28.6%"},
    {"project": "Locker pilot", "evidence": "availability 99.95%"},
    {
        "project": "Locker pilot",
        "evidence": [{"metric": "NPS", "value": "+20"}, {"metric": "Net Promoter Score", "value": "+24", "n": "86"}],
    },
]
SAID = [({"project": "校园外卖柜试点", "evidence": "NPS +24"}, "“NPS”是多少人回答的？")]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_score_of_which_nobody_says_how_many_answered(brief, at):
    assert [where for where, _ in seen("RET303", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET303", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_score_with_its_number_or_a_figure_that_nobody_was_asked_for(brief):
    assert seen("RET303", "run_retrospective", brief) == []
