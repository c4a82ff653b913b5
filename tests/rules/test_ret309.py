"""RET309 achievement-without-a-figure, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    ({"who": "客服部", "achievements": [{"id": "a", "text": "上线自助知识库"}]}, ["/achievements/id=a/actual"]),
    (
        {"who": "客服部", "achievements": "上线自助知识库；修订夜班制度"},
        ["/achievements/id=achievement-1/actual", "/achievements/id=achievement-2/actual"],
    ),
    (
        {"who": "Support", "achievements": [{"id": "a", "text": "Opened the help centre", "result": "People like it"}]},
        ["/achievements/id=a/actual"],
    ),
]
SAID = [
    (
        {"who": "客服部", "achievements": [{"id": "a", "text": "上线自助知识库"}]},
        "这些业绩做到了多少，从多少到多少：上线自助知识库？",
    )
]
CLEAN = [
    {"who": "客服部", "achievements": [{"id": "a", "text": "上线自助知识库", "result": "38%的问题在知识库解决"}]},
    {"who": "客服部", "achievements": "首次响应时间由6小时缩短到4小时"},
    {"who": "Support", "achievements": [{"id": "a", "text": "Opened the help centre", "actual": "38%"}]},
    {
        "who": "Support",
        "achievements": ["All goals were met"],
        "goals": [{"metric": "x", "target": "≥5", "actual": "6"}],
    },
    {"who": "Support", "achievements": []},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_an_achievement_that_gives_no_figure(brief, at):
    assert [where for where, _ in seen("RET309", "summarize_work", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET309", "summarize_work", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_figures_in_a_field_or_in_words(brief):
    assert seen("RET309", "summarize_work", brief) == []
