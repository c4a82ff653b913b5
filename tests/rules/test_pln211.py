"""PLN211 rhythm-its-dates-do-not-keep, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "Sales",
            "period": "2026",
            "reviews": [{"id": "r", "rhythm": "monthly", "dates": ["2026-01-30", "2026-02-27", "2026-05-29"]}],
        },
        ["/reviews/id=r/dates"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "reviews": [{"id": "r", "rhythm": "每周", "dates": ["2026-03-02", "2026-03-09", "2026-03-30"]}],
        },
        ["/reviews/id=r/dates"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "reviews": [{"id": "r", "rhythm": "每季度", "dates": ["2026-01-30", "2026-02-27", "2026-03-31"]}],
        },
        ["/reviews/id=r/dates"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "reviews": [{"id": "r", "rhythm": "every two weeks", "dates": ["2026-03-02", "2026-03-09", "2026-03-16"]}],
        },
        ["/reviews/id=r/dates"],
    ),
]
SAID = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "reviews": [{"id": "r", "rhythm": "每月", "dates": ["2026-01-30", "2026-02-27", "2026-05-29"]}],
        },
        "“每月”说好每月，但 2026-02-27 与 2026-05-29 之间隔了 91 天。",
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "reviews": [{"id": "r", "rhythm": "monthly", "dates": ["2026-01-30", "2026-02-27", "2026-05-29"]}],
        },
        '"monthly" is said to be monthly, but 91 days lie between 2026-02-27 and 2026-05-29.',
    ),
]
CLEAN = [
    {
        "department": "Sales",
        "period": "2026",
        "reviews": [{"id": "r", "rhythm": "monthly", "dates": ["2026-01-30", "2026-02-27", "2026-03-31"]}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "reviews": [{"id": "r", "rhythm": "每月", "dates": ["1月", "2月", "3月"]}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "reviews": [{"id": "r", "rhythm": "weekly", "dates": ["2026-03-02", "2026-03-30"]}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "reviews": [{"id": "r", "rhythm": "每月最后一个周五", "dates": ["2026-01-30", "2026-02-27", "2026-05-29"]}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "reviews": [{"id": "r", "rhythm": "每周", "dates": ["2026-09-21", "2026-09-28", "2026-10-12"]}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "reviews": [
            {"id": "r", "rhythm": "quarterly", "dates": ["2026-03-31", "2026-06-30", "2026-09-30", "2026-12-18"]}
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "reviews": [
            {"id": "r", "rhythm": "weekly, monthly with the board", "dates": ["2026-01-30", "2026-02-27", "2026-05-29"]}
        ],
    },
    {
        "department": "Sales",
        "period": "2026",
        "reviews": [{"id": "r", "rhythm": "before each launch", "dates": ["2026-01-30", "2026-02-03", "2026-05-29"]}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "reviews": [{"id": "r", "rhythm": "双周", "dates": ["2026-03-02", "2026-03-16", "2026-03-30"]}],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_gap_that_the_rhythm_does_not_have(brief, at):
    assert [where for where, _ in seen("PLN211", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN211", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_holidays_months_and_rhythms_that_are_not_clear(brief):
    assert seen("PLN211", "generate_plan", brief) == []
