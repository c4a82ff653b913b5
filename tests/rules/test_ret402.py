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


@pytest.mark.parametrize(
    "text",
    [
        "The festival runs from 2 March to 30 June 2026. Phase 1 (courts) 2 March – 30 April, phase 2 (halls) 1 May – 10 July.",
        "清河行动 5 月 10 日至 8 月 31 日。摸底 5 月 10 日至 5 月 31 日，整治 6 月 1 日至 8 月 10 日，回访 8 月 11 日至 9 月 15 日。",
        "工程总工期 4 月 1 日至 9 月 30 日。\n\n- 第一期：4 月 1 日至 5 月 31 日\n- 第二期：6 月 1 日至 8 月 15 日\n- 第三期：8 月 16 日至 10 月 20 日",
    ],
)
def test_it_sees_a_phase_of_a_text_beyond_the_whole_that_it_begins_or_ends_with(text):
    assert len(seen("RET402", "check_document", {"text": text})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The festival runs from 2 March to 10 July 2026. Phase 1 (courts) 2 March – 30 April, phase 2 (halls) 1 May – 10 July.",
        "清河行动 5 月 10 日至 9 月 15 日。摸底 5 月 10 日至 5 月 31 日，整治 6 月 1 日至 8 月 10 日，回访 8 月 11 日至 9 月 15 日。",
        "合同期 1 月 1 日至 12 月 31 日。\n\n- 第一期：4 月 1 日至 5 月 31 日\n- 第二期：6 月 1 日至 8 月 15 日\n- 第三期：8 月 16 日至 10 月 20 日",
    ],
)
def test_it_does_not_see_phases_of_a_text_within_the_whole(text):
    assert seen("RET402", "check_document", {"text": text}) == []
