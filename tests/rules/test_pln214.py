"""PLN214 phases-with-a-gap-or-overlap, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "Phase 1: design", "start": "2026-03-02", "end": "2026-03-31"},
                {"id": "b", "name": "Phase 2: build", "start": "2026-05-06", "end": "2026-06-30"},
            ],
        },
        ["/initiatives/id=b/start"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "第一阶段 设计", "start": "2026-03-02", "end": "2026-03-31"},
                {"id": "b", "name": "第二阶段 开发", "start": "2026-03-16", "end": "2026-06-30"},
            ],
        },
        ["/initiatives/id=b/start"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {"id": "b", "name": "阶段2 开发", "start": "2026-05-11", "end": "2026-06-30"},
                {"id": "a", "name": "阶段1 设计", "start": "2026-03-02", "end": "2026-03-31"},
            ],
        },
        ["/initiatives/id=b/start"],
    ),
]
SAID = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "第一阶段", "start": "2026-03-02", "end": "2026-03-31"},
                {"id": "b", "name": "第二阶段", "start": "2026-05-06", "end": "2026-06-30"},
            ],
        },
        "“第一阶段”到 2026-03-31 结束，“第二阶段”从 2026-05-06 开始，两者相差 21 个工作日。",
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "Phase 1", "start": "2026-03-02", "end": "2026-03-31"},
                {"id": "b", "name": "Phase 2", "start": "2026-05-06", "end": "2026-06-30"},
            ],
        },
        '"Phase 1" ends on 2026-03-31 and "Phase 2" starts on 2026-05-06: 25 working days lie between the two dates.',
    ),
]
CLEAN = [
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Phase 1: design", "start": "2026-03-02", "end": "2026-03-31"},
            {"id": "b", "name": "Phase 2: build", "start": "2026-04-01", "end": "2026-06-30"},
        ],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "阶段一", "start": "2026-09-01", "end": "2026-09-30"},
            {"id": "b", "name": "阶段二", "start": "2026-10-09", "end": "2026-11-30"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Phase 1", "start": "2026-03", "end": "2026-03"},
            {"id": "b", "name": "Phase 2", "start": "2026-06", "end": "2026-07"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Design", "start": "2026-03-02", "end": "2026-03-31"},
            {"id": "b", "name": "Build", "start": "2026-05-06", "end": "2026-06-30"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Phase 1: East", "start": "2026-03-02", "end": "2026-03-31"},
            {"id": "b", "name": "Phase 1: West", "start": "2026-05-06", "end": "2026-06-30"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Phase 1", "start": "2026-03-02", "end": "2026-03-31"},
            {"id": "b", "name": "Phase 3", "start": "2026-06-01", "end": "2026-06-30"},
        ],
    },
    {"department": "Sales", "period": "2026", "initiatives": [{"name": "Phase 1"}, {"name": "Phase 2"}]},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_week_or_more_in_no_phase_or_in_two(brief, at):
    assert [where for where, _ in seen("PLN214", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN214", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_phases_that_meet_and_those_without_exact_days(brief):
    assert seen("PLN214", "generate_plan", brief) == []
