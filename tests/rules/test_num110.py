import pytest

from tests.conftest import seen

TURNOUT = "| Department | Invited | Turnout |\n|---|---|---|\n| Works | 231 | 81.4% |\n| Sales | 162 | 74.3% |\n| Legal | 107 | 77.6% |\n\n"


def told(text):
    return seen("NUM110", "check_document", {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        "The three bids: Alder £41,200, Birch £39,800, Cedar £44,100. Alder was the cheapest.",
        "周一 120 件，周二 98 件，周三 131 件，周一最多。",
        "Falls: ward A 12, ward B 9, ward C 14. Ward A had more falls than ward C.",
        "一车间产量 3,120 吨，二车间 2,980 吨，三车间 3,260 吨。产量居首的是一车间。",
        "会员数：东湖店 1,204，西湖店 1,377，南湖店 996。东湖店会员超过西湖店。",
        f"{TURNOUT}Legal had the highest turnout.",
        "Returns by channel:\n- Online: 120\n- Shops: 88\n- Phone: 15\n\nShops had the highest returns.",
        "报价分别为甲 26 万元、乙 25 万元、丙 28 万元。评分依次为 86 分、91 分、93 分，乙得分最高。",
        "Berths let: inner quay 41, outer quay 58, marsh side 36. The inner quay came in first, the marsh side second.",
        "The least loved outing was the mine tour with 3.7 points; the lock scored 4.2, the abbey 3.4, the mill 4.0.",
        "With 38 votes Anna was the most popular, ahead of Bert (44) and Cora (29).",
        "Our strongest day was Monday with €3,310. Second came Thursday with €2,180, and third was Friday with €2,420.",
        "四台锅炉里，三号炉的煤耗最高（每吨 96 千克），一号炉 99 千克，二号炉 91 千克，四号炉 90 千克。",
        "四天的入园人次依次是 3,120、4,480、5,260、2,970，高峰出现在第二天。",
        "| Line | Riders | On time |\n|---|---|---|\n| 14 | 8,420 | 91% |\n| 22 | 6,115 | 94% |\n| 31 | 9,030 | 88% |\n\nLine 14 carries the most riders.",
        "两个小组的评分，一组 85 分、二组 92 分、三组 88 分，一组第一。",
        "Votes: maple 64, cedar 71, birch 58. Maple won clearly.",
        "Top of the list is Hall C with 96 % of its seats, then come Hall A (91 %) and Hall B (93 %).",
        "The longest closure lasted 84 minutes (12 May); the others took 47 minutes (3 May) and 91 minutes (27 May).",
        "女队平均 82.4 分，男队平均 85.1 分，女队高于男队。",
        "Of our depots Elm holds the largest stock with 4,180 pallets; Oak has 4,520 and Ash 2,960.",
        "| 渠道 | 咨询 | 成交 |\n|---|---|---|\n| 门店 | 210 | 36 |\n| 电话 | 150 | 31 |\n| 展会 | 90 | 38 |\n\n论成交数，门店居各渠道之首。",
        "三个渠道里线下转化最高，为 6.2%，短信 4.8%，邮件 6.9%。",
        "苗木成活率一标段 91%，二标段 87%，三标段 94%，其中二标段最好。",
    ],
)
def test_it_sees_a_rank_that_the_figures_deny(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The three bids: Alder £41,200, Birch £39,800, Cedar £44,100. Birch was the cheapest, Cedar the dearest.",
        "周一 120 件，周二 98 件，周三 131 件，周三最多，周二最少。",
        "甲班 45 人，乙班 48 人，丙班 42 人；甲班班主任最年轻。",
        "东区 120 单，西区 98 单，南区 131 单。东区的客单价最高，西区的投诉最少。",
        "Quotes: Alpha $12,400, Beta $11,800, Gamma $13,100. Alpha was the best on service.",
        f"{TURNOUT}Works had the highest turnout; Sales was last.",
        "North sold 120, South 98. In the north the weather was worse than in the south.",
        "报价：甲 12 万元、乙 11 万元、丙 13 万元。每家最多报两项，甲为之一。",
        "Berths let: inner quay 41, outer quay 58, marsh side 36. The outer quay came in first, the inner quay second.",
        "The least loved outing was the abbey with 3.4 points; the lock scored 4.2, the mine tour 3.7, the mill 4.0.",
        "With 44 votes Bert was the most popular, ahead of Anna (38) and Cora (29), though 52 had been invited.",
        "Costs came to 412,000 euros. The highest single item was rent at 96,000 euros, followed by energy at 88,000.",
        "四台锅炉里，一号炉的煤耗最高（每吨 99 千克），三号炉 96 千克，二号炉 91 千克，四号炉 90 千克。",
        "四天的入园人次依次是 3,120、4,480、5,260、2,970，高峰出现在第三天。",
        "| Line | Riders | On time |\n|---|---|---|\n| 14 | 8,420 | 91% |\n| 22 | 6,115 | 94% |\n| 31 | 9,030 | 88% |\n\nLine 31 carries the most riders, line 14 has the oldest buses.",
        "三个小组的评分，一组 85 分、二组 92 分、三组 88 分，二组第一。",
        "Top of the list is Hall C with 96 % of its seats, then come Hall B (93 %) and Hall A (91 %).",
        "The longest closure lasted 91 minutes (27 May); the others took 47 minutes (3 May) and 84 minutes (12 May).",
        "女队平均 85.1 分，男队平均 82.4 分，女队高于男队。",
        "The outlet temperature peaked at 108 °C; the alarm is at 105 °C and the trip at 115 °C.",
        "Votes: maple 64, cedar 71, birch 58. Cedar won clearly; birch published the list of the 20 slowest tests.",
        "Of our depots Oak holds the largest stock with 4,520 pallets; Elm has 4,180 and Ash 2,960.",
        "| 渠道 | 咨询 | 成交 |\n|---|---|---|\n| 门店 | 210 | 36 |\n| 电话 | 150 | 31 |\n| 展会 | 90 | 38 |\n\n论咨询数，门店居各渠道之首。",
        "The alarm is set at 75 °C and the trip at 90 °C; the highest reading in March was 79 °C.",
        "初测平均 61.2 分，复测平均 78.5 分，提高 17.3 分；提高幅度最大的单元为心肺复苏，由 40.2 分到 70.1 分。",
        "Of 310 bids, 96 were won; 174 were lost and 40 are open.",
        "良率：A 线 98.1%，B 线 97.4%，C 线 96.2%。C 线最低。",
        "面层厚度设计 10 厘米，抽检 20 点，平均 10.1 厘米，最大 10.4 厘米。",
        "Guests: Friday 268, Saturday 312 and Sunday 290. The bar did best on Friday, £1,940 in all.",
        "日最大接待能力原为 1,800 人次，5 月调为 2,200 人次；5 月 2 日接待 2,050 人次。",
        "三个渠道里邮件转化最高，为 6.9%，短信 4.8%，线下 6.2%。",
        "苗木成活率一标段 91%，二标段 87%，三标段 94%，其中三标段最好。",
        "二期工程款 180 万元，一期 150 万元，二期比一期多 30 万元。",
    ],
)
def test_it_does_not_see_a_rank_that_holds_or_is_of_something_else(text):
    assert told(text) == []
