"""Totals, balances and remainders: each text once as it holds, and once with one figure put wrong."""

import pytest

from mcp_server.language.claims import recomputed
from mcp_server.language.paper import read_text, relations

SEES = [
    # ahead of their members
    ("Takings came to £49,250: £31,400 over the counter, £12,350 online and £5,500 in vouchers.", "49,250", "48,250"),
    ("Eight nurses were on duty: four on the bays, two in triage and two in resus.", "Eight", "Seven"),
    ("A total of 2,136 visitors were counted (812 on Saturday, 1,324 on Sunday).", "2,136", "2,046"),
    ("Nothing was free: the fair cost £910 in all, £640 for the tent and £270 for the band.", "910", "970"),
    ("The kilns fired 5,500 tiles between them, 2,900 in the old one and 2,600 in the new.", "5,500", "5,300"),
    ("Downtime added up to 3 h 35 min, 1 h 50 min on Monday and the other 1 h 45 min on Friday.", "3 h 35", "3 h 25"),
    ("The survey took 3 hours: 90 minutes in the field, 60 minutes in the lab, 30 minutes on paper.", "3 hours", "3.5 hours"),
    ("The prize fund of $29,000 was shared out: $15,000 for the winner, $9,000 for second place, $5,000 for third.", "29,000", "30,000"),
    ("We fitted 84 windows in May. The school got 40, the library 26 and the clinic 18.", "84", "88"),
    ("本季度接诊 8,320 人次，其中内科 3,150、外科 2,280、儿科 1,640，其他科室 1,250。", "8,320", "8,420"),
    ("客服累计收到工单 956 张。已解决 702 张，处理中 158 张，待分派 96 张。", "956", "936"),
    ("去年收入 1.3 亿元，由三块构成：发行 7,400 万元，授权 2,900 万元，赛事 2,700 万元。", "1.3", "1.2"),
    ("病区现有护士 34 名：白班 14 名、小夜班 8 名、大夜班 7 名、轮休 5 名。", "34", "32"),
    # behind their members
    ("On top of the £36,000 grant the council gave us £7,500 for the bus, so it has paid us £43,500.", "43,500", "42,500"),
    ("The clinic vaccinated 412 children in March. Another 377 came in April, which brings the total to 789.", "789", "798"),
    ("甲方案 58 票，乙方案 43 票，弃权 9 票，总票数 110 票。", "110", "120"),
    ("七、八、九月分别签约 12 单、15 单和 9 单，三季度累计 36 单。", "36", "38"),
    # around lists
    ("We closed 219 tickets in the sprint:\n\n- 97 bugs\n- 68 support requests\n- 54 chores\n", "219", "214"),
    ("- Rent: €4,200\n- Wages: €18,600\n- Utilities: €1,150\n\nThat makes €23,950 a month.\n", "23,950", "23,590"),
    ("培训预算 38 万元，分配如下：\n\n- 新员工 12 万元\n- 干部 15 万元\n- 讲师 11 万元\n", "38 万", "36 万"),
    ("加班情况：\n- 前端组 26 小时\n- 后端组 41 小时\n- 测试组 18 小时\n\n三个组加起来 85 小时。\n", "85", "95"),
    # what is left
    ("Of the 380 applications, 245 were turned down and 90 went to interview, leaving 45 to be read.", "leaving 45", "leaving 55"),
    ("We began with 1,260 crates, shipped 840 and wrote off 35, which left 385 in the store.", "385", "395"),
    ("Gross sales of $914,000, less $38,000 in returns and $21,000 in discounts, leave net sales of $855,000.", "855", "865"),
    ("Opening balance 12,480, receipts 6,310, payments 4,950, closing balance 13,840.", "13,840", "13,940"),
    ("Headcount stood at 143 in January; 19 joined, 12 left, and we ended the quarter on 150.", "150", "152"),
    ("报名的一百二十名志愿者里，七十五人分到社区，三十人分到学校，余下十五人留在总部。", "余下十五", "余下二十五"),
    ("饲料月初库存 1,350 袋，本月进货 2,400 袋、出库 2,780 袋，月末结存 970 袋。", "970", "1,070"),
    ("应发工资 14,850 元，扣社保 2,376 元、个税 214 元，实发 12,260 元。", "12,260", "12,620"),
    ("本月新增会员 1,820 人，注销 340 人，净增 1,480 人。", "1,480", "1,580"),
    ("这张发票价税合计 11,300 元，税额 1,300 元，不含税金额 10,000 元。", "10,000", "10,300"),
    ("月初库存 1,350 袋。本月进货 2,400 袋，出库 2,780 袋。月末结存 970 袋。", "970", "1,070"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "right", "wrong"), SEES)
def test_a_total_that_holds_is_read_as_such_and_one_that_does_not_is_found(text: str, right: str, wrong: str) -> None:
    assert text.count(right) == 1
    told = [recomputed(one) for one in relations(read_text(text))]
    assert [one for one in told if one and one.holds]
    assert [one for one in told if one and not one.holds] == []
    changed = [recomputed(one) for one in relations(read_text(text.replace(right, wrong)))]
    assert [one for one in changed if one and not one.holds]


SILENT = [
    "We had 500 visitors on Saturday, 300 on Sunday and 190 on Monday.",
    "Staff: 40 people in Leeds, 22 in York and 17 in Hull work part-time; 30 are new.",
    "The budget is $500,000, including $300,000 for staff and $150,000 for rent.",
    "Net sales of $1.4 billion increased from $1.2 billion, net of $0.1 billion in returns.",
    "General expenses decreased $788 to $12,828 from $13,616 in 2018.",
    "We opened 12 shops in May and 9 in June; in all we now run 140.",
    "About 400 came on Saturday: 180 adults, 150 children and 90 helpers.",
    "The base fee is 2,400 euros. Travel comes to 310 on top of that, and the client will be billed 2,710 euros.",
    "The ten largest customers bring $4.0m: Acme $1.1m, Bolt $0.9m and Core $0.8m among them.",
    "三月借阅 5,760 册次，其中文学 2,310、少儿 1,225，这两类最受欢迎。",
    "七月签约 12 单，八月 15 单，全年累计 96 单。",
    "本月新增会员 1,820 人，去年同期 1,640 人，目标 2,000 人。",
    "主要客户贡献 400 万元：甲 150 万元，乙 110 万元，丙 90 万元等。",
    "月初库存 1,350 袋，本月进货约 2,400 袋，出库 2,780 袋，月末结存 1,000 袋。",
    "现金：月初余额 420 万元，经营净流入 65 万元，设备款流出 （38） 万元，月末余额 447 万元。",
    "收入 320 万元，成本 210 万元，同比增长 30 万元。",
]


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_called_wrong_where_figures_do_not_make_a_total(text: str) -> None:
    assert [one for one in map(recomputed, relations(read_text(text))) if one and not one.holds] == []
