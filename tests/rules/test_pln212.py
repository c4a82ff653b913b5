"""PLN212 durations-that-may-be-end-marks, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "Sales",
            "period": {"start": "2026-03-02", "end": "2026-05-24"},
            "initiatives": [
                {"id": "a", "name": "Step A", "duration": "4 weeks"},
                {"id": "b", "name": "Step B", "duration": "8 weeks", "after": ["a"]},
                {"id": "c", "name": "Step C", "duration": "12 weeks", "after": ["b"]},
            ],
        },
        ["/initiatives/id=a/duration", "/initiatives/id=b/duration", "/initiatives/id=c/duration"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "工序a", "duration": "3个月"},
                {"id": "b", "name": "工序b", "duration": "6个月", "after": ["a"]},
                {"id": "c", "name": "工序c", "duration": "9个月", "after": ["b"]},
                {"id": "d", "name": "工序d", "duration": "12个月", "after": ["c"]},
            ],
        },
        [
            "/initiatives/id=a/duration",
            "/initiatives/id=b/duration",
            "/initiatives/id=c/duration",
            "/initiatives/id=d/duration",
        ],
    ),
]
SAID = [
    (
        {
            "department": "销售部",
            "period": {"start": "2026-03-02", "end": "2026-05-24"},
            "initiatives": [
                {"id": "a", "name": "工序a", "duration": "4周"},
                {"id": "b", "name": "工序b", "duration": "8周", "after": ["a"]},
                {"id": "c", "name": "工序c", "duration": "12周", "after": ["b"]},
            ],
        },
        "工序a、工序b、工序c 依次进行，工期写的是 4周、8周、12周，加起来超过整个周期，而最后一个正好等于周期长度：它们像是各自结束的时点。",
    ),
    (
        {
            "department": "Sales",
            "period": {"start": "2026-03-02", "end": "2026-05-24"},
            "initiatives": [
                {"id": "a", "name": "Step A", "duration": "4 weeks"},
                {"id": "b", "name": "Step B", "duration": "8 weeks", "after": ["a"]},
                {"id": "c", "name": "Step C", "duration": "12 weeks", "after": ["b"]},
            ],
        },
        "Step A, Step B, Step C follow each other with durations of 4 weeks, 8 weeks, 12 weeks: together they pass the period, and the last alone fills it, so they look like the points at which each ends.",
    ),
]
CLEAN = [
    {
        "department": "Sales",
        "period": {"start": "2026-03-02", "end": "2026-05-24"},
        "initiatives": [
            {"id": "a", "name": "Step A", "duration": "4 weeks"},
            {"id": "b", "name": "Step B", "duration": "4 weeks", "after": ["a"]},
            {"id": "c", "name": "Step C", "duration": "4 weeks", "after": ["b"]},
        ],
    },
    {
        "department": "Sales",
        "period": {"start": "2026-03-02", "end": "2026-05-24"},
        "initiatives": [
            {"id": "a", "name": "Step A", "duration": "2 weeks"},
            {"id": "b", "name": "Step B", "duration": "4 weeks", "after": ["a"]},
            {"id": "c", "name": "Step C", "duration": "6 weeks", "after": ["b"]},
        ],
    },
    {
        "department": "销售部",
        "period": {"start": "2026-03-02", "end": "2026-05-24"},
        "initiatives": [
            {"id": "a", "name": "工序a", "duration": "4周"},
            {"id": "b", "name": "工序b", "duration": "8周", "after": ["a"]},
        ],
    },
    {
        "department": "Sales",
        "period": {"start": "2026-03-02", "end": "2026-05-24"},
        "initiatives": [
            {"id": "a", "name": "Step A", "duration": "8 weeks"},
            {"id": "b", "name": "Step B", "duration": "4 weeks", "after": ["a"]},
            {"id": "c", "name": "Step C", "duration": "12 weeks", "after": ["b"]},
        ],
    },
    {
        "department": "Sales",
        "period": "some day",
        "initiatives": [
            {"id": "a", "name": "Step A", "duration": "4 weeks"},
            {"id": "b", "name": "Step B", "duration": "8 weeks", "after": ["a"]},
            {"id": "c", "name": "Step C", "duration": "12 weeks", "after": ["b"]},
        ],
    },
    {
        "department": "Sales",
        "period": {"start": "2026-03-02", "end": "2026-05-24"},
        "initiatives": [
            {"id": "a", "name": "Design", "duration": "4 weeks"},
            {"id": "b", "name": "Build", "duration": "8 weeks"},
            {"id": "c", "name": "Run", "duration": "12 weeks"},
        ],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_rising_durations_of_which_the_last_fills_the_period(brief, at):
    assert [where for where, _ in seen("PLN212", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN212", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_durations_that_fit_or_run_side_by_side(brief):
    assert seen("PLN212", "generate_plan", brief) == []
