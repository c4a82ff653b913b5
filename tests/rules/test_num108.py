import pytest

from tests.conftest import seen


def told(text):
    return seen("NUM108", "check_document", {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        "* Sales $412k\n* Footfall 41,200\n* Gross margin $164.8k = 38 %",
        "桌椅 57 万元，灯具 14 万元，地毯 38 万元，合计 110 万元。",
        "The pens, 384 of them, were bought in at £27 with the engraving. The invoice says £10,638.",
        "The choir had 182 members in May; 27 joined, 14 moved away, and 185 sang at the gala.",
        "The hall costs £4,870 and the band £1,350, so the evening stands us in £6,320.",
        "新增 10.4 万，转介绍的是 1.3 万，占比 15%。",
        # rounded as they are they may give it, but it is just what they give of the new figure
        "单件工时从 12.6 分钟降到 11.9 分钟，下降 5.9%。",
        "The price of a seat fell from 8.4 to 8.0 euros, that is by 5.0%.",
        "会员由月初的 18.6 万人增到月末的 19.9 万人，增幅 6.5%。",
        "合唱团原来 64 人，今年毕业走了 13 人，秋季招新进来 17 人，眼下是 78 人。",
        "Revenue of €2.84m less direct costs of €1.69m gives a gross profit of €1.25m.",
        (
            "Income: dues $48,300, shop $21,900. In all $70,200.\n\nExpenses: hall $31,600. In all $58,500.\n\n"
            "The surplus is therefore $12,700."
        ),
        (
            "| Line | May |\n|-|-|\n| Paper | $38,600 |\n| Ink | $12,450 |\n\n"
            "Books used $21,700 of it, maps $8,350, and what is left, $8,505, went into posters."
        ),
        "年末在岗 1,160 人。\n\n研发 468 人（42%），制造 402 人（35%），销售 168 人（14%），职能 104 人（9%）。",
        "全年支出 8,400 万元。\n\n按季度：一季度 1,900 万元，二季度 2,300 万元，三季度 2,800 万元，四季度 1,700 万元。",
        "The co-op bought 1,450 crates.\n\nBy orchard: Hill 620 crates, Mill 410 crates, Lower 402 crates.",
        "改造后年接待读者 14.4 万人次，现在是 9.6 万人次，增长 45%。",
        "窖藏原有 1,240 坛，新酿 365 坛，售出 418 坛，窖里现有 1,178 坛。",
        "Fuel: May 57.0 litres, June 61.2 litres, an increase of 6.9 %.",
        "积压件37项、28.6万元；二季度末为32.5万元，减少4.9万元。",
        "- fees of $1.5M a month\n- Fees down from $1.8M in Q3, a 20% cut",
        "养老院床位 240 张，入住 204 位老人，入住率 87%。",
        "Spoilage in the cold store went from 3.4 % to 2.1 %, which is 1.4 percentage points less.",
        "投诉闭环率由 71% 提高到 84%，即提高 14 个百分点。",
        "| 项目 | 6 月 | 5 月 |\n|-|-|-|\n| 门票收入 | 462 | 420 |\n| 停车收入 | 66 | 60 |\n\n门票收入环比增长 12%。",
        "| Item | Budget | Spent |\n|-|-|-|\n| Seed | 4,800 | 3,600 |\n| Twine | 900 | 810 |\n\nOf the budget for seed 70% is spent.",
        "| Ward | Beds |\n|-|-|\n| North | 48 |\n| South | 72 |\n\nThe share of North is 45%.",
        "- 投诉处理及时率 88.4%，去年 90.1%，降低 1.6 个百分点。",
        "The archive lent 1,240 files. A quarter, 248, went to schools.",
        "Moorings: 90 berths, half of them (54) kept for visitors.",
        "全部报名 3,600 个。短信带来了 1,800 个报名，即全部报名的三分之一。",
        "| Van | Crates | Stops | A stop |\n|-|-|-|-|\n| A | 168 | 14 | 12 |\n| B | 165 | 15 | 11 |\n| C | 221 | 17 | 13 |\n| D | 304 | 19 | 18 |",
        "The depot lent 640 ladders in spring; in autumn it was 1,920, four times as many.",
        "会员价每晚 360 元，散客价每晚 520 元。去年会员价每晚 300 元，今年上涨 16.7%。",
        "It now takes 14 days from order to delivery; before the new press it was 22, nine more.",
        "馆藏图书 8.4 万册，比五年前的 7.0 万册增加 1.6 万册。",
        "The two bids, $46,000 and $52,000, are $8,000 apart.",
        "The ladder truck is 12 years old; the pumper, 8 years old, is five years younger.",
        "第一遍 18 小时，第二遍优化后 12 小时，延长三分之一。",
        "The new line fills 900 bottles an hour, four times what the old one did (300).",
        "Saturdays bring 500 visitors; it used to be 625, a loss of 25%.",
        "新线每小时灌装 900 瓶，是老线（300 瓶）的四倍。",
        "人均课时 32.5 节。计划人均 30 节，超出 12%。",
    ],
)
def test_it_sees_a_figure_that_the_ones_around_it_nearly_give(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "* Sales $412k\n* Footfall 41,200\n* Gross margin $164.8k = 40 %",
        "桌椅 57 万元，灯具 14 万元，地毯 38 万元，四舍五入后合计 110 万元。",
        "The pens, 384 of them, were bought in at £27 with the engraving. The invoice says £10,368.",
        "Taxes of $418,000, $47.2 million and $17.6 million were refunded in 2019, 2018 and 2017, respectively.",
        "We took £48,260. Against week 36 (£46,315) we are 4.2% up.",
        "ARR of 57 million; 180 customers, average deal 280,000; renewal rate 92%.",
        "The 2020 Notes, the 2021 Notes and the 2029 Notes bear interest at 4.25%.",
        "可多选：停车难 244 户（58.1%），电梯慢 207 户（49.3%），噪声 130 户（31.0%）。",
        "营业额 38,640 元。\n堂食 23,200 元占 60%，外卖 15,440 元占 40%。",
        "合唱团原来 64 人，今年毕业走了 13 人，秋季招新进来 17 人，眼下是 68 人。",
        "Revenue of €2.84m less direct costs of €1.69m gives a gross profit of €1.15m.",
        "今年税收 5.9 亿元，人均 2.1 万元，比目标高 12%。",
        "Fuel: May 57.0 litres, June 61.2 litres, an increase of 7.4 %.",
        "积压件37项、28.6万元；二季度末为32.5万元，减少3.9万元。",
        "营业额 420 万元，成本 380 万元，费用下降 9.5%。",
        "养老院床位 240 张，入住 204 位老人，入住率 85%。",
        "Spoilage in the cold store went from 3.4 % to 2.1 %, which is 1.3 percentage points less.",
        "| 项目 | 6 月 | 5 月 |\n|-|-|-|\n| 门票收入 | 462 | 420 |\n| 停车收入 | 66 | 60 |\n\n门票收入环比增长 10%。",
        "| Item | Budget | Spent |\n|-|-|-|\n| Seed | 4,800 | 3,600 |\n| Twine | 900 | 810 |\n\nOf the budget for seed 75% is spent.",
        "| 炉 | 一炉 | 二炉 |\n|-|-|-|\n| 产汽 | 286 | 251 |\n| 耗煤 | 31 | 28 |\n\n产汽比昨日多 32，耗煤比昨日多 4。",
        "- 投诉处理及时率 88.4%，去年 90.1%，降低 1.7 个百分点。",
        "**One round.** The east gate let in 427 walkers, the west gate 472.",
        "两次停电分别为 126 分钟和 44 分钟，平均 85 分钟。",
        "四家报价：甲 20.15 万元，乙 18.60 万元，丙 21.34 万元，丁 18.02 万元。",
        "每班 12 人封顶，开了 45 班，来上课的 468 人次。",
        "- Cases per clerk from 52 to 44, so far 47.\n- That is 893 cases for 19 clerks.",
        (
            "Income: dues $48,300, shop $21,900. In all $70,200.\n\nExpenses: hall $31,600. In all $58,500.\n\n"
            "The surplus is therefore $11,700."
        ),
        (
            "| Line | May |\n|-|-|\n| Paper | $38,600 |\n| Ink | $12,450 |\n\n"
            "Books used $21,700 of it, maps $8,350, and what is left, $8,550, went into posters."
        ),
        "年末在岗 1,160 人。\n\n研发 486 人（42%），制造 402 人（35%），销售 168 人（14%），职能 104 人（9%）。",
        "全年支出 8,400 万元。\n\n按季度：一季度 1,900 万元，二季度 2,300 万元，三季度 2,500 万元，四季度 1,700 万元。",
        "The co-op bought 1,432 crates.\n\nBy orchard: Hill 620 crates, Mill 410 crates, Lower 402 crates.",
        "The archive lent 1,240 files. A fifth, 248, went to schools.",
        "Moorings: 90 berths, half of them (45) kept for visitors.",
        "Pilots: 112 of 311 (36 %), and nine of the 27 who train others, one in three.",
        "月捐人期初 2,150 位，新增 430 位，停捐 180 位，现在 2,400 位，比期初多 250 位。",
        "It started at 58,900, gained 4,100 and lost 1,800; it ended at 61,200.",
        "可多选：嫌贵 214 人，嫌远 188 人，嫌慢 97 人，共发卷 350 份。",
        "The gap of $4.9 million was primarily due to $3.1 million of fees and $1.5 million of interest.",
        "| Van | Crates | Stops | A stop |\n|-|-|-|-|\n| A | 168 | 14 | 12 |\n| B | 165 | 15 | 11 |\n| C | 221 | 17 | 13 |\n| D | 304 | 19 | 16 |",
        "The depot lent 640 ladders in spring; in autumn it was 1,920, three times as many.",
        "The gate took 52,000 cars at its peak. The pilot had 38,000 with half the lanes.",
        "回访率目标 85%，实际 79%，差 6 个百分点。",
        "Of the samples 91.2 % were read within an hour. The norm is 88 % up to the end of May and 94 % from June.",
        "It now takes 14 days from order to delivery; before the new press it was 22, eight more.",
        "Complaints fell every month: 41 in April, 38 in May, 36 in June, 29 in July.",
        "馆藏图书 8.4 万册，比五年前的 7.0 万册增加 1.4 万册。",
        "The two bids, $46,000 and $52,000, are $6,000 apart.",
        "The ladder truck is 12 years old; the pumper, 8 years old, is four years younger.",
        "第一遍 18 小时，第二遍优化后 12 小时，缩短三分之一。",
        "The new line fills 900 bottles an hour, three times what the old one did (300).",
        "Saturdays bring 500 visitors; it used to be 625, a loss of 20%.",
        "新线每小时灌装 900 瓶，是老线（300 瓶）的三倍。",
        "人均课时 32.5 节。计划人均 30 节，超出 8.3%。",
    ],
)
def test_it_does_not_see_a_figure_that_follows_or_has_another_base(text):
    assert told(text) == []
