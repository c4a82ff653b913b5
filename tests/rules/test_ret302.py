"""RET302 problem-without-cause, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"project": "校园外卖柜试点", "problems": [{"id": "p", "text": "柜门卡住", "impact": "12次投诉"}]},
        ["/problems/id=p/cause"],
    ),
    (
        {"project": "Locker pilot", "problems": [{"id": "p", "text": "Doors jammed"}], "whys": [{"problem": "p"}]},
        ["/problems/id=p/cause"],
    ),
]
CLEAN = [
    {"project": "校园外卖柜试点", "problems": [{"id": "p", "text": "柜门卡住", "cause": "铰链承重不足"}]},
    {
        "project": "Locker pilot",
        "problems": [{"id": "p", "text": "Doors jammed"}],
        "whys": [{"problem": "p", "causes": [{"because": "Weak hinges"}]}],
    },
    {
        "project": "Locker pilot",
        "problems": [{"id": "p", "text": "Doors jammed"}],
        "whys": [{"problem": "Doors jammed", "causes": [{"because": "Weak hinges"}]}],
    },
    {"project": "Locker pilot", "problems": []},
]
SAID = [
    ({"project": "校园外卖柜试点", "problems": [{"id": "p", "text": "柜门卡住"}]}, "这些问题为什么会发生：柜门卡住？")
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_problem_that_nobody_explains(brief, at):
    assert [where for where, _ in seen("RET302", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET302", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_problem_with_its_cause_or_its_whys(brief):
    assert seen("RET302", "run_retrospective", brief) == []
