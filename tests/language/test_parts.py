"""A part, its whole and its rate; an average, its total and its number; parts larger than their whole."""

import pytest

from mcp_server.language.claims import recomputed
from mcp_server.language.paper import relations
from mcp_server.language.text import read_text

SEEN = [
    "A third of our calls, 470 of 1,880 in the week, was for another office.",
    "Every fifth crate was short: 61 of 244.",
    "三分之一的路牌（450 块里的 180 块）已经换新。",
    "Stops by cause, 4,620 minutes in all:\n\n- belts 1,848 (40 %)\n- power 1,155 (25 %)\n- staff 924 (22 %)",
    "One in five of our 90 machines, 30 in number, had to be repaired last year.",
    "Three quarters of the 640 households (460) now sort their waste.",
    "Nine of the 75 candidates failed, which makes a pass rate of 85 per cent.",
    "So far €33,000 has been spent out of the €60,000 we were given, so 65 % of the budget is used up.",
    "On revenue of $820,000 we made $98,400 before tax, a margin of 14 %.",
    "回收的 240 份问卷里，有 96 份选了“满意”，占 45%。",
    "支行新发放贷款 1,200 万元，抵押类 900 万元，占 65%，信用类 300 万元，占 25%。",
    "年度预算八百五十万元。截至九月底，各处室一共支出六百四十六万元，执行率 82%。",
    "本月收到投诉 96 件。三天内办结 60 件，及时办结率为 75%。",
    "社里现有农户 180 户，买了水稻保险的 153 户，参保面达到 90%。",
    "The team closed 156 tickets in 12 days, on average 15 a day.",
    "The lorry covered the 420 km in six hours, averaging 75 km/h.",
    "We harvested 126 tonnes from 18 hectares, a yield of 6.5 t/ha.",
    "The bakery used 360 kg of flour for 900 loaves, that is 0.5 kg per loaf.",
    "There are 156 girls and 104 boys at the school, a ratio of 2 to 1.",
    "Annual wages of £1.26m for 42 staff work out at £32,000 a head.",
    "全村 320 户，耕地 1,600 亩，户均 6 亩。",
    "本月 22 个工作日，共处理工单 1,540 件，日均 75 件。",
    "三台设备本周共停机 54 小时，平均每台 16 小时。",
    "门诊 6 位医生全天看诊 234 人，平均每位医生 42 人。",
    "Of the 214 people we asked, 139 would pay for the service, which is 71 %, and 48 were unsure.",
    "14 % of the payments failed in the first week: 910 of 13,000.",
    "Two thirds of the 21,980 went on the building, and the rest, 5,327, on running costs.",
    "34 nurses, of whom 5 on leave and 4 ill, so 25 on duty, or 68 %.",
    "四个渠道：直播 1,848 万元（40%）、搜索 1,386 万元（30%）、私域 924 万元（20%）、站外 462 万元（12%）。",
    "满意度调查收回 352 份；满意和基本满意的 317 人，占 95%。",
    "每四位住院患者就有一位超过 65 岁，也就是占 40%。",
    "发货 3,200 单，延误 96 单，准时率 95%。",
    "培训 60 场，培训 5,100 人次，完成年度计划 8,500 人次的 65%。",
    "Of the 58 pupils in Year 9, 61 have handed in their coursework.",
    "We sold 1,200 seats for the premiere; 1,340 of them went at the reduced price.",
    "Marketing cost us €64,000, of which €71,000 went on trade fairs.",
    "全店 64 名员工中，女员工有 71 人。",
    "向外借展 64 件，而借展的这 64 件里，从外省博物馆借来的有 71 件。",
]
UNSEEN = [
    "车间有冲床 36 台，其中十年以上 12 台，故障停机占全部停机的 58%。",
    "A quarter of our calls, 470 of 1,880 in the week, was for another office.",
    "Every fifth day 61 of 244 crates were short.",
    "参赛 64 队，小组赛淘汰 32 队，八分之一决赛淘汰 8 队。",
    "Stops by cause, 4,620 minutes in all:\n\n- belts 1,848 (40 %)\n- power 1,155 (25 %)\n- staff 924 (20 %)\n- other 693 (15 %)",
    "One in eight of the 96 samples, 12 in number, had to be taken again.",
    "A third of our 250 members (83) voted; about a third (90) came.",
    "Only 9 of the 75 candidates failed, so the pass rate was 88 %.",
    "Of 250 patients 40 had surgery; the success rate was 95 %.",
    "Revenue rose to $98,400 of $820,000 planned, an 8 % discount was given.",
    "Four of the nine tests failed, and 12 % of the code is new.",
    "团队：销售 36 名、售前 6 名、运营 4 名，新人占比 28%。",
    "报名 120 人，到课 96 人，满意率 95%。",
    "发放问卷 200 份，回收 180 份，有效率 95%。",
    "贷款余额 18.6 亿元，占全市的 12%，其中小微 5.2 亿元。",
    "一季度 120 件，二季度 150 件，占全年目标 600 件的 45%。",
    "三号仓日均出库 24,000 件，两班共 80 名分拣员，人均日分拣 300 件，错分率 0.6%。",
    "收入 1,200 万元，成本 900 万元，毛利率 25%。",
    "We closed 156 tickets in 12 days; the best day saw 25, on average 13 a day.",
    "The plan was 15 a day; the team closed 156 tickets in 12 days.",
    "With 12 nurses and 3 doctors we saw 480 patients, an average age of 54.",
    "There are 150 adults and 50 children, a ratio of 3 to 1.",
    "8 小时下线 720 台，比上月平均每小时多 5 台。",
    "生产线 8 小时下线 720 台，目标平均每小时 95 台。",
    "上一起事故已过去 412 天。十月在册 340 人，人均出勤 176 小时。",
    "本次培训 4 场，参加 168 人，平均每场 42 人，满意度 96%。",
    "3 家门店中，有 5 家供应商涨价。",
    "Of the 40 places, 52 were applied for.",
    "The loss grew by $63 million to $987 million, including $1.5 billion of write-offs.",
    "Three tracks ran for two days with seven slots a day, 42 in all.",
    "Of these, 2,506 went to families, or three fifths of them, and 1,252 to pensioners (30 per cent).",
    "Budget: $90,000. Search takes half of it, $45,000; social media gets $27,000 (30 %), $18,000 (20 %) are kept.",
    "研发 486 人（42%），制造 402 人（35%），销售 168 人（14%），职能 104 人（9%）。",
    "按区域：华东 4,800 万元，占 40%；华南 3,600 万元，占 30%；华北 2,400 万元，占 20%；其他 1,200 万元，占 10%。",
    "About a third of our 250 members (90) voted.",
    "近三成职工（1,500 人中的 430 人）住校。",
    "Recorded within one hour in 129 of 150 (86 %), within four hours in a further 12 (8 %), and later in 9 (6 %).",
    "Licences increased $15.6 million, $18.2 million of which came with the purchase.",
    "We printed 960 programmes for the matinee; 415 of them were handed out free.",
]


