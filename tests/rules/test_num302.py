"""NUM302 impossible-value, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {"department": "销售部", "period": "2026", "kpis": [{"id": "k", "name": "可用性", "target": "109.9%"}]},
            ["/kpis/id=k/target"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("NUM302", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {"department": "销售部", "period": "2026", "kpis": [{"name": "可用性", "target": "99.9%"}]},
        {"department": "销售部", "period": "2026", "kpis": [{"name": "大客户净扩张率", "target": "≥110%"}]},
        {"department": "销售部", "period": "2026", "kpis": [{"name": "可用性", "target": "+5%"}]},
        {"department": "销售部", "period": "2026", "kpis": [{"name": "某某率", "target": "130%"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("NUM302", "generate_plan", brief) == []


@pytest.mark.parametrize(
    "text",
    [
        "In the test with 60 households, 126% of the boxes arrived on time.",
        "本月接通率 104%。",
        "合格率达 101.5%，创新高。",
        "| 品类 | 期初（件） | 期末（件） |\n|-|-|-|\n| 轴承 | 320 | 260 |\n| 密封圈 | 90 | -15 |",
        "The availability was 109.9% in May.",
        "月末库存 -12 件。",
        "Of the employees invited, 112 % took part in the survey.",
        "By switching to LED lamps the parish cut its use of power by 120 %.",
        "The forecasters put the likelihood of rain on Sunday at 130 %.",
        "| Course | Participants |\n|-|-|\n| First aid | 14 |\n| Fire safety | −6 |",
        "改造后，整栋楼的用电量下降了 120%。",
        "全班 108% 的学生通过了考试。",
        "## Stock\n\n| Ampoules | 1 May | Issued | 31 May |\n|-|-|-|-|\n| Paracetamol | 4,800 | 5,040 | -240 |\n| Heparin | 9 | 2 | 7 |",
        "周转筐：账上 860 个，清点后实有 −120 个，堆放在二号库。",
        "三个班的出勤率依次为 96%、98% 和 103%。",
        "We met 91 % of the tenants who were due in the north, 88 % in the west and 107 % in the east.",
        "The vaccination rate among the tenants reached 103 %.",
        "问卷里，有 107% 填了电话。",
        "本月培训完成率 104%。",
        "Crate 4 held −3 melons.",
        "Left in the cupboard: 12 mugs on the shelf, −4 plates.",
        "接通率由 82% 提高到 102%，12 月达到。",
        "The answer rate rose from 88 % to 103 %.",
        "可多选：面条 64%，米饭 157%，饺子 31%。",
    ],
)
def test_it_sees_in_a_text_what_cannot_be(text):
    assert len(seen("NUM302", "check_document", {"text": text})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We reached 126% of the target.",
        "648 students, that is 108 % of the figure set.",
        "Freezers: alarm at -65 °C.",
        "冷库 −22 ℃，库存 340 箱。",
        "At −6 members against last year, the choir has 41.",
        "The home side finished with −3 points.",
        "四项占比取整后合计 101%。",
        "本周计划完成率 103.2%。",
        "本月完成率 104%，增长率 120%。",
        "Revenue was 140% of last year's.",
        "| 品类 | 变化（件） |\n|-|-|\n| 轴承 | -60 |\n| 密封圈 | 15 |",
        "The wait is 109% longer than in May.",
        "净收入留存率 112%。",
        "库存较上月 -12%。",
        "营业利润 -15 万元。",
        "At 104 % of its rated load, the lift gives a warning tone.",
        "The jail is running at 130 % of its official capacity.",
        "Profit fell by 130 %, so the year ends with a loss.",
        "利润下降了 130%，转为亏损。",
        "The castle's visitor numbers grew by 120 %.",
        "## Stock\n\n| Ampoules | Change |\n|-|-|\n| Paracetamol | -240 |\n| Heparin | 12 |",
        "| Month | Change in members |\n|-|-|\n| June | 14 |\n| July | −6 |",
        "这批灯泡的交货量是订单的 103%，多出的是备品。",
        "销售额由 82% 提高到 102%，12 月达到。",
        "The answer rate rose by 103 %.",
        "可多选：面条 64%，米饭 57%，饺子 31%，相加 152%。",
    ],
)
def test_it_does_not_see_in_a_text_what_can_be(text):
    assert seen("NUM302", "check_document", {"text": text}) == []
