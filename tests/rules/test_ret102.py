"""RET102 peak-shown-for-an-average, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "project": "校园外卖柜试点",
            "goals": [{"id": "g", "metric": "DAU", "target": "≥300"}],
            "evidence": "DAU峰值318",
        },
        ["/goals/id=g/actual"],
    ),
    (
        {
            "project": "Locker pilot",
            "goals": [{"id": "g", "metric": "DAU", "target": "≥300", "actual": "318"}],
            "evidence": "peak DAU 318",
        },
        ["/goals/id=g/actual"],
    ),
    (
        {
            "project": "Locker pilot",
            "goals": [
                {
                    "id": "g",
                    "metric": "orders a day",
                    "target": "≥300",
                    "actual": "318",
                    "evidence": "highest day in May",
                }
            ],
        },
        ["/goals/id=g/actual"],
    ),
    (
        {
            "project": "校园外卖柜试点",
            "goals": [{"id": "g", "metric": "日活", "target": "≥300", "actual": "318", "evidence": "5月20日峰值"}],
        },
        ["/goals/id=g/actual"],
    ),
]
CLEAN = [
    {"project": "校园外卖柜试点", "goals": [{"id": "g", "metric": "DAU峰值", "target": "≥300", "actual": "318"}]},
    {
        "project": "Locker pilot",
        "goals": [
            {
                "id": "g",
                "metric": "peak concurrent users",
                "target": "≥300",
                "actual": "318",
                "evidence": "peak of the launch week",
            }
        ],
    },
    {
        "project": "Locker pilot",
        "goals": [{"id": "g", "metric": "DAU", "target": "≥300", "actual": "262"}],
        "evidence": "peak DAU 318",
    },
    {
        "project": "校园外卖柜试点",
        "goals": [{"id": "g", "metric": "DAU", "target": "≥300", "actual": "262", "evidence": "5月日均262,峰值318"}],
    },
    {
        "project": "Locker pilot",
        "goals": [{"id": "g", "metric": "D7 retention", "target": "≥25%", "actual": "28%"}],
        "evidence": "peak DAU 318",
    },
]
SAID = [
    (
        {
            "project": "校园外卖柜试点",
            "goals": [{"id": "g", "metric": "DAU", "target": "≥300"}],
            "evidence": "DAU峰值318",
        },
        "“DAU”的目标没有说是峰值，给出的 318 是峰值，不能说明目标达成。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_the_highest_value_in_place_of_the_usual_one(brief, at):
    assert [where for where, _ in seen("RET102", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET102", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_goal_about_a_peak_or_an_average_beside_it(brief):
    assert seen("RET102", "run_retrospective", brief) == []
