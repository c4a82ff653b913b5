"""RET401 phases-that-do-not-meet, beyond its two examples."""

import pytest

from tests.conftest import document, seen

SEES = [
    (
        {
            "project": "校园外卖柜试点",
            "phases": [
                {"id": "p1", "name": "P1", "actual": "2025-03-03 ~ 2025-03-14"},
                {"id": "p2", "name": "P2", "actual": "2025-03-24 ~ 2025-04-25"},
            ],
        },
        ["/phases/id=p2"],
    ),
    (
        {
            "project": "Locker pilot",
            "phases": [
                {"id": "p1", "name": "P1", "actual": "2025-03-03 to 2025-03-14"},
                {"id": "p2", "name": "P2", "actual": "2025-03-10 to 2025-04-25"},
            ],
        },
        ["/phases/id=p2"],
    ),
    (
        {
            "project": "试点",
            "as_of": "2025-06-09",
            "phases": "2025-03-01~2025-05-31。启动:立项(03-01);规划:方案(03-05~03-15);执行:开发(03-16~05-31)",
        },
        ["/phases/id=phase-2"],
    ),
]
CLEAN = [
    {
        "project": "校园外卖柜试点",
        "phases": [
            {"id": "p1", "name": "P1", "actual": "2025-03-03 ~ 2025-03-14"},
            {"id": "p2", "name": "P2", "actual": "2025-03-17 ~ 2025-04-25"},
        ],
    },
    {
        "project": "Locker pilot",
        "phases": [
            {"id": "p1", "name": "P1", "actual": "2025-03-03 to 2025-03-14"},
            {"id": "p2", "name": "P2", "actual": "2025-03-14 to 2025-04-25"},
        ],
    },
    {
        "project": "Locker pilot",
        "phases": [
            {"id": "p1", "name": "P1", "actual": "2025-03-03 to 2025-03-14"},
            {"id": "p2", "name": "P2", "actual": "2025-03-18 to 2025-04-25"},
        ],
    },
    {
        "project": "校园外卖柜试点",
        "phases": [
            {"id": "p1", "name": "P1", "actual": "2025-03-03 ~ 2025-04-25"},
            {"id": "p2", "name": "P2", "actual": "2025-03-03 ~ 2025-03-14"},
            {"id": "p3", "name": "P3", "actual": "2025-03-17 ~ 2025-04-25"},
        ],
    },
    {"project": "Locker pilot", "phases": [{"name": "A"}, {"name": "B"}]},
    {
        "project": "校园外卖柜试点",
        "phases": [
            {"id": "p1", "name": "P1", "actual": "2025-04-28 ~ 2025-04-30"},
            {"id": "p2", "name": "P2", "actual": "2025-05-06 ~ 2025-05-16"},
        ],
    },
]
SAID = [
    (
        {
            "project": "校园外卖柜试点",
            "phases": [
                {"id": "p1", "name": "P1", "actual": "2025-03-03 ~ 2025-03-14"},
                {"id": "p2", "name": "P2", "actual": "2025-03-24 ~ 2025-04-25"},
            ],
        },
        "“P1”与“P2”之间：2025-03-15 至 2025-03-23，5 个工作日不在任何阶段内。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_working_days_in_no_phase_or_in_two(brief, at):
    assert [where for where, _ in seen("RET401", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET401", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_weekend_a_holiday_a_day_of_handing_over_or_a_phase_beside_the_others(brief):
    assert seen("RET401", "run_retrospective", brief) == []


MEETING = "- 第一阶段：2026-03-02 至 2026-03-29\n- 第二阶段：2026-03-30 至 2026-05-10\n- 第三阶段：{} 至 2026-08-16\n- 第四阶段：2026-08-17 至 2026-09-13\n"


@pytest.mark.parametrize(("start", "days"), [("2026-05-25", "10 个工作日"), ("2026-04-27", "10 个工作日")])
def test_it_sees_phases_of_a_text_that_do_not_meet(start, days):
    made = document("check_document", {"text": "## 阶段\n\n" + MEETING.format(start)})
    ((line, message),) = [(one.line, one.message) for one in made.findings if one.code == "RET401"]
    assert (line, days in message) == (5, True)


@pytest.mark.parametrize(
    "text",
    [
        MEETING.format("2026-05-11"),
        "| Phase | Start | End |\n|-|-|-|\n| 1 | 2026-03-02 | 2026-03-27 |\n| 2 | 2026-03-30 | 2026-05-08 |\n| 3 | 2026-05-11 | 2026-06-05 |\n",
        "- Shop: 2026-03-02 to 2026-03-29\n- Fair: 2026-05-02 to 2026-05-10\n- Party: 2026-07-01 to 2026-07-02\n",
    ],
)
def test_it_does_not_see_phases_of_a_text_that_meet_or_things_that_are_no_phases(text):
    assert seen("RET401", "check_document", {"text": text}) == []


@pytest.mark.parametrize(
    "text",
    [
        "Phase one runs from 2 March to 27 March 2026, and phase two from 13 April to 29 May 2026.",
        "项目分两步：第一步（2026 年 1 月 5 日至 2 月 27 日）摸底，第二步（2026 年 3 月 16 日至 5 月 29 日）整改。",
        "第一阶段：3 月 2 日至 3 月 31 日。第二阶段：4 月 20 日至 5 月 31 日。",
        "| 阶段 | 时间 |\n|-|-|\n| 选型 | 1 月 5 日—2 月 6 日 |\n| 部署 | 1 月 26 日—4 月 3 日 |\n",
        "- Design: 2 March to 20 March 2026\n- Build: 16 March to 30 April 2026\n- Test: 4 May to 15 May 2026\n",
        "We recruit on days 1 to 30, train on days 31 to 60 and go live on days 71 to 90.",
        "Stage one runs from January to April, stage two from June to September.",
        "分三个阶段：拆除（7 月 6 日—7 月 15 日）、施工（7 月 16 日—8 月 9 日）、调试（8 月 17 日—8 月 28 日）。",
        "- 第 1-2 周：摸底\n- 第 3-5 周：整改\n- 第 7-8 周：验收\n",
    ],
)
def test_it_sees_two_phases_that_are_called_so_and_three_with_names_of_phases(text):
    assert len(seen("RET401", "check_document", {"text": text})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Phase one runs from 2 March to 27 March 2026, and phase two from 30 March to 29 May 2026.",
        "第一阶段：3 月 2 日至 3 月 31 日。第二阶段：3 月 16 日至 5 月 31 日。两个阶段有两周并行。",
        "第一阶段计划 3 月 2 日至 3 月 31 日，实际 3 月 2 日至 4 月 10 日。第二阶段计划 4 月 1 日至 4 月 30 日，实际 4 月 13 日至 5 月 8 日。",
        (
            "| Stage | Planned | Actual |\n|-|-|-|\n| Pilot | 2 March to 27 March 2026 | 5 March to 3 April 2026 |\n"
            "| Roll-out | 30 March to 30 June 2026 | 6 April to 2 July 2026 |\n"
        ),
        "- Design: 2 March to 20 March 2026\n- Build: 16 March to 30 April 2026\n",
        "- Anna: weeks 1-4\n- Ben: weeks 3-7\n- Carla: weeks 8-9\n",
        "The library is closed from January to April and the pool from June to September.",
        "旺季 1—4 月，淡季 6—9 月，其余月份平稳。",
        "- 第 1-2 周：摸底\n- 第 3-5 周：整改\n- 第 6-8 周：验收\n",
    ],
)
def test_it_does_not_see_two_phases_that_meet_or_may_run_side_by_side(text):
    assert seen("RET401", "check_document", {"text": text}) == []


def test_it_names_no_year_that_the_text_does_not():
    text = "第一阶段：3 月 2 日至 3 月 31 日。第二阶段：4 月 20 日至 5 月 31 日。"
    ((_, message),) = seen("RET401", "check_document", {"text": text})
    assert ("04-01 至 04-19" in message, "2000" in message) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        "- 清点：3 月 2 日—3 月 15 日，逐件登记\n- 封存：3 月 16 日—4 月 12 日\n- 转运：4 月 20 日—5 月 31 日\n",
        "| Court | Closed | Open again after | Nets |\n|---|---|---|---:|\n| North | 4 May 2026 | 31 May 2026 | 6 |\n| West | 1 June 2026 | 28 June 2026 | 4 |\n| South | 22 June 2026 | 31 July 2026 | 8 |\n\nA court is begun only after the one before it is playable.",
        "| Late opening | From | To |\n|---|---|---|\n| until 20 h | 5 October | 20 December |\n| until 21 h | 21 December | 26 March |\n| all night | 5 April | 25 June |\n",
        "分段停气，一段接着一段做：\n\n| 段 | 起 | 止 |\n|---|---|---|\n| 旧管并行 | 7 月 1 日 | 7 月 31 日 |\n| 新管通气 | 8 月 1 日 | 8 月 31 日 |\n| 旧管拆除 | 9 月 8 日 | 10 月 31 日 |\n",
        "1. Hearing: January to June 2028\n2. Tender: January to June 2029\n3. Dredging: July to December 2029\n",
    ],
)
def test_it_sees_the_one_of_several_that_does_not_meet_the_others_whatever_they_are_called(text):
    assert len(seen("RET401", "check_document", {"text": text})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "- 清点：3 月 2 日—3 月 15 日，逐件登记\n- 封存：3 月 16 日—4 月 12 日\n- 转运：4 月 13 日—5 月 31 日\n",
        "| Away | From | To |\n|---|---|---|\n| Ida | 6 July 2026 | 17 July 2026 |\n| Ben | 13 July 2026 | 24 July 2026 |\n| Cy | 27 July 2026 | 7 August 2026 |\n",
        "| Late opening | From | To |\n|---|---|---|\n| until 20 h | 5 October | 20 December |\n| until 21 h | 21 December | 26 March |\n| all night | 27 March | 25 June |\n",
        "| 学期 | 起 | 止 |\n|---|---|---|\n| 秋 | 2026-09-01 | 2027-01-15 |\n| 春 | 2027-02-22 | 2027-06-30 |\n| 小学期 | 2027-07-12 | 2027-08-06 |\n",
        "1. Hearing: January to June 2028\n2. Tender: July to December 2028\n3. Dredging: January to December 2029\n",
    ],
)
def test_it_does_not_see_turns_of_a_year_people_who_are_away_and_terms(text):
    assert seen("RET401", "check_document", {"text": text}) == []
