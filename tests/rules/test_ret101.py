"""RET101 goal-without-actual, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"project": "校园外卖柜试点", "goals": [{"id": "g", "metric": "注册", "target": "≥1,500"}]},
        ["/goals/id=g/actual"],
    ),
    (
        {
            "project": "Locker pilot",
            "goals": [
                {"id": "g", "metric": "D7 retention", "target": "≥25%"},
                {"id": "h", "metric": "DAU", "target": "≥300"},
            ],
        },
        ["/goals/id=g/actual", "/goals/id=h/actual"],
    ),
    (
        {
            "project": "Locker pilot",
            "goals": [{"id": "g", "metric": "D7 retention", "target": "≥25%"}],
            "evidence": [{"metric": "D7 retention", "value": "24%"}, {"metric": "day 7 retention", "value": "28%"}],
        },
        ["/goals/id=g/actual"],
    ),
    (
        {"project": "校园外卖柜试点。目标:收集≥50条反馈;注册≥1,500。", "evidence": "注册1,210"},
        ["/goals/id=goal-1/actual"],
    ),
]
CLEAN = [
    {"project": "校园外卖柜试点", "goals": [{"id": "g", "metric": "注册", "target": "≥1,500", "actual": "1,210"}]},
    {
        "project": "校园外卖柜试点",
        "goals": [{"id": "g", "metric": "注册", "target": "≥1,500"}],
        "evidence": "注册1,210",
    },
    {"project": "Locker pilot", "goals": [{"id": "g", "text": "Show that students want it"}]},
    {"project": "Locker pilot", "goals": [{"id": "g", "metric": "DAU", "target": "≥300"}], "evidence": "peak DAU 318"},
    {
        "project": "Locker pilot",
        "goals": [{"id": "g", "metric": "stock-outs", "target": "0", "better": "lower", "actual": "0"}],
    },
]
SAID = [
    (
        {"project": "校园外卖柜试点", "goals": [{"id": "g", "metric": "注册", "target": "≥1,500"}]},
        "这些目标实际做到了多少：注册？",
    ),
    (
        {"project": "Locker pilot", "goals": [{"id": "g", "metric": "DAU", "target": "≥300"}]},
        "What came of these goals: DAU?",
    ),
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_goal_of_which_nobody_says_what_came(brief, at):
    assert [where for where, _ in seen("RET101", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET101", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_goal_with_its_actual_in_fields_or_in_the_material(brief):
    assert seen("RET101", "run_retrospective", brief) == []