def off(text: str) -> bool:
    return any((found := recomputed(one)) and not found.holds for one in relations(read_text(text)))


@pytest.mark.parametrize("text", SEEN)
def test_a_rate_or_an_average_that_does_not_follow_is_seen(text: str) -> None:
    assert off(text)


@pytest.mark.parametrize("text", UNSEEN)
def test_one_that_does_or_that_is_of_other_figures_is_not(text: str) -> None:
    assert not off(text)


TABLES = [
    (
        "| Site | Inspected | Defective | Rate |\n|-|-|-|-|\n| A | 200 | 14 | 7 % |\n| B | 150 | 27 | 18 % |",
        "18 %",
        "16 %",
    ),
    ("| 班组 | 应到 | 实到 | 出勤率 |\n|-|-|-|-|\n| 甲班 | 40 | 38 | 95% |\n| 乙班 | 50 | 46 | 92% |", "92%", "94%"),
    (
        "| 产线 | 抽检 | 不合格 | 合格率 |\n|-|-|-|-|\n| 一线 | 400 | 12 | 97% |\n| 二线 | 250 | 10 | 96% |",
        "96%",
        "98%",
    ),
]


@pytest.mark.parametrize(("text", "right", "wrong"), TABLES)
def test_a_column_of_rates_is_held_against_two_others(text: str, right: str, wrong: str) -> None:
    assert not off(text)
    assert off(text.replace(right, wrong))
