"""ACT201 action-without-owner-or-date, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"project": "校园外卖柜试点", "actions": [{"id": "a", "text": "更换铰链", "owner": "林梅"}]},
        ["/actions/id=a/due"],
    ),
    (
        {"project": "校园外卖柜试点", "actions": [{"id": "a", "text": "更换铰链", "due": "2025-06-27"}]},
        ["/actions/id=a/owner"],
    ),
    (
        {"project": "Locker pilot", "actions": "Order hinges"},
        ["/actions/id=action-1/owner", "/actions/id=action-1/due"],
    ),
]
CLEAN = [
    {"project": "校园外卖柜试点", "actions": [{"id": "a", "text": "更换铰链", "owner": "林梅", "due": "2025-06-27"}]},
    {"project": "校园外卖柜试点", "outlook": [{"text": "推广到外地校区"}]},
    {"project": "Locker pilot", "actions": []},
    {"project": "Locker pilot", "actions": [{"owner": "Mei Lin"}]},
]
SAID = [
    (
        {"project": "校园外卖柜试点", "actions": [{"id": "a", "text": "更换铰链", "owner": "林梅"}]},
        "这些行动由谁做、什么时候做完：更换铰链？",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_an_action_without_a_person_or_a_day(brief, at):
    assert [where for where, _ in seen("ACT201", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("ACT201", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_an_action_with_both_or_an_outlook(brief):
    assert seen("ACT201", "run_retrospective", brief) == []
