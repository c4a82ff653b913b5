"""PLN201 work-in-a-circle, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "Move", "duration": "2 weeks", "after": ["b"]},
                {"id": "b", "name": "Switch", "duration": "1 week", "after": ["a"]},
            ],
        },
        ["/initiatives/id=a/after", "/initiatives/id=b/after"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "迁移", "after": ["c"]},
                {"id": "b", "name": "培训", "after": ["a"]},
                {"id": "c", "name": "切换", "after": ["b"]},
                {"id": "d", "name": "展会", "after": ["a"]},
            ],
        },
        ["/initiatives/id=a/after", "/initiatives/id=c/after", "/initiatives/id=b/after"],
    ),
    (
        {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "迁移", "after": ["a"]}]},
        ["/initiatives/id=a/after"],
    ),
]
SAID = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "迁移", "after": ["b"]},
                {"id": "b", "name": "切换", "after": ["迁移"]},
            ],
        },
        "迁移、切换 绕了一圈等到自己，都无法开始。",
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "Move", "after": ["b"]},
                {"id": "b", "name": "Switch", "after": ["Move"]},
            ],
        },
        "Move, Switch: the dependencies lead back to where they began, so none of this can start.",
    ),
]
CLEAN = [
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Step A", "duration": "2 weeks"},
            {"id": "b", "name": "Step B", "duration": "1 week", "after": ["a"]},
            {"id": "c", "name": "Step C", "duration": "3 days", "after": ["b"]},
        ],
    },
    {"department": "Sales", "period": "2026", "initiatives": [{"id": "a", "name": "Move", "after": ["nowhere"]}]},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_work_that_goes_round_in_a_circle(brief, at):
    assert [where for where, _ in seen("PLN201", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN201", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_chains_and_work_that_names_nothing_known(brief):
    assert seen("PLN201", "generate_plan", brief) == []


PROPOSED = [
    (
        {
            "phases": [
                {"id": "a", "name": "Pilot", "duration": "4 weeks", "after": ["b"]},
                {"id": "b", "name": "Roll-out", "duration": "8 weeks", "after": ["a"]},
            ]
        },
        {"/phases/id=a/after", "/phases/id=b/after"},
    )
]
PROPOSED_WELL = [
    {
        "phases": [
            {"id": "a", "name": "试点", "duration": "4周"},
            {"id": "b", "name": "推广", "duration": "8周", "after": ["a"]},
        ]
    }
]


@pytest.mark.parametrize(("brief", "at"), PROPOSED)
def test_it_sees_the_same_in_a_proposal(brief, at):
    assert {where for where, _ in seen("PLN201", "build_proposal", brief)} == at


@pytest.mark.parametrize("brief", PROPOSED_WELL)
def test_it_does_not_see_it_in_a_proposal_that_holds(brief):
    assert seen("PLN201", "build_proposal", brief) == []
