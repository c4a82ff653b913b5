"""What a text states of its own figures: each sentence once as it holds, and once with one figure put wrong."""

import pytest

from mcp_server.language.claims import recomputed
from mcp_server.language.paper import relations
from mcp_server.language.text import read_text

SENTENCES = [
    # totals
    ("工具采购 38 万元，培训 12 万元，机器 50 万元，合计 100 万元。", "100", "110"),
    ("后端 6 人，测试 2 人，运维 1 人，共 9 人，全程投入 6 个月，合 54 人月。", "共 9", "共 8"),
    ("后端 6 人，测试 2 人，运维 1 人，共 9 人，全程投入 6 个月，合 54 人月。", "54", "56"),
    ("总工期共 16 周：拆旧 3 周，安装 7 周，联调 4 周，试运行 2 周。", "联调 4", "联调 5"),
    ("Equipment $310,000, installation $45,000, training $5,000: $360,000 in all.", "360,000", "370,000"),
    ("Travel cost $4,300, venues $7,200 and platforms $5,500, in total $17,000.", "17,000", "16,000"),
    ("Engineering has 15 people, sales 7 and finance 2, altogether 24.", "24", "26"),
    ("入职的 34 人中，研发 19 人，产品 6 人，市场 5 人，职能 4 人。", "市场 5", "市场 7"),
    ("The 27 people who joined went to engineering (15), sales (7), operations (3) and finance (2).", "(3)", "(5)"),
    ("华东 1,200 万元、华南 800 万元、华北 500 万元，三区合计 2,500 万元。", "2,500", "2,600"),
    # shares of one whole
    ("费用占比：短视频 50.0%，社区 29.6%，搜索 20.4%。", "29.6", "24.6"),
    ("Shares of revenue: licences 55%, services 30%, training 15%.", "30%", "25%"),
    # changes
    ("转化率由 3.2% 提升至 4.1%，提高 0.9 个百分点。", "0.9", "1.9"),
    ("构建时长由 20 分钟降到 12 分钟，缩短 40%。", "40%", "45%"),
    ("The error rate fell from 0.9% to 0.6%, a drop of 0.3 percentage points.", "0.3", "0.5"),
    ("Handling time went from 50 to 40 minutes, 20% less.", "20%", "25%"),
    ("Revenue rose from $4.0M to $5.0M (+25%).", "+25%", "+20%"),
    ("Tickets: 1,260, up 5.0% from 1,200 the week before.", "5.0%", "6.0%"),
    ("时间为 41 天，较上年的 50 天缩短 18%。", "18%", "28%"),
    ("账实相符率 97.5%，上月 96.1%，提高 1.4 个百分点。", "1.4", "2.4"),
    ("覆盖率从 40% 提高到 44%，提高 4 个百分点。", "4 个百分点", "4%"),
    ("Costs went from $50 to $40, a decrease of $10.", "$10", "$15"),
    # rates
    ("回调请求 36,400 次，其中 2,912 次超时，超时率 8.0%。", "8.0%", "9.0%"),
    ("Tables moved: 264 of 330, which is 80%.", "80%", "88%"),
    ("Of 25,000 pairs sold in 2025, 7,500 came back, a return rate of 30%.", "30%", "33%"),
    ("We met 9 of 12 goals (75%).", "75%", "80%"),
    ("合同总额 798 万元，季度目标 840 万元，完成率 95%。", "95%", "98%"),
    ("目标签约 60 家，实际 45 家，完成率 75%。", "75%", "85%"),
    ("应收余额 1,180 万元，其中账期内 1,003 万元，占 85%。", "85%", "75%"),
    ("报名 560 人，完课 308 人，完课率 55.0%。", "55.0%", "65.0%"),
    # products, steps, means
    ("宣讲会 6 场，每场 1.2 万元，共 7.2 万元。", "7.2", "8.2"),
    ("改造 12 条线，每线 8 台设备，共 96 台。", "96", "98"),
    ("线索 6,000 条，线索有效率 40%，有效线索 2,400 条。", "2,400", "2,600"),
    ("实际赢单 84 单，平均合同额 9.5 万元，合同总额 798 万元。", "798", "898"),
    ("Two managers at $110,000, $220,000 a year.", "220,000", "240,000"),
    ("We held 6 courses with 20 seats each, 120 seats.", "120", "130"),
    ("3,600 boxes x $0.40 = $1,440 a day.", "1,440", "1,540"),
    ("Of 200,000 visitors, 3% order a trial, 6,000 people.", "6,000", "8,000"),
    ("参与团队 14 个，共 168 人，平均每队 12 人。", "12 人", "14 人"),
    # time
    ("第一阶段：2026-03-02 至 2026-03-29，4 周。", "4 周", "6 周"),
    ("专项自 2026 年 1 月 1 日至 6 月 30 日，历时六个月。", "六个月", "五个月"),
    ("2026-02-11 20:14 至 21:02（UTC+8），持续 48 分钟。", "48", "58"),
    ("Duration: 18:00 to 19:12 UTC (72 minutes).", "72", "92"),
    ("Installation from 14 September to 9 October 2026 (4 weeks).", "4 weeks", "6 weeks"),
    ("周期：6 月 8 日至 6 月 21 日，共 14 天。", "14 天", "21 天"),
    # things announced and listed
    ("新开课程 4 门：表格进阶、商务英语、演讲表达和项目管理。", "4 门", "5 门"),
    ("We agreed three actions: hire a tester, move the server, and close the account.", "three", "four"),
    ("## Three building blocks\n\n- Portal\n- Fund\n- Certification\n", "Three", "Four"),
    ("下一步三项重点工作：\n\n1. 招聘\n2. 迁移\n3. 培训\n", "三项", "四项"),
    # the same in other orders
    ("Complaints fell by 25%, from 80 to 60.", "25%", "35%"),
    ("Churn dropped 2 percentage points, from 8% to 6%.", "2 percentage", "5 percentage"),
    ("投诉量下降 25%（80 件 → 60 件）。", "25%", "35%"),
    ("客诉 60 件，同比下降 25%（上年 80 件）。", "25%", "35%"),
    ("去年 480 万元，今年 552 万元，增长 15%。", "15%", "25%"),
    ("收入 552 万元，比去年 480 万元增长 15%。", "15%", "25%"),
    ("Turnover was $5.0M after $4.0M in 2024, an increase of 25%.", "25%", "35%"),
    ("女性员工 48 人，占全员 120 人的 40%。", "40%", "50%"),
    ("Of the budget of $500,000, $125,000 (25%) goes to travel.", "25%", "35%"),
    ("Revenue came from licences (55%), services (30%) and training (15%).", "30%", "25%"),
    ("Team time: 60% features, 25% bugs, 15% support.", "25%", "20%"),
    ("曝光 110,000 次，点击 3,300 次，点击率 3.0%。", "3.0%", "4.0%"),
    ("点击 3,300 次，曝光 110,000 次，点击率 3.0%。", "3.0%", "4.0%"),
    ("实到 45 人，应到 50 人，出勤率 90%。", "90%", "80%"),
    ("We had 330 orders from 11,000 visits, 3.0%.", "3.0%", "4.0%"),
    ("We invited 200 people and 150 came, a rate of 75%.", "75%", "65%"),
    ("25% of $12.0M is $3.0M.", "$3.0M", "$4.0M"),
    ("每场 1.2 万元，6 场共 7.2 万元。", "7.2", "8.2"),
    ("客单价 125 元，成交 6,740 单，成交额 84.25 万元。", "84.25", "94.25"),
    ("At $24 each, 1,500 subscribers bring $36,000.", "36,000", "42,000"),
    ("Sales rose 15% to $552k, from $480k.", "15%", "25%"),
    ("We sold 552 units, 15% more than the 480 units of last year.", "15%", "25%"),
    ("较上年的 480 万元增长 15%，达到 552 万元。", "15%", "25%"),
    ("20 days at $600 a day come to $12,000.", "12,000", "14,000"),
    ("每小时 200 元、120 小时，共 2.4 万元。", "2.4", "2.9"),
    ("The licence costs $1,200 a month, $14,400 a year.", "14,400", "15,400"),
    ("每月 5 万元，全年 60 万元。", "60", "50"),
    ("6 vans drive 18,000 km each, 108,000 km in total.", "108,000", "118,000"),
    ("日均 300 件，30 天共 9,000 件。", "9,000", "8,000"),
    ("8 people x 5 days x 6 hours = 240 hours.", "240", "280"),
    ("The project ran for 14 weeks, from 2 March to 7 June 2026.", "14 weeks", "10 weeks"),
    ("工期 90 天（3 月 1 日至 5 月 29 日）。", "90", "60"),
    ("The outage began at 14:05 and ended at 16:20, 2 h 15 min later.", "2 h 15 min", "3 h 15 min"),
    ("14:05 发现，16:20 恢复，历时 135 分钟。", "135", "185"),
    ("From March to August 2026, six months.", "six", "four"),
    ("We ran 6 two-week sprints, 12 weeks in all.", "12 weeks", "10 weeks"),
    ("Three risks remain: late delivery; rising prices; a lack of testers.", "Three", "Four"),
    ("分三个步骤：一是梳理流程；二是试点运行；三是全面推广。", "三个步骤", "四个步骤"),
    ("参加人员（4 人）：张三、李四、王五、赵六。", "4 人", "5 人"),
    ("To do (3 items)\nInspection: Ines, 27 May\nShift plan: Paulo, 12 June\nStock count: Ines, 3 July\n", "3 items", "4 items"),
    ("下表为 3 个渠道的情况：\n\n| 渠道 | 线索 |\n|-|-|\n| 内容 | 27 |\n| 会展 | 15 |\n| 其他 | 6 |", "3 个渠道", "4 个渠道"),
    # read by the parts that the figures play
    ("Revenue grew from $2.4 million in Q1 to $3.0 million in Q2, an increase of 25%.", "25%", "30%"),
    ("Tickets fell by 32.5% to 540 (previous quarter: 800).", "32.5%", "40%"),
    ("Compared with 1,250 last year, we handled 1,500 cases, 20% more.", "20%", "25%"),
    ("Average wait: 12 minutes before, 9 minutes after (-25%).", "-25%", "-30%"),
    ("Output doubled: 400 units in May against 200 in April.", "400", "300"),
    ("销售额翻了一番，从 500 万元到 1,000 万元。", "500", "600"),
    ("Of 5,000 visitors 4% sign up, that is 200.", "200", "250"),
    ("We need 14 people for 6 weeks at $1,500 a week: $126,000.", "126,000", "136,000"),
    ("A licence costs $80 per month; for 25 users that is $24,000 a year.", "24,000", "24,500"),
    ("每店每天 40 单，客单价 25 元，50 家店一天收入 5 万元。", "5 万", "6 万"),
    ("线索 800 条，转化率 15%，成交 120 单。", "120", "140"),
    ("每人每月 300 元，12 人全年 4.32 万元。", "4.32", "4.5"),
    ("The target was 400 units; 380 were made, i.e. 95% of it.", "95%", "97%"),
    ("参训 64 人，56 人通过考核，通过率 87.5%。", "87.5%", "90%"),
    ("投诉原因中，物流占 48%，质量占 32%，服务占 15%，其他占 5%。", "5%。", "10%。"),
    ("We hired 13 people: 6 in sales, 5 in support and 2 in finance.", "13", "14"),
    ("The three sites employ 40, 35 and 28 people, 103 in all.", "103", "105"),
    ("Costs: software $8,000, hardware $14,500, training $3,500. Total: $26,000.", "26,000", "27,000"),
    ("参会 88 人，其中客户 52 人、合作伙伴 21 人、媒体 15 人。", "88", "86"),
    ("本次共发布三个版本，分别是 3.1、3.2 和 3.3。", "三个", "两个"),
    ("The outage began at 09:10 and ended at 10:25, so it lasted 75 minutes.", "75", "65"),
    ("Four sprints of two weeks each fit between 5 January and 27 February 2026.", "Four", "Six"),
    ("From 1 April 2026 to 30 June 2026 we have three months.", "three", "four"),
    ("第二阶段（4 月 1 日至 5 月 15 日）安排 2 轮迭代，每轮 3 周。", "2 轮", "4 轮"),
    ("Lead time (days): 20 in January, 14 in June, a reduction of 30%.", "30%", "40%"),
    ("Energy cost was €84,000 (2024: €70,000), i.e. 20% higher.", "20%", "25%"),
    ("Scrap fell 25% year on year: 90 tonnes in 2025, 120 tonnes in 2024.", "25%", "30%"),
    ("故障次数减半：一季度 24 次，二季度 12 次。", "12", "16"),
    ("9 trainers each run 4 courses, i.e. 36 courses.", "36", "38"),
    ("The licence is €45 per user and month; 60 users cost €32,400 a year.", "32,400", "30,000"),
    ("72% of the survey's 250 recipients answered, that is 180.", "72%", "68%"),
    ("Planned 80 visits, made 68: 85%.", "85%", "90%"),
    ("Tests: 500 run, 460 passed, pass rate 92%.", "92%", "94%"),
    ("合格率为 95%（300 件中合格 285 件）。", "95%", "96%"),
    ("Revenue by region:\n\n- North: 45%\n- South: 35%\n- West: 20%", "20%", "30%"),
    ("Costs:\n\n- Staff: $50,000\n- Tools: $8,000\n- Travel: $4,000\n- Total: $62,000", "62,000", "64,000"),
    ("费用如下：\n\n- 场地 2 万元\n- 物料 1.5 万元\n- 交通 0.5 万元\n\n合计 4 万元。", "合计 4", "合计 5"),
    ("The staff of 47 is made up of 20 engineers, 15 sellers and 12 others.", "47", "45"),
    ("收入 900 万元，成本 650 万元，毛利 250 万元。", "250", "270"),
    ("Three new modules, namely billing, search and export, go live in May.", "Three", "Two"),
    ("我们在北京、上海、广州、深圳四个城市试点。", "四个", "五个"),
    ("Between 1 July and 30 September 2026, a period of three months, we hire.", "three", "four"),
    ("Detected 10:05, resolved 11:20 (time to fix: 75 min).", "75", "95"),
    ("96 名学员中有 92 名结业。", "92", "98"),
]  # fmt: skip
TABLES = [
    ("| 分项 | 金额（万元） |\n|---|--:|\n| 布线 | 142 |\n| 门禁 | 236 |\n| 软件 | 98 |\n| 合计 | 476 |", "476", "496"),
    ("| 课程 | 报名 | 完课 | 完课率 |\n|-|-|-|-|\n| 入门 | 1,200 | 780 | 65.0% |\n| 管理 | 840 | 588 | 70.0% |\n| 写作 | 560 | 308 | 55.0% |", "70.0%", "75.0%"),
    ("| 品类 | 期初 | 入库 | 出库 | 期末 |\n|-|-|-|-|-|\n| 轴承 | 320 | 150 | 210 | 260 |\n| 滤芯 | 210 | 120 | 96 | 234 |\n| 电机 | 36 | 12 | 9 | 39 |", "234", "244"),
    ("| Measure | Q1 | Q2 | Change |\n|-|-|-|-|\n| Users | 320,000 | 352,000 | +10% |\n| Contacts | 4,500 | 3,600 | -20% |\n| Rate | 99.2% | 99.6% | +0.4 points |", "-20%", "-25%"),
    ("| Channel | Opened | Share |\n|-|-|-|\n| Email | 567 | 45% |\n| Chat | 504 | 40% |\n| Phone | 189 | 15% |", "40%", "45%"),
    ("| Stage | People | From the stage before |\n|-|-|-|\n| Applied | 2,400 | |\n| Screened | 480 | 20.0% |\n| Met | 144 | 30.0% |\n| Hired | 36 | 25.0% |", "30.0%", "35.0%"),
    ("| Item | Units | Price | Cost |\n|-|-|-|-|\n| A | 12 | $30 | $360 |\n| B | 7 | $45 | $315 |\n| C | 9 | $21 | $189 |\n| Total | | | $864 |", "$315", "$335"),
    ("| 区域 | 一季度 | 二季度 | 合计 |\n|-|-|-|-|\n| 东 | 120 | 135 | 255 |\n| 南 | 88 | 97 | 185 |\n| 北 | 64 | 71 | 135 |", "185", "195"),
]  # fmt: skip
IDS = [text.split("\n")[0][:30] for text, _, _ in (*SENTENCES, *TABLES)]


