"""PLN204 milestone-outside-the-period, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"department": "销售部", "period": "2026", "milestones": [{"id": "m", "name": "上线", "date": "2027-01-15"}]},
        ["/milestones/id=m/date"],
    ),
    (
        {"department": "Sales", "period": "2026", "milestones": [{"id": "m", "name": "Kick-off", "date": "2025-12"}]},
        ["/milestones/id=m/date"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "milestones": [
                {"id": "m", "name": "Go-live", "date": "2026-12-18"},
                {"id": "n", "name": "Closed", "date": "Go-live + 4 weeks"},
            ],
        },
        ["/milestones/id=n/date"],
    ),
]
SAID = [
    (
        {"department": "销售部", "period": "2026", "milestones": [{"name": "上线", "date": "2027-01-15"}]},
        "里程碑“上线”定在 2027-01-15，不在周期 2026-01-01 至 2026-12-31 之内。",
    ),
    (
        {"department": "Sales", "period": "2026", "milestones": [{"name": "Go-live", "date": "2027-01-15"}]},
        'The milestone "Go-live" lies on 2027-01-15, outside the period from 2026-01-01 to 2026-12-31.',
    ),
]
CLEAN = [
    {"department": "销售部", "period": "2026", "milestones": [{"name": "上线", "date": "2026-12-31"}]},
    {"department": "销售部", "period": "2026", "milestones": [{"name": "上线"}]},
    {
        "department": "Sales",
        "period": {"start": "2026-01-05", "end": "2026-12-11"},
        "milestones": [{"name": "Go-live", "date": "2026-12"}],
    },
    {"department": "Sales", "period": "2026Q3", "milestones": [{"name": "Go-live", "date": "W28"}]},
    {"department": "Sales", "period": "some day", "milestones": [{"name": "Go-live", "date": "2027-01-15"}]},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_milestone_before_or_behind_the_period(brief, at):
    assert [where for where, _ in seen("PLN204", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN204", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_one_that_touches_it_or_has_no_sure_date(brief):
    assert seen("PLN204", "generate_plan", brief) == []
