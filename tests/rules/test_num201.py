"""NUM201 figure-that-differs-elsewhere, beyond its two examples."""

import pytest

from tests.conftest import document, seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [{"id": "k", "name": "续费率", "baseline": "88%"}],
                "evidence": [{"metric": "续费率", "value": "85%"}],
            },
            ["/kpis/id=k/baseline"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("NUM201", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "续费率", "baseline": "88%"}],
            "evidence": [{"metric": "续费率", "value": "88%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "续费率", "baseline": "88%"}],
            "evidence": [{"metric": "续费率", "value": "85%", "when": "2024"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "续费率", "baseline": "88%"}],
            "evidence": [{"metric": "续费率", "value": "87.6%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "续费率", "baseline": "88%"}],
            "evidence": [{"metric": "激活率", "value": "32%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "续费率", "baseline": "88%"}],
            "evidence": [{"metric": "续费率", "value": "≥85%"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("NUM201", "generate_plan", brief) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The launch is on 3 May 2026.\n\n## Schedule\n\n- Launch: 10 May 2026", 5),
        ("## Summary\n\nWe closed 42 tickets.\n\n## Details\n\nIn all, 46 tickets were closed.", 7),
        ("The crew has 14 members.\n\n## Staffing\n\nAll 16 members of the crew are trained.", 5),
        ("## 概述\n\n项目总投资 360 万元。\n\n## 投资估算\n\n项目总投资为 380 万元，分两期投入。", 7),
        ("## 总览\n\n二季度签约 52 家。\n\n## 明细\n\n| 指标 | 二季度 |\n|-|-|\n| 签约（家） | 48 |", 9),
        ("客户满意度为 4.6 分。\n\n## 结果\n\n| 指标 | 目标 | 实际 |\n|-|-|-|\n| 客户满意度 | 4.5 | 4.4 |", 7),
    ],
)
def test_it_sees_what_a_text_gives_twice_and_not_the_same(text, line):
    assert [one.line for one in document("check_document", {"text": text}).findings if one.code == "NUM201"] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "The launch was planned for 3 May 2026.\n\n## Schedule\n\n- Launch: 10 May 2026",
        "## Summary\n\nWe closed 42 tickets.\n\n## Lyon\n\nIn all, 26 tickets were closed.",
        "Revenue was 4.8 million dollars.\n\n## Details\n\nRevenue was $4,823,000.",
        "营业收入 4.8 万元。\n\n## 明细\n\n营业收入为 48,213 元。",
        "一季度签约 52 家。\n\n## 明细\n\n二季度签约 48 家。",
        "目标：客户满意度 4.6 分。\n\n## 结果\n\n客户满意度 4.4 分。",
        "- Duration: 30 days\n- Owner: Ann\n- Duration: 20 days\n- Owner: Ben",
    ],
)
def test_it_does_not_see_other_times_scopes_roles_or_places(text):
    assert seen("NUM201", "check_document", {"text": text}) == []


@pytest.mark.parametrize(
    "text",
    [
        "The trial enrolled 216 patients at four hospitals. All 261 patients were followed for a year.",
        "Subject: 42 laptops stolen\n\nDear all, last night 24 laptops were stolen from the store room.",
        "The annual meeting is on 6 June 2025. Motions for the annual meeting on 9 June 2025 must be sent in by 1 May.",
        "17 of 20 stores have the new tills.\n\n## Details\n\nThe new tills now stand in 16 of the 20 stores.",
        "| Branch | Staff |\n|-|-|\n| Leeds | 48 |\n| York | 31 |\n\nLeeds has a staff of 84, York is smaller.",
        "The warranty runs for twenty-four (42) months.",
        "简报：本期共走访企业 86 家。\n\n本期走访的 68 家企业中，制造业占一半。",
        "开业时间定在 5 月 18 日。为迎接 5 月 28 日的开业，各部门需提前备货。",
        "培训预算 45 万元已下达。这笔 54 万元的培训预算由人事部掌握。",
        "上线定于 12 月 18 日，距今 36 天。\n\n上线日期各方已确认为 12 月 28 日。",
        "项目组共 9 人。\n\n项目组 8 人中，开发 5 人，测试 3 人。",
        "| 门店 | 会员数（人） |\n|-|-|\n| 人民路店 | 3,460 |\n| 江滨店 | 2,180 |\n\n人民路店会员 3,640 人，居首位。",
        "合同总价人民币壹佰贰拾万元整（¥1,020,000）。",
        "全年需购种薯 4,800,000 元，即 4,800 万元。",
        "The ferry is laid up for 13 weeks, i.e. 92 days.",
        "首航全程 150 分钟，即 2 小时 40 分。",
        "The silo holds 3.2 tonnes, i.e. 32,000 kg.",
    ],
)
def test_it_sees_what_is_named_again_in_other_words(text):
    assert len(seen("NUM201", "check_document", {"text": text})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The trial enrolled 216 patients. The 61 patients at the smallest hospital were followed for two years.",
        "The team has 34 members. The 12 members of the team who live abroad join by video.",
        "The exam is on 14 May. The resit is on 2 June. Results of the exam come out on 20 May.",
        "The pilot had 240 users. Of the 42 users in Lyon, 60 % came back; of the 24 users in Nice, half.",
        "| Branch | Staff |\n|-|-|\n| Leeds | 48 |\n| York | 31 |\n\nLeeds has hired 12 new staff since, York none.",
        "The term of notice is ninety (90) days from the end of the month.",
        "公司现有员工 128 名。公司现有的 56 名女员工都参加了体检。",
        "会议定于 4 月 8 日召开。会议纪要 4 月 10 日发出。",
        "红线：资产负债率 70%。目前资产负债率 63%，未触及红线。",
        "项目总投资 3.6 亿元。一期 1.2 亿元的投资已到位。",
        "报名 120 人，到场 96 人。到场的 96 人都签了到。",
        "| 科室 | 床位 |\n|-|-|\n| 内科 | 80 |\n| 外科 | 60 |\n\n内科收治病人 74 人，外科 58 人。",
        "甲班 46 人，乙班 64 人。甲班的 46 人参加合唱，乙班的 64 人参加朗诵。",
        "20:10 甲炉负荷 22 吨。\n\n21:40 甲炉负荷 25 吨。\n\n23:05 甲炉负荷 24 吨。",
        "拨款已到位 350 万元，自筹到位 180 万元。到位资金 530 万元，支出 410 万元。",
        "全年差旅预算 86 万元。\n\n2024 年差旅预算为 68 万元，2025 年差旅预算比 2024 年增长 26.5%。",
        "全年需购种薯 4,800,000 元，即 480 万元。",
        "The ferry is laid up for 13 weeks, i.e. 91 days.",
        "The paint needs two weeks, i.e. 10 days.",
        "The silo holds 3.2 tonnes, or 3,215 kg.",
    ],
)
def test_it_does_not_see_a_part_another_thing_or_the_same_named_again(text):
    assert seen("NUM201", "check_document", {"text": text}) == []
