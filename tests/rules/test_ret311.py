"""RET311 change-without-its-base, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    ({"who": "客服部", "achievements": [{"id": "a", "text": "一次解决率提升20%"}]}, ["/achievements/id=a/baseline"]),
    (
        {"who": "客服部", "achievements": [{"id": "a", "text": "处理成本下降了15%", "evidence": "财务月报"}]},
        ["/achievements/id=a/baseline"],
    ),
    (
        {
            "who": "Support",
            "achievements": [{"id": "a", "text": "Complaints", "metric": "complaints", "actual": "-30%"}],
        },
        ["/achievements/id=a/baseline"],
    ),
    (
        {"who": "Support", "achievements": [{"id": "a", "text": "Cut handling cost by 15%"}]},
        ["/achievements/id=a/baseline"],
    ),
]
SAID = [
    (
        {"who": "客服部", "achievements": [{"id": "a", "text": "一次解决率提升20%"}]},
        "“一次解决率提升20%”是从多少变到多少？",
    )
]
CLEAN = [
    {"who": "客服部", "achievements": ["一次解决率由55%提升到66%"]},
    {"who": "客服部", "achievements": ["一次解决率达到66%"]},
    {"who": "客服部", "achievements": [{"text": "一次解决率提升20%", "baseline": "55%", "actual": "66%"}]},
    {"who": "Support", "achievements": ["Complaints fell from 12 to 3 a month"]},
    {
        "who": "Support",
        "achievements": [{"text": "More first-call answers", "metric": "first-call answers", "actual": "+11pp"}],
        "goals": [{"metric": "first-call answers", "baseline": "55%", "target": "≥65%", "actual": "66%"}],
    },
    {"who": "Support", "achievements": ["Trained 12 people by 30 June"]},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_change_from_nowhere(brief, at):
    assert [where for where, _ in seen("RET311", "summarize_work", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET311", "summarize_work", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_change_whose_beginning_is_said(brief):
    assert seen("RET311", "summarize_work", brief) == []