def stated(text):
    return [(one.op, one.value, recomputed(one).holds) for one in relations(read_text(text))]


@pytest.mark.parametrize(("text", "right", "wrong"), [*SENTENCES, *TABLES], ids=IDS)
def test_a_stated_relation_is_recomputed_and_one_figure_put_wrong_is_seen(text, right, wrong):
    held = stated(text)
    assert [holds for _, _, holds in held] == [True] * max(1, len(held))
    assert text.count(right) == 1
    assert not all(holds for _, _, holds in stated(text.replace(right, wrong)))


@pytest.mark.parametrize(
    "text",
    [
        "研发 80 人，销售 30 人，增加 5 人。",
        "共 120 人，其中研发 80 人、销售 20 人。",
        "2025 年收入 1.2 亿元，2024 年 0.9 亿元，客户 180 家，续费率 92%。",
        "续费率由 88% 提高到 92%，全年投入 120 万元。",
        "We have 40 partners in 12 countries and 3% churn.",
        "P1 工单 12 个，P2 工单 30 个，D7 留存 40%，TOP50 客户 36 家。",
        "预算 50 万元，上年 48 万元，人均 1.2 万元。",
        "5 of 12 sites, 20% more than in May, were audited.",
        "From 2 March to 27 March 2026 the team works on it, with 3 days a week.",
        "三个工作日内答复，5 个问题待定。",
        "新增客户 180 家；收入 5,700 万；平均客单价提升至 28 万；续费率 92%。",
        "收入达到 5,700 万，新增客户 180 家，平均客单价提升至 28 万。",
        "初始投入 5,000 元，每年少报废节省 2.5 万元，每年维护费 9,800 元。",
        "两个情景下的收入指标树：逐层计算、核对写明的数、排出杠杆。",
        'evidence: "0 of 14 comments concern error paths", share: "60%"',
        "Steps such as planning, building and testing take 3 weeks.",
        "约 500 人报名，320 人到场，到场率约 65%。",
        "转化率 3.1%、退货率 1.9%、好评率 96%。",
        "满意度 4.4 分（5 分制），回复率 25%。",
        "Version 2.10.3 of 2026-03-05 runs on 10.0.0.1 since 14:05, 3 hours.",
        "人员占比（可多选）：短视频 60%，社区 45%，搜索 30%。",
        "Phase 1 of 3 is 80% done.",
        "2025 年收入 300 万元，2026 年目标 400 万元，增长率 12%。",
        "Each of the 3 teams gets 5 licences, 20 in total with the spare ones.",
        "The plan foresees 80 visits; so far 30 were made, with 45% positive.",
        "收入 900 万元，人力成本 300 万元，毛利 420 万元。",
        "Discounts: 30% on shoes, 40% on hats and 35% on coats.",
        "Margin by product:\n\n- A: 30%\n- B: 32%\n- C: 28%",
        "Cost so far:\n\n- Staff: $50,000\n- Tools: $8,000\n\nTotal budget: $100,000",
        "From 09:00 to 17:00 the office is staffed; calls last 12 minutes.",
        "Between 3 March and 30 June 2026 we hire; onboarding takes two weeks.",
        "产品、研发、测试、5 家试点客户都参加。",
        "在产品、研发、测试这两个方面。",
        "3 家门店中有 5 家供应商。",
        "Headcount is 40, up from 35, with 8 joining and 3 leaving.",
        "Of 200 users last year 150 are active, up 10%.",
        "Sales rose 20% to 300 units against a target of 400.",
        "Last year we had 20 sites and 300 staff, 12% more.",
        "The figure nearly doubled, from 210 in May to 380 in June.",
        "We pay $80 per month for 25 users of the tool and $900 for the server, $2,700 in all.",
        "Two sprints of three weeks each lie between 5 January and 27 March 2026.",
        "The review of 3 May and the audit of 9 June took 2 days.",
        "共 40 人：其中研发 20 人、产品 5 人等。",
        "线索 800 条，去年转化率 15%，今年成交 140 单。",
        "By 31 March 45 of the staff, by 30 June 60, by 30 September 75 are trained.",
        "毛利率 40.5%，费用率 30%，两者差异不大。",
        "| 项目 | 5 月 | 4 月 |\n|-|-|-|\n| 收入 | 860 | 812 |\n| 成本 | 512 | 498 |\n| 毛利 | 348 | 314 |",
        "| Name | Age | Score |\n|-|-|-|\n| A | 31 | 7.5 |\n| B | 45 | 8.1 |\n| Total | 2 | 7.8 |",
    ],
)
def test_figures_that_only_stand_together_are_no_relation_that_fails(text):
    assert [one for one in stated(text) if not one[2]] == []


