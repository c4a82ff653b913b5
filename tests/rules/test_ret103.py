"""RET103 goal-without-target, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    ({"project": "校园外卖柜试点", "goals": [{"id": "g", "text": "让学生愿意用"}]}, ["/goals/id=g/target"]),
    (
        {"project": "Locker pilot", "goals": [{"id": "g", "metric": "D7 retention", "actual": "28%"}]},
        ["/goals/id=g/target"],
    ),
    ({"project": "Pilot. Goals: show that students want it; registrations ≥1,500."}, ["/goals/id=goal-1/target"]),
]
CLEAN = [
    {"project": "校园外卖柜试点", "goals": [{"id": "g", "metric": "注册", "target": "≥1,500"}]},
    {"project": "Locker pilot", "goals": [{"id": "g", "text": "D7 retention ≥25%"}]},
    {"project": "Locker pilot", "goals": []},
    {"project": "Locker pilot", "goals": [{"id": "g", "metric": "stock-outs", "target": "0", "actual": "3"}]},
]
SAID = [
    (
        {"project": "校园外卖柜试点", "goals": [{"id": "g", "text": "让学生愿意用"}]},
        "“让学生愿意用”看哪个指标、到多少算达到？",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_goal_without_a_figure(brief, at):
    assert [where for where, _ in seen("RET103", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET103", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_goal_with_its_target_in_fields_or_in_words(brief):
    assert seen("RET103", "run_retrospective", brief) == []
