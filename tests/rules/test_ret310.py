"""RET310 achievement-without-evidence, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"who": "客服部", "achievements": [{"id": "a", "text": "投诉由每月12起降到3起"}]},
        ["/achievements/id=a/evidence"],
    ),
    (
        {
            "who": "Support",
            "achievements": [{"id": "a", "text": "Faster replies", "metric": "first reply time", "actual": "3 hours"}],
        },
        ["/achievements/id=a/evidence"],
    ),
    (
        {
            "who": "Support",
            "achievements": [{"id": "a", "text": "Faster replies", "metric": "first reply time", "actual": "3 hours"}],
            "evidence": [{"metric": "customer satisfaction", "value": "4.5", "n": "80"}],
        },
        ["/achievements/id=a/evidence"],
    ),
]
SAID = [
    (
        {"who": "客服部", "achievements": [{"id": "a", "text": "投诉由每月12起降到3起"}]},
        "这些业绩的数字出自哪里：投诉由每月12起降到3起？",
    )
]
CLEAN = [
    {"who": "客服部", "achievements": [{"id": "a", "text": "投诉由每月12起降到3起", "evidence": "投诉登记表"}]},
    {"who": "客服部", "achievements": ["上线自助知识库"]},
    {
        "who": "Support",
        "achievements": [{"id": "a", "text": "Faster replies", "metric": "first reply time", "actual": "3 hours"}],
        "evidence": [{"metric": "first reply time", "value": "3 hours", "source": "ticket system"}],
    },
    {
        "who": "Support",
        "achievements": [{"id": "a", "text": "Faster replies", "metric": "first reply time", "actual": "3 hours"}],
        "goals": [
            {"metric": "first reply time", "target": "≤4 hours", "actual": "3 hours", "evidence": "ticket system"}
        ],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_figure_that_nothing_shows(brief, at):
    assert [where for where, _ in seen("RET310", "summarize_work", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET310", "summarize_work", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_figure_whose_source_is_there(brief):
    assert seen("RET310", "summarize_work", brief) == []