def test_a_row_of_target_actual_and_rate_that_does_not_hold_is_told_once():
    text = (
        "| 指标 | 目标 | 实际 | 完成率 |\n|---|---|---|---|\n| 收入 | 1200 | 1250 | 104.2% |\n| 新客 | 3000 | 2700 | 90% |\n"
        "| 老客 | 400 | 380 | 95% |\n| 回访 | 500 | 455 | 81% |"
    )
    assert stated(text) == [
        ("share", "104.2%", True),
        ("share", "90%", True),
        ("share", "95%", True),
        ("share", "81%", False),
    ]


@pytest.mark.parametrize(
    ("said", "right", "wrong"),
    [
        (
            "The scaffolding stands from 4 May to 29 May 2026. The rent for these {} is a lump sum.",
            "four weeks",
            "six weeks",
        ),
        ("The {} consultation opens on 1 April and closes on 30 April.", "four-week", "six-week"),
        ("Invoices of 10 May are due {} later, on 24 May.", "two weeks", "three weeks"),
        (
            "The outage began at 01:50 and was over at 04:35, after {}.",
            "2 hours and 45 minutes",
            "3 hours and 15 minutes",
        ),
        ("The bakery opened in 1987 and had been in business for {} years when it closed in 2024.", "37", "40"),
        (
            "| Stage | Start | End | Length |\n|-|-|-|-|\n| Digging | 1 August | 31 October | {} |",
            "3 months",
            "2 months",
        ),
        ("冷库 8 月 1 日动工，12 月 15 日投用，工期{}。", "四个半月", "三个半月"),
        ("首批样机原定 5 月 10 日交付，实际 5 月 24 日交付，延期{}。", "两周", "三周"),
        ("设备质保{}，自 2026 年 8 月 20 日至 2028 年 8 月 19 日。", "两年", "三年"),
        ("布展：3 月 3 日进场，3 月 21 日完工，前后 {} 天。", "19", "24"),
    ],
)
def test_lengths_are_held_against_their_ends_wherever_they_stand(said, right, wrong):
    assert all(one[2] for one in stated(said.format(right)))
    assert [one[2] for one in stated(said.format(wrong))] == [False]
