"""RET402 phase-outside-the-period, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "project": "校园外卖柜试点",
            "period": {"start": "2025-03-03", "end": "2025-04-30"},
            "phases": [{"id": "p1", "name": "P1", "actual": "2025-03-17 ~ 2025-05-16"}],
        },
        ["/phases/id=p1"],
    ),
    (
        {
            "project": "Locker pilot",
            "period": {"start": "2025-03-03", "end": "2025-04-30"},
            "phases": [{"id": "p1", "name": "P1", "actual": "2025-02-24 to 2025-04-30"}],
        },
        ["/phases/id=p1"],
    ),
]
CLEAN = [
    {
        "project": "校园外卖柜试点",
        "period": {"start": "2025-03-03", "end": "2025-04-30"},
        "phases": [{"id": "p1", "name": "P1", "actual": "2025-03-17 ~ 2025-04-30"}],
    },
    {"project": "Locker pilot", "phases": [{"id": "p1", "name": "P1", "actual": "2025-02-24 to 2025-05-16"}]},
    {
        "project": "Locker pilot",
        "period": {"start": "2025-03-03", "end": "2025-04-30"},
        "phases": [{"id": "p1", "name": "P1", "actual": "2025-03-01 to 2025-04-30"}],
    },
    {"project": "Locker pilot", "period": {"start": "2025-03-03", "end": "2025-04-30"}, "phases": [{"name": "A"}]},
]
SAID = [
    (
        {
            "project": "Locker pilot",
            "period": {"start": "2025-03-03", "end": "2025-04-30"},
            "phases": [{"id": "p1", "name": "P1", "actual": "2025-02-24 to 2025-04-30"}],
        },
        '"P1" has 5 working days (2025-02-24 to 2025-03-02) outside the period of the project.',
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_working_days_before_or_after_the_period(brief, at):
    assert [where for where, _ in seen("RET402", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET402", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_phases_within_it_a_weekend_or_no_period(brief):
    assert seen("RET402", "run_retrospective", brief) == []
