"""PLN210 first-priority-built-last, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "Move", "priority": "P0", "start": "2026-09-01", "duration": "4 weeks"},
                {"id": "b", "name": "Icons", "priority": "P1", "start": "2026-03-02", "duration": "4 weeks"},
                {"id": "c", "name": "Dark mode", "priority": "P2", "start": "2026-05-06", "duration": "4 weeks"},
            ],
        },
        ["/initiatives/id=a/start"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "迁移", "priority": "高", "start": "2026-09-01", "duration": "4 weeks"},
                {"id": "b", "name": "图标", "priority": "中", "start": "2026-03-02", "duration": "4 weeks"},
                {"id": "c", "name": "换肤", "priority": "低", "start": "2026-05-06", "duration": "4 weeks"},
            ],
        },
        ["/initiatives/id=a/start"],
    ),
]
SAID = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "迁移", "priority": "P0", "start": "2026-09-01", "duration": "4 weeks"},
                {"id": "b", "name": "图标", "priority": "P1", "start": "2026-03-02", "duration": "4 weeks"},
                {"id": "c", "name": "换肤", "priority": "P2", "start": "2026-05-06", "duration": "4 weeks"},
            ],
        },
        "“迁移”优先级最高（P0），却在所有其他工作开始之后的 2026-09-01 才开始，最后完成。",
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "Move", "priority": "P0", "start": "2026-09-01", "duration": "4 weeks"},
                {"id": "b", "name": "Icons", "priority": "P1", "start": "2026-03-02", "duration": "4 weeks"},
                {"id": "c", "name": "Dark mode", "priority": "P2", "start": "2026-05-06", "duration": "4 weeks"},
            ],
        },
        '"Move" has the first priority (P0), yet it starts on 2026-09-01, after all the others have begun, and ends last.',
    ),
]
CLEAN = [
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Move", "priority": "P0", "start": "2026-03-02", "duration": "4 weeks"},
            {"id": "b", "name": "Icons", "priority": "P1", "start": "2026-03-02", "duration": "4 weeks"},
            {"id": "c", "name": "Dark mode", "priority": "P2", "start": "2026-05-06", "duration": "4 weeks"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Move", "priority": "P0", "start": "2026-09-01", "duration": "4 weeks"},
            {"id": "b", "name": "Icons", "priority": "P1", "start": "2026-03-02", "duration": "4 weeks"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Move", "priority": "P0", "start": "2026-09-01", "duration": "4 weeks", "after": ["b"]},
            {"id": "b", "name": "Icons", "priority": "P1", "start": "2026-03-02", "duration": "4 weeks"},
            {"id": "c", "name": "Dark mode", "priority": "P2", "start": "2026-05-06", "duration": "4 weeks"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Move", "priority": "P0", "start": "2026-09-01", "duration": "4 weeks"},
            {"id": "d", "name": "Train", "priority": "P0", "start": "2026-01-05", "duration": "4 weeks"},
            {"id": "b", "name": "Icons", "priority": "P1", "start": "2026-03-02", "duration": "4 weeks"},
            {"id": "c", "name": "Dark mode", "priority": "P2", "start": "2026-05-06", "duration": "4 weeks"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Move", "priority": "P0", "start": "2026-09-01", "duration": "4 weeks"},
            {"id": "b", "name": "Icons", "priority": "soon", "start": "2026-03-02", "duration": "4 weeks"},
            {"id": "c", "name": "Dark mode", "priority": "P2", "start": "2026-05-06", "duration": "4 weeks"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"name": "Move", "priority": "P0"},
            {"name": "Icons", "priority": "P1", "start": "2026-03-02", "duration": "1 week"},
            {"name": "Dark mode", "priority": "P2"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Move", "priority": "P0", "start": "2026-09-01", "duration": "4 weeks"},
            {"id": "b", "name": "Icons", "priority": "P1", "start": "2026-03-02", "duration": "40 weeks"},
            {"id": "c", "name": "Dark mode", "priority": "P2", "start": "2026-05-06", "duration": "4 weeks"},
        ],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_work_of_the_first_priority_at_the_end(brief, at):
    assert [where for where, _ in seen("PLN210", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN210", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_early_forced_or_unclear_orders(brief):
    assert seen("PLN210", "generate_plan", brief) == []
