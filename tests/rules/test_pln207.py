"""PLN207 milestone-before-its-work, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Move", "start": "2026-03-02", "end": "2026-04-30"}],
            "milestones": [{"id": "m", "name": "Go-live", "after": ["a"], "date": "2026-04-15"}],
        },
        ["/milestones/id=m/date"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "迁移", "start": "2026-03-02", "duration": "12周"}],
            "milestones": [{"id": "m", "name": "上线", "after": ["a"], "date": "4月底"}],
        },
        ["/milestones/id=m/date"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "milestones": [
                {"id": "m", "name": "Go-live", "date": "2026-05-01", "after": ["n"]},
                {"id": "n", "name": "Tested", "date": "2026-06-01"},
            ],
        },
        ["/milestones/id=m/date"],
    ),
]
SAID = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "迁移", "start": "2026-03-02", "end": "2026-04-30"}],
            "milestones": [{"id": "m", "name": "上线", "after": ["a"], "date": "2026-04-15"}],
        },
        "里程碑“上线”定在 2026-04-15，但它需要的“迁移”到 2026-04-30 才结束。",
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Move", "start": "2026-03-02", "end": "2026-04-30"}],
            "milestones": [{"id": "m", "name": "Go-live", "after": ["a"], "date": "2026-04-15"}],
        },
        'The milestone "Go-live" lies on 2026-04-15, but "Move", which it needs, is not over before 2026-04-30.',
    ),
]
CLEAN = [
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Move", "start": "2026-03-02", "end": "2026-04-30"}],
        "milestones": [{"id": "m", "name": "Go-live", "after": ["a"], "date": "2026-04-30"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Move", "start": "2026-03-02", "end": "2026-04-30"}],
        "milestones": [{"id": "m", "name": "Go-live", "after": ["a"], "date": "2026-04"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "迁移", "start": "2026-03-02", "end": "4月"}],
        "milestones": [{"id": "m", "name": "上线", "after": ["a"], "date": "2026-04-15"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Move", "start": "2026-03-02", "duration": "4-8 weeks"}],
        "milestones": [{"id": "m", "name": "Go-live", "after": ["a"], "date": "2026-04-01"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Move", "start": "2026-03-02"}],
        "milestones": [{"id": "m", "name": "Go-live", "after": ["a"], "date": "2026-03-04"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "迁移", "start": "2026-03-02", "duration": "8周"}],
        "milestones": [{"id": "m", "name": "上线", "after": ["a"]}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "迁移", "start": "2026-03-02", "duration": "30天"}],
        "milestones": [{"id": "m", "name": "上线", "after": ["a"], "date": "2026-03-31"}],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_milestone_before_the_end_of_what_it_needs(brief, at):
    assert [where for where, _ in seen("PLN207", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN207", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_dates_that_can_be_read_so_that_they_fit(brief):
    assert seen("PLN207", "generate_plan", brief) == []
