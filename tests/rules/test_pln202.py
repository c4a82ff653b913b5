"""PLN202 start-before-what-it-waits-for, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "迁移", "start": "2026-03-02", "end": "2026-04-30"},
                {"id": "b", "name": "培训", "after": ["a"], "start": "2026-04-07", "duration": "2周"},
            ],
        },
        ["/initiatives/id=b/start"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "Move", "start": "2026-03-02", "duration": "10 weeks"},
                {"id": "b", "name": "Train", "after": ["a"], "start": "2026-04"},
            ],
        },
        ["/initiatives/id=b/start"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "Move", "duration": "6 months"},
                {"id": "b", "name": "Train", "after": ["a"], "start": "2026-03-02", "duration": "1 week"},
            ],
        },
        ["/initiatives/id=b/start"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "b", "name": "Train", "start": "2026-04-01", "duration": "1 week", "after": ["m"]}],
            "milestones": [{"id": "m", "name": "Contract signed", "date": "2026-05-15"}],
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
                {"id": "a", "name": "迁移", "start": "2026-03-02", "end": "2026-04-30"},
                {"id": "b", "name": "培训", "after": ["a"], "start": "2026-04-07"},
            ],
        },
        "“培训”定于 2026-04-07 开始，但它要等的“迁移”到 2026-04-30 才结束。",
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "Move", "start": "2026-03-02", "end": "2026-04-30"},
                {"id": "b", "name": "Train", "after": ["a"], "start": "2026-04-07"},
            ],
        },
        '"Train" starts on 2026-04-07, but "Move", which it waits for, is not over before 2026-04-30.',
    ),
]
CLEAN = [
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "迁移", "start": "2026-03-02", "end": "2026-04-30"},
            {"id": "b", "name": "培训", "after": ["a"], "start": "2026-05-06", "duration": "2周"},
        ],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "迁移", "start": "2026-03-02", "end": "2026-04"},
            {"id": "b", "name": "培训", "after": ["a"], "start": "2026-04-13", "duration": "2周"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Move", "start": "2026-03-02", "end": "2026-04-30"},
            {"id": "b", "name": "Train", "after": ["a"], "start": "Q2", "duration": "2 weeks"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Move", "start": "2026-03-02", "duration": "2-6 weeks"},
            {"id": "b", "name": "Train", "after": ["a"], "start": "2026-03-16"},
        ],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "迁移", "start": "2026-03-02", "duration": "20 天"},
            {"id": "b", "name": "培训", "after": ["a"], "start": "2026-03-23"},
        ],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "迁移", "start": "2026-03-02", "end": "2026-03-13"},
            {"id": "b", "name": "培训", "after": ["a"], "start": "2026-03-13"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Move"},
            {"id": "b", "name": "Train", "after": ["a"], "start": "2026-03-02"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Move", "start": "W10", "duration": "4 weeks"},
            {"id": "b", "name": "Train", "after": ["a"], "start": "2026-03-02"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "b", "name": "Train", "start": "2026-04-01", "duration": "1 week", "after": ["m"]}],
        "milestones": [{"id": "m", "name": "Contract signed", "date": "2026-04"}],
    },
    {
        "department": "Sales",
        "period": "2026Q3",
        "initiatives": [{"id": "b", "name": "Train", "start": "2026-07-20", "duration": "1 week", "after": ["m"]}],
        "milestones": [{"id": "m", "name": "Contract signed", "date": "W28"}],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_start_that_no_reading_of_the_dates_allows(brief, at):
    assert [where for where, _ in seen("PLN202", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN202", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_dates_that_can_be_read_so_that_they_fit(brief):
    assert seen("PLN202", "generate_plan", brief) == []


def test_one_late_piece_is_not_reported_again_for_all_that_follow_it():
    brief = {
        "department": "IT",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Move", "start": "2026-03-02", "end": "2026-03-27"},
            {"id": "b", "name": "Train", "start": "2026-03-09", "duration": "2 weeks", "after": ["a"]},
            {"id": "c", "name": "Close", "start": "2026-03-30", "duration": "1 week", "after": ["b"]},
        ],
    }
    assert [at for at, _ in seen("PLN202", "generate_plan", brief)] == ["/initiatives/id=b/start"]


PROPOSED = [
    {
        "phases": [
            {"id": "a", "name": "试点", "start": "2027-01-04", "end": "2027-04-30"},
            {"id": "b", "name": "推广", "start": "2027-03-01", "duration": "8周", "after": ["a"]},
        ]
    },
]
PROPOSED_WELL = [
    {
        "phases": [
            {"id": "a", "name": "Pilot", "start": "2027-01-04", "end": "2027-04-30"},
            {"id": "b", "name": "Roll-out", "start": "2027-05-03", "duration": "8 weeks", "after": ["a"]},
        ]
    },
    {
        "phases": [
            {"id": "a", "name": "Pilot", "duration": "8 weeks"},
            {"id": "b", "name": "Roll-out", "duration": "8 weeks", "after": ["a"]},
        ]
    },
]


@pytest.mark.parametrize("brief", PROPOSED)
def test_it_sees_the_same_in_a_proposal(brief):
    assert [where for where, _ in seen("PLN202", "build_proposal", brief)] == ["/phases/id=b/start"]


@pytest.mark.parametrize("brief", PROPOSED_WELL)
def test_it_does_not_see_it_in_a_proposal_that_holds(brief):
    assert seen("PLN202", "build_proposal", brief) == []
