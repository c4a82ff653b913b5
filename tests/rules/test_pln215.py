"""PLN215 turns-that-do-not-meet, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    "text",
    [
        "Two seatings: the first runs from 5 p.m. to 7.30 p.m., the second from 7 p.m. to 9.30 p.m., with half an hour between them for the tables.",
        "Oven 3:\n\n- emptying: 4 to 9 May\n- new lining: 11 to 29 May\n- heating up: 27 May to 5 June\n\nNo two of these may go on at the same time.",
        "Night watch, unbroken: Olga from 3 May to 9 May, Pim from 11 May to 18 May 2027.",
        "Age groups, each child in exactly one:\n\n- ages 5 to 7\n- ages 8 to 10\n- ages 10 to 12\n",
        "Two tariffs that cover the whole day without gaps:\n\n- Night, 21:00 to 6:00, 7 cents\n- Day, 6:00 to 20:00, 10 cents\n- Peak, 20:30 to 21:00, 12 cents",
        "Fees: 1-20 people 300 euros, 21-40 people 500 euros, 40-60 people 700 euros.",
        "| Step | Dates | Traffic |\n|---|---|---|\n| 1 | 1 to 7 June 2026 | 10% |\n| 2 | 9 to 14 June | 30% |\n| 3 | 15 to 21 June | 60% |\n| 4 | from 22 June | 100% |",
        "值班不断人：小贺7月1日至7月10日，小祁7月13日至7月20日。",
        "泳池早场上午六点到八点半，晚场下午五点到八点，夜场七点半到九点，三场依次进行，中间不重叠。",
        "答辩分两组：第一组3月2日至3月6日，第二组3月9日至3月13日，两组之间间隔一周。",
        "评分档次：60分至69分为合格，70分至79分为中等，79分至89分为良好。",
        "采购审批：3 万元以下科长签，3 万（含）到 10 万元（不含）处长签，15 万元以上局长签，每笔都要有人签。",
        "Postage by weight: up to 1 kg €5, over 1 to 3 kg €7, over 4 to 10 kg €12, above 10 kg €18.",
        "| 月用水量 | 单价 |\n|---|---|\n| 0–15 吨 | 3.1 元 |\n| 15–25 吨 | 4.6 元 |\n| 20–40 吨 | 6.9 元 |\n| 40 吨以上 | 9.2 元 |",
        "The day shift works 06:00–14:30, the late shift 14:30–22:00 and the night shift 21:30–06:00; no shift overlaps another.",
        "三班倒：早班 7:00—15:00，中班 15:00—23:00，夜班 23:30—次日 7:00。",
        "Teams relieve one another without a gap or overlap: red 1–12 September, blue 13–24 September, green 23 September–4 October.",
        "预售期 3月4日—3月16日，开售期 3月16日—3月25日，返场期 3月26日—3月31日，三期首尾相接，没有重叠。",
        "- Batch 1: 6–17 May, ground floor\n- Batch 2: 20–31 May, first floor\n- Batch 3: 29 May–14 June, second floor\n",
    ],
)
def test_it_sees_turns_that_leave_or_share_time_that_they_should_not(text):
    assert len(seen("PLN215", "check_document", {"text": text})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Two seatings: the first runs from 5 p.m. to 7 p.m., the second from 7.30 p.m. to 9.30 p.m., with half an hour between them for the tables.",
        "Oven 3:\n\n- emptying: 4 to 9 May\n- new lining: 11 to 26 May\n- heating up: 27 May to 5 June\n\nNo two of these may go on at the same time.",
        "Night watch, unbroken: Olga from 3 May to 10 May, Pim from 11 May to 18 May 2027.",
        "Age groups, each child in exactly one:\n\n- ages 5 to 7\n- ages 8 to 10\n- ages 11 to 13\n",
        "| Step | Dates | Traffic |\n|---|---|---|\n| 1 | 1 to 7 June 2026 | 10% |\n| 2 | 8 to 14 June | 30% |\n| 3 | 15 to 21 June | 60% |\n| 4 | from 22 June | 100% |",
        "Two tariffs that cover the whole day without gaps:\n\n- Night, 21:00 to 6:00, 7 cents\n- Day, 6:00 to 20:30, 10 cents\n- Peak, 20:30 to 21:00, 12 cents",
        "Parcels: 1 to 5 kg cost 6 euros, 5 to 10 kg 9 euros, 10 to 20 kg 14 euros.",
        "小贺7月1日至7月10日出差，小祁7月13日至7月20日休假。",
        "泳池早场上午六点到八点半，晚场下午五点到八点，中间清场。",
        "答辩分两组：第一组3月2日至3月6日，第二组3月16日至3月20日，两组之间间隔一周。",
        "采购审批：3 万元以下科长签，3 万（含）到 10 万元（不含）处长签，10 万元以上局长签，每笔都要有人签。",
        "Postage by weight: up to 1 kg €5, over 1 to 3 kg €7, over 3 to 10 kg €12, above 10 kg €18.",
        "| 月用水量 | 单价 |\n|---|---|\n| 0–15 吨 | 3.1 元 |\n| 15–25 吨 | 4.6 元 |\n| 25–40 吨 | 6.9 元 |\n| 40 吨以上 | 9.2 元 |",
        "The day shift works 06:00–15:00, the late shift 14:30–23:00 and the night shift 22:30–06:30; half an hour of overlap is for the hand-over.",
        "三班倒：早班 7:00—15:00，中班 15:00—23:00，夜班 23:00—次日 7:00。",
        "Three waves that must not run at the same time: wave 1 October 6–17, wave 2 October 20–31, wave 3 November 3–14.",
        "成绩：90 分以上 31 人，75 至 89 分 68 人，60 至 74 分 54 人，60 分以下 31 人，每人只算一档。",
        "- Batch 1: 6–17 May, ground floor\n- Batch 2: 20–31 May, first floor\n- Batch 3: 3–14 June, second floor\n",
        "- 筹备：2月1日至2月28日\n- 整治：3月1日至6月30日\n- 回头看：7月1日至7月31日\n\n三期首尾相接。",
    ],
)
def test_it_does_not_see_turns_that_meet_or_of_which_nothing_is_said(text):
    assert seen("PLN215", "check_document", {"text": text}) == []
