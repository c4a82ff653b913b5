import pytest

from tests.conftest import seen


def told(text):
    return seen("NUM109", "check_document", {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        "床位周转天数从8.2天缩短到8.9天。",
        "今年退货52件，比去年的48件少。",
        "The headcount fell to 48 in June from 45 in May.",
        "Turnout was 61%, higher than the 64% of last year.",
        "Open tickets now stand at 52, down from 48 a week ago.",
        "投诉逐月减少：149件、136件、142件。",
        "Sick days have risen every quarter:\n- Q1: 31\n- Q2: 36\n- Q3: 34\n- Q4: 40\n",
        "连续四个季度增长：12.1万、13.4万、13.0万、14.2万。",
        "Defects per thousand were 4.2, 3.9, 4.4 and 3.1, fewer in each successive month.",
        "Cumulative registrations: 120 by 5 May, 180 by 12 May, 174 by 19 May, 240 by 26 May.",
        "各店营业额由高到低：南门店 42 万元，北门店 31 万元，西门店 36 万元。",
        "客流回升：4月53万，5月49万，6月50万。",
        "Contract signed on 12 May, then delivery on 3 May.",
        "The scrap rate, at 3.1 % the worst for years, eased to 3.6 % once the die had been reground.",
        "煤耗检修前为每吨112千克，检修后为每吨118千克，下降明显。",
        "We answered faster than in spring: 19 minutes against 17 minutes.",
        "| Month | Leavers |\n|---|---|\n| July | 14 |\n| August | 11 |\n| September | 12 |\n\nThe number of leavers fell every month.",
        "里程碑：3月5日完成设计，4月28日完成样机，4月16日小批试产，6月2日量产。",
        "4月2日开标，4月20日发布招标公告。",
        "- 14:05 alarm raised\n- 14:32 crew on site\n- 14:20 fire out\n",
        "Last season the tower had 9,420 climbers. This season it counted 9,180, a fine rise.",
        "The oven was rebuilt on 14 March. The first baking after the rebuilding took place on 9 March.",
        "Key steps, each needing the one before: award on 12 November, samples on 10 December, approval on 3 December, delivery on 15 January.",
        "Varnish dried on 7 August, and the second layer was put on on 5 August once the first was dry.",
        "By the end of May we had sold 310 tickets in all, by the end of June 455, by the end of July 448.",
        "The crate was collected on 14 October; we had packed it on 16 October.",
        "先拿到排污许可（3 月 18 日），随后于 3 月 12 日试生产。",
        "Calls without an answer rose from 131 to 113 in a week.",
        "The second measurement, 47 dB, was quieter than the first at 44 dB.",
        "配种率由每月 42 头提高到每月 37 头。",
        "巡检点位由 24 处精简到 31 处。",
        "窗口排队 12.4 分钟，5 月为 14.0 分钟，延长 1.6 分钟。",
        "维修预算 86 万元，实际支出 91 万元，结余 5 万元。",
        "第一轮盲测平均 71 分，第二轮 76 分，回落 5 分。",
        "The kennel took in 38 dogs after 31 in spring; that is seven fewer.",
        "At 70 guests the dinner came to €46 a head, above the €52 of last autumn.",
        "The mean delay rose by 0.4 minutes to 3.1; a year ago it was 3.5.",
        "The rink used 212 MWh against a budget of 230 MWh, 18 MWh over it.",
        "Overtime rose from 310 hours to 280 hours over the summer.",
        "- 04:10 duty desk sends the boat, which casts off on that order and reaches the buoy at 03:55\n",
    ],
)
def test_it_sees_figures_that_go_another_way_than_the_words(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "床位周转天数从8.9天缩短到8.2天。",
        "A店120人，B店降到130人。",
        "配种率由每月 37 头提高到每月 42 头。",
        "巡检点位由 31 处精简到 24 处。",
        "窗口排队 12.4 分钟，5 月为 14.0 分钟，缩短 1.6 分钟。",
        "到位资金 530 万元，支出 412 万元，结余 118 万元。",
        "报到 38 人，中途退出 2 人，结业 36 人。",
        "看板显示 1,152 万元，实际 960 万元，多了 192 万元。",
        "Overtime fell from 310 hours to 280 hours over the summer, while sick leave rose by 30 hours.",
        "It stands at £21,400; before the repair it was £34,000, £12,600 more.",
        "At 70 guests the dinner came to €46 a head, below the €52 of last autumn.",
        "年初至今停机 503 次，去年前十个月 560 次，少 57 次。",
        "The headcount fell to 45 in June from 48 in May.",
        "Prices range from 5 to 12 euros, down from last year.",
        "The goal is to bring the time down from 18 minutes to 12 minutes.",
        "除3月外投诉逐月减少：149件、136件、142件、120件。",
        "Tickets fell in every region: North 12, South 8, West 15.",
        "每月都有增长，三个仓库分别存放120吨、80吨、140吨。",
        "The gain was $15.0 million and $13.3 million, respectively, in each quarter.",
        "Cumulative spend by team: Ops 120, Sales 80, HR 40.",
        "各店营业额由高到低：南门店 42 万元，北门店 36 万元，西门店 31 万元。",
        "客流回升：4月49万，5月53万，6月52万。",
        "Contract signed on 3 May, then delivery on 12 May.",
        "The scrap rate, at 3.6 % the worst for years, eased to 3.1 % once the die had been reground.",
        "煤耗检修前为每吨118千克，检修后为每吨112千克，下降明显。",
        "We answered faster than in spring: 17 minutes against 19 minutes.",
        "| Month | Leavers |\n|---|---|\n| July | 14 |\n| August | 12 |\n| September | 11 |\n\nThe number of leavers fell every month.",
        "里程碑：3月5日完成设计，4月16日完成样机，4月28日小批试产，6月2日量产。",
        "一期4月20日开标，二期4月2日发布招标公告。",
        "Last season the tower had 9,180 climbers. This season it counted 9,420, a fine rise.",
        "The oven was rebuilt on 9 March. The first baking after the rebuilding took place on 14 March.",
        "Key steps, each needing the one before: award on 12 November, samples on 3 December, approval on 10 December, delivery on 15 January.",
        "Varnish dried on 5 August, and the second layer was put on on 7 August once the first was dry.",
        "By the end of May we had sold 310 tickets in all, by the end of June 448, by the end of July 455.",
        "The crate was collected on 16 October; we had packed it on 14 October.",
        "先拿到排污许可（3 月 12 日），随后于 3 月 18 日试生产。",
        "Sales fell from 118 to 97 in the north and rose from 64 to 81 in the south.",
        "## Timeline\n\n| Action | Owner | Due |\n|---|---|---|\n| New seal | Ivo | Oct 17 |\n| Spare pump | Lena | Oct 24 |\n| Log sheet | Ada | Oct 20 |",
        "看板显示成交 1,152 万元，实际 960 万元，多了 192 万元。",
        "- 04:10 duty desk sends the boat to the buoy that had been reported adrift at 03:55\n",
        "- 23:50 alarm raised\n- 00:05 crew on site\n- 00:20 fire out\n",
    ],
)
def test_it_does_not_see_figures_that_do_or_are_of_several_things(text):
    assert told(text) == []
