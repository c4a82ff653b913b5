"""RET314 summary-without-results, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    ({"who": "客服部"}, ["/achievements"]),
    ({"who": "Support", "problems": ["Two people left"]}, ["/achievements"]),
    ({"who": "Support", "lessons": ["Write it down"]}, ["/achievements"]),
]
SAID = [({"who": "客服部"}, "这段时间的目标是什么，做成了哪些事？")]
CLEAN = [
    {"who": "客服部", "goals": ["首次响应时间≤4小时"]},
    {"who": "客服部", "achievements": ["上线自助知识库"]},
    {
        "who": "Support",
        "planned": {"kpis": [{"id": "k", "name": "first reply time", "target": "≤4 hours"}]},
        "plan": "doc-1",
    },
    {"who": "Support", "functions": [{"name": "Night shift", "goals": ["first reply time ≤4 hours"]}]},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_summary_of_nothing(brief, at):
    assert [where for where, _ in seen("RET314", "summarize_work", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET314", "summarize_work", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_one_with_a_goal_or_a_result(brief):
    assert seen("RET314", "summarize_work", brief) == []
