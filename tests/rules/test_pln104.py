"""PLN104 initiative-without-dates, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "数据迁移"}]},
        ["/initiatives/id=a/start"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "数据迁移", "start": "2026-03-02"}],
        },
        ["/initiatives/id=a/duration"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Move the data", "duration": "3 weeks"}],
        },
        ["/initiatives/id=a/start"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "Move", "start": "2026-03", "duration": "2 weeks"},
                {"id": "b", "name": "Train", "after": ["a"]},
                {"id": "c", "name": "Close"},
            ],
        },
        ["/initiatives/id=b/duration", "/initiatives/id=c/start"],
    ),
]
SAID = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"name": "数据迁移"}, {"name": "培训", "start": "5月"}],
        },
        "以下工作何时开始、要多久（可以给三点估算，如 5/8/15 天）：数据迁移、培训？",
    ),
    (
        {"department": "Sales", "period": "2026", "initiatives": [{"name": "Move"}]},
        "When does each of these start, and how long does it take (three points such as 5/8/15 days will do): Move?",
    ),
]
CLEAN = [
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"name": "数据迁移", "start": "2026-03-02", "duration": "5/8/15 天"}],
    },
    {"department": "销售部", "period": "2026", "initiatives": [{"name": "数据迁移", "start": "3月至5月"}]},
    {"department": "销售部", "period": "2026", "initiatives": ["3月上线新的 CRM"]},
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [
            {"id": "a", "name": "Move", "start": "2026-03-02", "end": "2026-04-01"},
            {"name": "Train", "after": ["a"], "duration": "2 weeks"},
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"name": "Move", "actions": [{"text": "Copy the archive", "when": "2026-03-09"}]}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"name": "Move", "duration": "3 weeks", "end": "2026-06-30"}],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_work_without_a_start_or_a_length(brief, at):
    assert [where for where, _ in seen("PLN104", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN104", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_dates_that_are_known_from_some_field(brief):
    assert seen("PLN104", "generate_plan", brief) == []
