"""RET312 unmet-goal-without-a-word, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"who": "客服部", "goals": [{"id": "g", "metric": "首次响应时间", "target": "≤4小时", "actual": "6小时"}]},
        ["/goals/id=g"],
    ),
    (
        {
            "who": "Support",
            "goals": [{"id": "g", "metric": "first reply time", "target": "≤4 hours", "actual": "6 hours"}],
            "problems": ["Two people left"],
        },
        ["/goals/id=g"],
    ),
    (
        {
            "who": "Support",
            "goals": [
                {"id": "g", "metric": "first reply time", "target": "≤4 hours", "actual": "6 hours"},
                {"id": "h", "metric": "complaints", "target": "≤3", "actual": "9"},
            ],
            "problems": [{"text": "Night shift", "goal": "g"}],
        },
        ["/goals/id=h"],
    ),
]
SAID = [
    (
        {"who": "客服部", "goals": [{"id": "g", "metric": "首次响应时间", "target": "≤4小时", "actual": "6小时"}]},
        "这些目标没有达成，原因是什么、下期怎么办：首次响应时间？",
    )
]
CLEAN = [
    {
        "who": "客服部",
        "goals": [{"id": "g", "metric": "首次响应时间", "target": "≤4小时", "actual": "6小时"}],
        "problems": ["首次响应时间偏长；原因：夜班只有1人"],
    },
    {
        "who": "Support",
        "goals": [{"id": "g", "metric": "first reply time", "target": "≤4 hours", "actual": "6 hours"}],
        "problems": [{"text": "One person at night", "goal": "g"}],
    },
    {
        "who": "Support",
        "goals": [{"id": "g", "metric": "first reply time", "target": "≤4 hours", "actual": "6 hours"}],
        "plans": [{"goal": "Faster at night", "metric": "first reply time", "target": "≤4 hours"}],
    },
    {"who": "Support", "goals": [{"id": "g", "metric": "first reply time", "target": "≤4 hours", "actual": "3 hours"}]},
    {"who": "Support", "goals": [{"id": "g", "metric": "first reply time", "target": "≤4 hours", "actual": ""}]},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_missed_goal_that_is_passed_over(brief, at):
    assert [where for where, _ in seen("RET312", "summarize_work", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET312", "summarize_work", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_one_that_a_problem_or_a_plan_speaks_of(brief):
    assert seen("RET312", "summarize_work", brief) == []
