"""ACT205 lesson-without-where-it-applies, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    ({"project": "校园外卖柜试点", "lessons": [{"id": "l", "text": "满载时再测铰链"}]}, ["/lessons/id=l/applies"]),
    ({"project": "Locker pilot", "lessons": "Test hinges with full lockers"}, ["/lessons/id=lesson-1/applies"]),
]
CLEAN = [
    {"project": "校园外卖柜试点", "lessons": [{"id": "l", "text": "满载时再测铰链", "applies": "带门的硬件"}]},
    {"project": "校园外卖柜试点", "lessons": [{"id": "l", "text": "满载时再测铰链", "situation": "硬件验收"}]},
    {"project": "Locker pilot", "lessons": []},
]
SAID = [
    (
        {"project": "校园外卖柜试点", "lessons": [{"id": "l", "text": "满载时再测铰链"}]},
        "“满载时再测铰链”适用于哪些项目，哪些不适用？",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_lesson_that_says_nothing_of_its_place(brief, at):
    assert [where for where, _ in seen("ACT205", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("ACT205", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_lesson_with_a_situation_or_a_place(brief):
    assert seen("ACT205", "run_retrospective", brief) == []
