"""RET308 root-without-action, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "project": "校园外卖柜试点",
            "whys": [{"id": "w", "problem": "p", "causes": [{"id": "c", "because": "铰链承重不足"}]}],
        },
        ["/whys/id=w/causes/id=c"],
    ),
    (
        {
            "project": "校园外卖柜试点",
            "whys": [{"id": "w", "problem": "p", "causes": [{"id": "c", "because": "铰链承重不足"}]}],
            "actions": [{"text": "换供应商", "against": ["别的原因"]}],
        },
        ["/whys/id=w/causes/id=c"],
    ),
]
CLEAN = [
    {
        "project": "校园外卖柜试点",
        "whys": [{"id": "w", "problem": "p", "causes": [{"id": "c", "because": "铰链承重不足"}]}],
        "actions": [{"text": "换铰链", "against": ["c"]}],
    },
    {
        "project": "校园外卖柜试点",
        "whys": [{"id": "w", "problem": "p", "causes": [{"id": "c", "because": "铰链承重不足"}]}],
        "actions": [{"text": "换铰链", "against": ["铰链承重不足"]}],
    },
    {
        "project": "校园外卖柜试点",
        "problems": [{"id": "p", "text": "柜门卡住", "cause": "铰链"}],
        "whys": [{"id": "w", "problem": "p", "causes": [{"id": "c", "because": "铰链承重不足"}]}],
        "actions": [{"text": "换铰链", "against": ["p"]}],
    },
    {
        "project": "校园外卖柜试点",
        "whys": [{"id": "w", "problem": "p", "causes": [{"id": "c", "because": "铰链承重不足", "controllable": "no"}]}],
    },
    {"project": "Locker pilot", "whys": [{"problem": "Doors jammed"}]},
]
SAID = [
    (
        {
            "project": "校园外卖柜试点",
            "whys": [{"id": "w", "problem": "p", "causes": [{"id": "c", "because": "铰链承重不足"}]}],
        },
        "针对这些根因准备做什么：铰链承重不足？",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_root_that_nobody_acts_on(brief, at):
    assert [where for where, _ in seen("RET308", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET308", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_root_with_an_action_or_out_of_reach(brief):
    assert seen("RET308", "run_retrospective", brief) == []
