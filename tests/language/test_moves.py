"""Changes that a text states: those that do not hold are seen in whatever order they are told, the others are left alone."""

import pytest

from mcp_server.language.claims import recomputed
from mcp_server.language.paper import relations
from mcp_server.language.text import read_text

SEES = [
    "The flock shrank from 84 to 66 ewes, fourteen fewer.",
    "秋播计划 8,000 亩，实际 8,640 亩，超计划 6%。",
    "Net margin was 14.2 % against 12.9 % a year earlier, an improvement of 1.9 points.",
    "Overtime came down from 1,240 hours in May to 930 in June, which is 30 % less.",
    "Last winter we used 4,200 litres of oil. This winter it was 3,570, a saving of 20 %.",
    "The ward now has 32 beds, 6 more than the 28 it had before the move.",
    "Our rent rises by €120 a month, from €1,450 to €1,590.",
    "The ticket goes up by 50 cents to €3.40 (until now €2.80).",
    "Pupils at the school: 612 this year, 560 last year (+52, or 12 %).",
    "Bookings doubled from 180 in April to 290 in May.",
    "Twice as many people came as last year: 640 against 410.",
    "We got rid of a third of the forms: of 30, 24 are left.",
    "It used to take 3.2 s and now takes 0.8 s, so it is ready in a third of the time.",
    "The defect rate has fallen from 4 % to 3 %, a fall of 1 %.",
    "The queue went down by 45 people to 105; it had been 140 before.",
    "Absences dropped to 84 days from 112 (minus 20 %).",
    "We spent €46,000 on travel, €6,000 less than the €50,000 of the year before.",
    "The library lent 8,190 books, 30 % more than in 2023, when it lent 6,500.",
    "There were 45 incidents in 2023 and 27 in 2024, a 50 % reduction.",
    "Fees came in at €138,000 against a budget of €120,000, which is 25 % over.",
    "The team halved its backlog: 260 tickets in January, 180 today.",
    "Sales were $793.4 million, a decrease of $50.1 million, or 9%, compared to the year before.",
    "Electricity goes down from 41,000 to 28,700 kWh, that is by 40 %.",
    "In 14 shops the share of punctual buses has risen from 81 % to 87 %, an improvement of 6 %, with 30 lines.",
    "First-contact resolution 71 %, target 80 %, that is 9 percent more.",
    "门店客流由日均 860 人升至 989 人，增长 12%。",
    "会员数从 3,200 人增加到 4,000 人，净增 900 人。",
    "审批时长由 10 天压缩到 4 天，缩短了一半。",
    "报名人数是去年的两倍：今年 360 人，去年 240 人。",
    "年访客从 6 万人次增长到 24 万人次，增长了 4 倍。",
    "返修率由 3% 降到 2%，下降了 1%。",
    "用水量减少了三分之一，从 900 吨降到 750 吨。",
    "营收 8,640 万元，同比增长 20%，去年同期为 6,900 万元。",
    "与去年的 240 场相比，今年办了 300 场，增加 30%。",
    "本月电费 2.88 万元，比上月少 0.42 万元，上月为 3.2 万元。",
    "投放 156 万元，单个获客 30 元；比上月的 36 元低 20%。",
    "企业 118 家，纳税 5.9 亿元，户均 500 万元，比上年 5 亿元增长 16%。",
    "每亩化肥由 50 公斤降到 42 公斤，少用了 20%，全社全年用肥 50.4 吨。",
    "现有 18 人，计划增至 24 人，增加 6 人，增幅 30%。",
    "预算 320 万元，已支出 208 万元，执行率 65%；预计完工 336 万元，超支 6%。",
    "去年推广费 300 万元，今年多花了 70 万元，增幅 30%。",
    "The clinic saw 412 patients in March, after 380 in February; that is 42 more, a rise of 8 %.",
    "We had 96 members this term, 14 fewer than last term (120).",
    "The grant for 2026 is £240,000 and that for 2025 was £200,000: £30,000 or 20% more.",
    "2026 年培训费预算 48 万元，2025 年预算 40 万元，增加 6 万元，增长 20%。",
    "单车油耗由 32.5 升降至 30.1 升，下降 2.6 升，降幅 7.4%。",
    "实际支出 84 万元，预算 80 万元，超支 6 万元，超支率 5%。",
    "目标 48 小时，平均 54 小时，超出 8 小时。",
    "The ferry counted 41,300 passengers in 2024 and 46,900 in 2025, so 6,600 more than the year before.",
    "Average wait is 12 minutes, 6 minutes shorter than in the month before (16 minutes).",
    "Scrap is to fall from 6.5% to at most 4.0% by June, 3.5 percentage points less.",
]
DOES_NOT_SEE = [
    "Overtime came down from 1,240 hours in May to 930 in June, which is 25 % less.",
    "Last winter we used 4,200 litres of oil. This winter it was 3,570, a saving of 15 %.",
    "Bookings nearly doubled from 180 in April to 330 in May.",
    "The broker used to pass 350 messages a second and now passes 1,750, a fivefold rise.",
    "Three times as many sites answered as in the pilot: 126 against 42.",
    "The overdraft shrank by £2,700 to £5,600, from £8,300 at Christmas.",
    "Membership stands at 1,380, up 15 % from 1,200 a year ago.",
    "Sales were $1,361.2 million, a decrease of $141.7 million, or 9.4%, from net sales of $1,502.9 million.",
    "Sales were $793.4 million, a decrease of $50.1 million, or 6%, compared to the year before.",
    "Sales rose 20 % to $300,000, of which $240,000 came from new shops.",
    "Output was 450 tonnes, 20 % above plan; last year it was 420 tonnes.",
    "We hired 12 people and lost 5, so headcount rose from 40 to 47.",
    "The price went up by 10 % in May and by 5 % in June, from $200 to $231.",
    "Sales grew 12 %; in the north they went from 80 to 100 units.",
    "60 people came, 20 % more than expected. Last year we had 45.",
    "The team grew from 8 to 12 people while costs rose only 20 %.",
    "Wages rose by 5 %, from an index of 100 in 2020 to 131 today.",
    "Sales rose 20% to 300 units against a target of 400.",
    "Of 200 users last year 150 are active, up 10%.",
    "Last year we had 20 sites and 300 staff, 12% more.",
    "Net sales of $1.4 billion increased 15.2% from $1.2 billion.",
    "An increase of $244.2 million in loans, repayments of $165.3 million, as compared to the issue of 5,750,000 units.",
    "投诉 63 起，去年同期 90 起，同比下降 30%。",
    "现有 18 人，计划增至 24 人，增加 6 人，增幅 33.3%。",
    "一模上线 411 人，上线率 60%；二模上线 446 人，上线率 65%，提高 5 个百分点。",
    "会员数从 3,200 人增加到 4,000 人，其中净增线上会员 900 人。",
    "收入由 500 万元增加到 600 万元，其中线上增长 35%。",
    "员工由 50 人增加到 60 人，人均产值提高 8%。",
    "报名人数接近去年的两倍：今年 450 人，去年 240 人。",
    "返修率由 3% 降到 2%，下降了 1 个百分点。",
    "价格从 100 元涨到 120 元，又降到 108 元，累计上涨 8%。",
    "今年目标 500 万元，增长 25%，去年完成 380 万元。",
    "粉丝从 5 万增长到 15 万，增长了 2 倍。",
    "用电从 900 度降到 750 度，节省 15 元。",
    "The clinic saw 412 patients in March, after 380 in February; that is 32 more, a rise of 8 %.",
    "We had 96 members this term, 24 fewer than last term (120).",
    "The grant for 2026 is £240,000 and that for 2025 was £200,000: £40,000 or 20% more.",
    "2026 年培训费预算 48 万元，2025 年预算 40 万元，增加 8 万元，增长 20%。",
    "单车油耗由 32.5 升降至 30.1 升，下降 2.4 升，降幅 7.4%。",
    "实际支出 84 万元，预算 80 万元，超支 4 万元，超支率 5%。",
    "目标 48 小时，平均 54 小时，超出 6 小时。",
    "The ferry counted 41,300 passengers in 2024 and 46,900 in 2025, so 5,600 more than the year before.",
    "Average wait is 12 minutes, 4 minutes shorter than in the month before (16 minutes).",
    "Scrap is to fall from 6.5% to at most 4.0% by June, 2.5 percentage points less.",
]


def wrong(text):
    return [(one.op, one.of, one.value) for one in relations(read_text(text)) if not recomputed(one).holds]


@pytest.mark.parametrize("text", SEES)
def test_a_change_that_does_not_hold_is_seen(text):
    assert wrong(text)


@pytest.mark.parametrize("text", DOES_NOT_SEE)
def test_a_change_that_holds_and_one_of_something_else_are_left_alone(text):
    assert wrong(text) == []
