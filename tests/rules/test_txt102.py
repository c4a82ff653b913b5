import pytest

from tests.conftest import seen


def told(text):
    return seen("TXT102", "check_document", {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        "## Goals\n- Significantly improve the quality of our answers",
        "Next year we will substantially reduce waiting times.",
        "## Objectives\n1. Noticeably shorten the path to the first order: Ruth, 30 June 2026",
        "## 目标\n- 大幅提升客户满意度",
        "明年要显著缩短交付周期。",
        "## 工作计划\n1. 进一步优化报销流程，2026 年 6 月完成",
        "Our aim for 2027 is a friendlier and faster service desk.",
        "| Goal | Owner |\n|---|---|\n| Better cooperation with the press | Ida |",
        "今年的目标是让办事群众更满意。",
        "我们希望员工的归属感有所增强。",
    ],
)
def test_it_sees_a_goal_that_says_no_figure(text):
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "## Goals\n- Significantly improve the quality of our answers, from 82% to 90%",
        "Waiting times fell significantly after the second desk opened.",
        "The difference is statistically significant.",
        "## Goals\n- Reduce waiting times to 4 minutes",
        "## 目标\n- 大幅提升客户满意度，由 82% 提高到 90%",
        "上季度交付周期明显缩短了。",
        "统计上显著的差异出现在第二组。",
        "Our aim for 2027 is to open the second service desk.",
        "Objective: a faster service desk. Key results: the queue is below 5 minutes.",
        "今年的目标是让办事群众更满意，满意度达到 95%。",
        "员工的归属感有所增强。",
    ],
)
def test_it_does_not_see_a_goal_with_a_figure_or_what_is_past(text):
    assert told(text) == []
