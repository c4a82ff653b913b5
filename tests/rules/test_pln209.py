"""PLN209 work-ends-after-the-period, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "Sales",
            "period": {"start": "2026-03-02", "end": "2026-05-29"},
            "initiatives": [
                {"id": "a", "name": "Step A", "duration": "10 weeks"},
                {"id": "b", "name": "Step B", "duration": "6 weeks", "after": ["a"]},
            ],
        },
        ["/initiatives/id=b/duration"],
    ),
    (
        {
            "department": "销售部",
            "period": {"start": "2026-03-02", "end": "2026-05-29"},
            "initiatives": [
                {"id": "a", "name": "工序a", "duration": "3个月"},
                {"id": "b", "name": "工序b", "duration": "2个月", "after": ["a"]},
            ],
        },
        ["/initiatives/id=b/duration"],
    ),
    (
        {
            "department": "Sales",
            "period": {"start": "2026-03-02", "end": "2026-05-29"},
            "initiatives": [
                {"id": "a", "name": "Step A", "duration": "8 weeks"},
                {"id": "b", "name": "Step B", "duration": "4/8/15 weeks", "after": ["a"]},
                {"id": "c", "name": "Step C", "duration": "5 days", "after": ["b"]},
            ],
        },
        ["/initiatives/id=b/duration", "/initiatives/id=c/duration"],
    ),
]
SAID = [
    (
        {
            "department": "销售部",
            "period": {"start": "2026-03-02", "end": "2026-05-29"},
            "initiatives": [
                {"id": "a", "name": "工序a", "duration": "10周"},
                {"id": "b", "name": "工序b", "duration": "6周", "after": ["a"]},
            ],
        },
        "按关键路径（工序a、工序b），工作到 2026-06-25 才完成，比周期末 2026-05-29 晚 18 个工作日。",
    ),
    (
        {
            "department": "Sales",
            "period": {"start": "2026-03-02", "end": "2026-05-29"},
            "initiatives": [
                {"id": "a", "name": "Step A", "duration": "10 weeks"},
                {"id": "b", "name": "Step B", "duration": "6 weeks", "after": ["a"]},
            ],
        },
        "Along the critical path (Step A, Step B) the work ends on 2026-06-19, 15 working days after the end of the period on 2026-05-29.",
    ),
]
CLEAN = [
    {
        "department": "Sales",
        "period": {"start": "2026-03-02", "end": "2026-05-29"},
        "initiatives": [
            {"id": "a", "name": "Step A", "duration": "7 weeks"},
            {"id": "b", "name": "Step B", "duration": "4 weeks", "after": ["a"]},
        ],
    },
    {
        "department": "销售部",
        "period": "13 weeks from 2026-09-14",
        "initiatives": [{"id": "a", "name": "工序a", "duration": "13 weeks"}],
    },
    {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "工序a", "duration": "12个月"}]},
    {
        "department": "销售部",
        "period": {"start": "2026-03-02", "end": "2026-05-29"},
        "initiatives": [{"id": "a", "name": "工序a", "duration": "3个月"}],
    },
    {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "工序a", "duration": "52周"}]},
    {
        "department": "Sales",
        "period": {"start": "2026-03-02", "end": "2026-05-24"},
        "initiatives": [
            {"id": "a", "name": "Step A", "duration": "4 weeks"},
            {"id": "b", "name": "Step B", "duration": "8 weeks", "after": ["a"]},
            {"id": "c", "name": "Step C", "duration": "12 weeks", "after": ["b"]},
        ],
    },
    {
        "department": "Sales",
        "period": {"start": "2026-03-02", "end": "2026-05-29"},
        "initiatives": [{"id": "a", "name": "Move", "start": "2026-04-01", "end": "2026-07-01"}],
    },
    {
        "department": "Sales",
        "period": "some day",
        "initiatives": [
            {"id": "a", "name": "Step A", "duration": "10 weeks"},
            {"id": "b", "name": "Step B", "duration": "6 weeks", "after": ["a"]},
        ],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_schedule_that_runs_past_the_end(brief, at):
    assert [where for where, _ in seen("PLN209", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN209", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_one_that_fits_by_the_calendar_or_is_seen_by_another_rule(brief):
    assert seen("PLN209", "generate_plan", brief) == []
