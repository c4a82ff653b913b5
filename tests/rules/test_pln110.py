"""PLN110 improvements-without-rank, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"department": {"name": "客服部", "improvements": ["周末响应慢", "没有二线"]}},
        ["/department/improvements/id=improvement-1/rank", "/department/improvements/id=improvement-2/rank"],
    ),
    (
        {
            "department": {
                "name": "Support",
                "improvements": [
                    {"id": "a", "text": "Slow at weekends", "rank": "1"},
                    {"id": "b", "text": "No second level"},
                ],
            }
        },
        ["/department/improvements/id=b/rank"],
    ),
]
SAID = [
    (
        {"department": {"name": "客服部", "improvements": ["周末响应慢", "没有二线"]}},
        "这些改进项先做哪一个、后做哪一个：周末响应慢、没有二线？",
    ),
    (
        {"department": {"name": "Support", "improvements": ["Slow at weekends", "No second level"]}},
        "Which of these comes first, and which after it: Slow at weekends, No second level?",
    ),
]
CLEAN = [
    {"department": {"name": "客服部", "improvements": [{"text": "周末响应慢"}]}},
    {"department": "客服部"},
    {
        "department": {
            "name": "Support",
            "improvements": [{"text": "Slow at weekends", "rank": "1"}, {"text": "No second level", "rank": "2"}],
        }
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_improvements_without_an_order(brief, at):
    assert [where for where, _ in seen("PLN110", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN110", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_single_one_or_a_full_order(brief):
    assert seen("PLN110", "generate_plan", brief) == []
