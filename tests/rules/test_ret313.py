"""RET313 aim-without-a-target, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    ({"who": "客服部", "plans": [{"id": "p", "goal": "夜间响应更快"}]}, ["/plans/id=p/metric", "/plans/id=p/target"]),
    (
        {"who": "客服部", "plans": [{"id": "p", "goal": "夜间响应更快", "metric": "首次响应时间"}]},
        ["/plans/id=p/target"],
    ),
    (
        {"who": "Support", "plans": [{"id": "p", "text": "Write a handbook"}]},
        ["/plans/id=p/metric", "/plans/id=p/target"],
    ),
]
SAID = [
    (
        {"who": "客服部", "plans": [{"id": "p", "goal": "夜间响应更快"}]},
        "这些计划看哪个指标、到多少算做到：夜间响应更快？",
    )
]
CLEAN = [
    {"who": "客服部", "plans": ["首次响应时间≤4小时"]},
    {"who": "客服部", "plans": [{"goal": "夜间响应更快", "metric": "首次响应时间", "target": "≤4小时"}]},
    {"who": "Support", "plans": [{"goal": "Renewal rate to 93%"}]},
    {"who": "Support", "plans": []},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_plan_that_nobody_can_judge(brief, at):
    assert [where for where, _ in seen("RET313", "summarize_work", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET313", "summarize_work", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_one_with_a_measure_and_a_target(brief):
    assert seen("RET313", "summarize_work", brief) == []
