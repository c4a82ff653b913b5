"""RET401 phases-that-do-not-meet, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "project": "校园外卖柜试点",
            "phases": [
                {"id": "p1", "name": "P1", "actual": "2025-03-03 ~ 2025-03-14"},
                {"id": "p2", "name": "P2", "actual": "2025-03-24 ~ 2025-04-25"},
            ],
        },
        ["/phases/id=p2"],
    ),
    (
        {
            "project": "Locker pilot",
            "phases": [
                {"id": "p1", "name": "P1", "actual": "2025-03-03 to 2025-03-14"},
                {"id": "p2", "name": "P2", "actual": "2025-03-10 to 2025-04-25"},
            ],
        },
        ["/phases/id=p2"],
    ),
    (
        {
            "project": "试点",
            "as_of": "2025-06-09",
            "phases": "2025-03-01~2025-05-31。启动:立项(03-01);规划:方案(03-05~03-15);执行:开发(03-16~05-31)",
        },
        ["/phases/id=phase-2"],
    ),
]
CLEAN = [
    {
        "project": "校园外卖柜试点",
        "phases": [
            {"id": "p1", "name": "P1", "actual": "2025-03-03 ~ 2025-03-14"},
            {"id": "p2", "name": "P2", "actual": "2025-03-17 ~ 2025-04-25"},
        ],
    },
    {
        "project": "Locker pilot",
        "phases": [
            {"id": "p1", "name": "P1", "actual": "2025-03-03 to 2025-03-14"},
            {"id": "p2", "name": "P2", "actual": "2025-03-14 to 2025-04-25"},
        ],
    },
    {
        "project": "Locker pilot",
        "phases": [
            {"id": "p1", "name": "P1", "actual": "2025-03-03 to 2025-03-14"},
            {"id": "p2", "name": "P2", "actual": "2025-03-18 to 2025-04-25"},
        ],
    },
    {
        "project": "校园外卖柜试点",
        "phases": [
            {"id": "p1", "name": "P1", "actual": "2025-03-03 ~ 2025-04-25"},
            {"id": "p2", "name": "P2", "actual": "2025-03-03 ~ 2025-03-14"},
            {"id": "p3", "name": "P3", "actual": "2025-03-17 ~ 2025-04-25"},
        ],
    },
    {"project": "Locker pilot", "phases": [{"name": "A"}, {"name": "B"}]},
    {
        "project": "校园外卖柜试点",
        "phases": [
            {"id": "p1", "name": "P1", "actual": "2025-04-28 ~ 2025-04-30"},
            {"id": "p2", "name": "P2", "actual": "2025-05-06 ~ 2025-05-16"},
        ],
    },
]
SAID = [
    (
        {
            "project": "校园外卖柜试点",
            "phases": [
                {"id": "p1", "name": "P1", "actual": "2025-03-03 ~ 2025-03-14"},
                {"id": "p2", "name": "P2", "actual": "2025-03-24 ~ 2025-04-25"},
            ],
        },
        "“P1”与“P2”之间：2025-03-15 至 2025-03-23，5 个工作日不在任何阶段内。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_working_days_in_no_phase_or_in_two(brief, at):
    assert [where for where, _ in seen("RET401", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET401", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_weekend_a_holiday_a_day_of_handing_over_or_a_phase_beside_the_others(brief):
    assert seen("RET401", "run_retrospective", brief) == []
