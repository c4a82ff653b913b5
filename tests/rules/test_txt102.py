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
        "Students' satisfaction should improve considerably in the time to come.",
        "We want every guest to leave happier than before.",
        "Our goal is a livelier village square.",
        "The canteen ought to become much more attractive to staff.",
        "The aim is to be seen as the leading clinic of the region.",
        "By the end of the year customers should feel better looked after.",
        "KR2: The team works together more smoothly",
        "Goal: a noticeable rise in the quality of our lessons",
        "We hope that the new till will make queues shorter.",
        "The new rota is meant to make nights easier for everybody.",
        "Waiting times must come down markedly.",
        "In the coming season the club should play a much stronger role in the town.",
        "Objective 2: Become the employer people talk about",
        "We intend to raise the profile of the library.",
        "Complaints are to become considerably fewer.",
        "Communication between the wards needs to get better.",
        "The new brochure should bring in noticeably more pupils.",
        "争取让老客户的满意度有明显提高。",
        "明年要把服务质量提升到一个新的水平。",
        "努力打造一流的社区食堂。",
        "希望新流程能让大家省心不少。",
        "下学期的目标是让课堂更有活力。",
        "O2：成为业主最信赖的物业",
        "KR3 员工幸福感显著增强",
        "力争投诉大幅下降。",
        "总体目标：全面提升园区形象。",
        "让加盟商对总部更有信心。",
        "下半年要使库存周转明显加快。",
        "愿景：做行业的标杆。",
        "我们希望在年轻客群中的影响力越来越大。",
        "力争把品牌做大做强。",
        "大幅提升客户体验",
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
        "Satisfaction should rise from 3.8 to 4.2 by June.",
        "The pump should be replaced by a stronger one.",
        "Visitors should use the side door.",
        "We want two more volunteers for the till.",
        "The new lamp makes the hall brighter.",
        "Rain will make the track slower.",
        "Higher prices should be expected in winter.",
        "Complaints fell considerably.",
        "The goal of the meeting is to choose a supplier.",
        "Our goal is 500 members.",
        "Please leave the room cleaner than you found it.",
        "We hope to see you on 4 May.",
        "The aim is to open the shop on 3 June.",
        "Better seats cost 12 euros more.",
        "客户满意度由86%提高到91%。",
        "本月投诉明显减少。",
        "要把名单在周五前报来。",
        "希望大家准时参加。",
        "争取3月底前完工。",
        "更多信息请见附件。",
        "新系统比旧系统更快。",
        "要求各班提前到场。",
        "目标：到课率95%。",
        "会议的目的是确定供应商。",
        "力争年底前通过验收。",
        "努力工作的同事受到了表扬。",
        "顾客满意,员工开心。",
        "让家长更放心的是,校门口加装了两个摄像头。",
    ],
)
def test_it_does_not_see_a_goal_with_a_figure_or_what_is_past(text):
    assert told(text) == []
