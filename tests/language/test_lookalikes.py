"""Passages that hold and only look as if they did not: nothing is said of them."""

import pytest

from mcp_server.operations.check_document import CheckDocument, checked

HOLDS = [
    # a number that is a name, a year that is no count, a basis, a number in a heading
    "20:10 Flow 940 m³/h, of which pump 2 gives 510 and pump 4 gives 430.",
    "In 2024 the court was let for 900 hours; income was £18,000, an average of £20 an hour. The 2023 figure was £17,100.",
    "**7. Seats.** Nine rows were sold. With 14 seats each, 126 in all, 112 were taken.",
    # a distance, what comes later, an alarm that rang, a share of what is called a limit, parts of a target
    "The hall takes 120 persons until the new door is in and 150 afterwards, so the balcony stays closed.",
    "合同价 2,400 万元，已付 1,200 万元，占合同价的 50.0%；已计量 1,500 万元，占 62.5%。",
    "仓库温度预警线 8℃，报警线 10℃；三个月最高 8.6℃，触发预警 3 次，未触发报警。",
    "Of the 44 open orders, 30 are within target and 14 beyond it.",
    "Tests: 300 planned, 280 run, 266 passed, 14 failed. Pass rate 95.0% of those run.",
    # limits are no rivals of what was measured
    "The press warning is set at 70 °C and the trip at 90 °C; the highest reading in May was 74 °C.",
    "Hot water leaves at 62 °C and must arrive at 50 °C or more (lowest reading 52.5 °C).",
    # several answers, overnight, several each, a part of a wider whole
    "我们问了 400 位顾客，原因可选多个：太贵 48%，太远 33%，没空 41%。",
    "How did you hear of us? 300 answered, naming as many ways as they liked: friends 55%, posters 42%, radio 21%.",
    "报废 5 件，漏油 3 件，开裂和变形各 1 件。",
    "遗留 70 个缺陷中，一级 4 个，二级 21 个，三级 45 个；其中支付模块 50 个。",
    "No more than one floor is closed, never two at once:\n\n- first floor in May\n- second floor in June\n- third floor in July\n",
    # a change in percent that nothing says is one
    "| EUR thousand | 2025 | 2024 | Change |\n|-|-|-|-|\n| Bread | 532 | 470 | 13.2 |\n| Cake | 210 | 190 | 10.5 |\n| Tea | 44 | 40 | 10.0 |\n",
    # parts of wholes of their own, what is named by an amount, and who is announced with how many each
    "In the office 9 of 60 had a remark (15%), in the yard 2 of 36 and at the gate 1 of 24.",
    "The fair, no part of the grant, raised £1,250 before and £1,010 after costs of £240.",
    "On site 14 people on average, 18 at the peak; three firms with 8, 6 and 4 people.",
    "Median set-up time was to go from 20 to 12 minutes; it reached 14, that is 6 of 8 minutes (75%).",
    "A year ago the stock was €618,000 in the same layout, so it rose by €31,200 (5.0%).",
    "水费按两档计：20 吨以内每吨 2.8 元，超出部分每吨 3.6 元；一户用水 18 吨，水费 50.4 元。",
    "房屋出租 180 间，其中长租 126 间，短租 54 间；空置 20 间，出租率 90%。",
    "Twelve complaints: seven about noise, four about parking, three about both hours and fees.",
    "We wrote to 2,000 members and had 720 answers between 4 and 29 May, of which 700 could be used.",
    "Staff: two half-time posts and one of 0.3, together 1.3 posts.",
    # words of verdict that are none
    "手动切换需 3 步、两人到场，值班员处置符合规程第 7.2 条。",
    "First-time fix 71% (target 75%, not reached); second visit 22%, third or more 7%.",
    "检修计划 26 项，完成 24 项，因缺备件顺延 2 项到 12 月 10 日；另追加 3 项，均已完成，共完成 27 项。",
    "Question 2 allowed several answers: 210 of the 300 use the website, 135 the app (70% and 45%).",
    "Of 8,000 attempts 5,200 failed (65%); on the card route it was 4,500 of 6,000 (75%).",
    "17 tickets are open today; 5 of the 17 are older than 30 days.",
    # rules told by the way, and what need not be done
    "Longest stop 2 h 10 min, under the 4 hours that must be reported.",
    "两台旧表已于 6 月 3 日换完，无需再列计划。",
]


@pytest.mark.parametrize("text", HOLDS)
def test_a_passage_that_holds_is_left_alone(text: str) -> None:
    made = checked(CheckDocument(text=text))
    assert [*made.findings, *made.questions] == []
