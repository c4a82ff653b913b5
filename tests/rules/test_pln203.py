"""PLN203 work-outside-the-period, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "迁移", "start": "2026-11-02", "end": "2027-02-26"}],
        },
        ["/initiatives/id=a/end"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Move", "start": "2027-01-11", "duration": "2 weeks"}],
        },
        ["/initiatives/id=a/start"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {
                    "id": "a",
                    "name": "Move",
                    "actions": [
                        {"id": "s", "text": "Copy", "when": "2025-11-03"},
                        {"id": "t", "text": "Check", "when": "2027Q1"},
                    ],
                }
            ],
        },
        ["/initiatives/id=a/actions/id=s/when", "/initiatives/id=a/actions/id=t/when"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "迁移", "start": "2025-06-01", "end": "2025-12-20"}],
        },
        ["/initiatives/id=a/end"],
    ),
]
SAID = [
    (
        {"department": "销售部", "period": "2026", "initiatives": [{"name": "迁移", "end": "2027-02-26"}]},
        "“迁移”的日期 2027-02-26 不在周期 2026-01-01 至 2026-12-31 之内。",
    ),
    (
        {"department": "Sales", "period": "2026", "initiatives": [{"name": "Move", "start": "2027-01-11"}]},
        '"Move" is dated 2027-01-11, outside the period from 2026-01-01 to 2026-12-31.',
    ),
]
CLEAN = [
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"name": "迁移", "start": "2026-09-01", "end": "2026-12-31"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"name": "迁移", "start": "2025-11-03", "end": "2026-03-31"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [
            {
                "name": "迁移",
                "start": "2025-11-03",
                "end": "2026-03",
                "actions": [{"text": "立项", "when": "2025-11-10"}],
            }
        ],
    },
    {
        "department": "Sales",
        "period": {"start": "2026-01-05", "end": "2026-12-11"},
        "initiatives": [{"name": "Move", "start": "2026-11", "end": "2026-12"}],
    },
    {"department": "Sales", "period": "2026Q3", "initiatives": [{"name": "Move", "start": "W28", "end": "W30"}]},
    {"department": "销售部", "period": "下个旺季", "initiatives": [{"name": "迁移", "end": "2027-02-26"}]},
    {"department": "Sales", "period": "2026", "initiatives": [{"name": "Move", "start": "after board approval"}]},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_date_outside_the_period(brief, at):
    assert [where for where, _ in seen("PLN203", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN203", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_work_that_touches_it_was_carried_over_or_has_no_sure_date(brief):
    assert seen("PLN203", "generate_plan", brief) == []
