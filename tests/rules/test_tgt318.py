"""TGT318 verdict-against-its-figures, beyond its two examples."""

import pytest

from mcp_server.operations.check_document import CheckDocument, checked

TABLE = "| 指标 | 目标 | 实际 | 结论 |\n|---|---|---|---|\n"
ROWS = (
    "| 产线 | 回潮率 | 上限 |\n|---|---|---|\n| 甲线 | 7.1% | 8.0% |\n| 乙线 | 7.4% | 8.0% |\n"
    "| 丙线 | 8.3% | 8.0% |\n| 丁线 | 6.9% | 8.0% |"
)
STATIONS = "| Stop | On time |\n|---|---|\n| Mill | 94.0 % |\n| Quay | 95.5 % |\n| Hill | 90.1 % |\n| Park | 93.2 % |"
TABLE_EN = "| Measure | Target | Actual | Status |\n|---|---|---|---|\n"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("床位周转 12.4 天，科室规定不超过 11 天，已达标。", [1]),
        ("答辩陈述不超过 4 分钟，实测甲组 3 分 20 秒，乙组 4 分 35 秒，丙组 3 分 50 秒，全部符合。", [1]),
        ("栏杆推力要求不低于每米 1.5 千牛，抽测 8 点，最低一点 1.3 千牛，满足要求。", [1]),
        ("油罐警戒线 40 吨。盘点实存 37 吨，尚在警戒线以上。", [1]),
        ("在线率 98.6%，目标 99%；一旦低于 99% 就告警，本周没有触发。", [1]),
        ("正点率 95.2%，达到了协议要求的 96%。", [1]),
        ("酒窖要求 12℃ 至 16℃。记录仪读数，东窖最高 15.1℃，西窖最高 17.4℃，两处都在要求之内。", [1]),
        ("到岗率低于 92% 就亮黄灯；本月 90.6%，没到亮灯的程度。", [1]),
        ("The delay agreed with the port is 6 hours at most. The ferry took 8 hours, so it was within it.", [1]),
        ("Each rope has to hold at least 25 kN. The test found 26, 27.5 and 23, and so all three have passed.", [1]),
        ("€9,000 had been earmarked for repairs. So far €9,700 has been drawn, and we are still inside the sum.", [1]),
        ("客房清扫合格率 93.8%，高于 95% 的集团标准。", [1]),
        ("水质浊度 0.62 NTU，未超过 0.5 NTU 的限值。", [1]),
        ("合同约定到岗率不低于 96%。本月到岗率 94.7%，符合约定。", [1]),
        ("库房温度上限为 25℃。\n\n坏账率 2.6%，公司红线 2%，仍在红线之内。", [3]),
        (f"{TABLE}| 签约数（份） | 120 | 97 | 已完成 |\n| 投诉率 | ≤1% | 0.8% | 达标 |", [3]),
        (f"{TABLE}| 设备故障率 | 2% | 1.4% | 未达标 |", [3]),
        ("The fill rate was 96.1%, above the 97% standard.", [1]),
        ("Average wait came in at 14 minutes. The ceiling in the contract is 12 minutes, so we are inside it.", [1]),
        ("Attendance was 91% against a floor of 88%, so the floor was not met.", [1]),
        ("Moisture is 4.8%. The permitted maximum is 4.5%. The batch complies.", [1]),
        ("按合同，响应时间不得超过 15 分钟；四月平均 17.5 分钟，满足合同约定。", [1]),
        ("贷款逾期率已升至 2.3%，监管红线为 2%，我行指标正常。", [1]),
        ("施工方案要求混凝土强度达到 30 MPa 方可拆模。今早试块强度 27.4 MPa，达到拆模要求。", [1]),
        ("缺勤率低于 2% 亮绿灯，2% 到 5% 亮黄灯，超过 5% 亮红灯。本月 6.1%，亮黄灯。", [1]),
        ("Pool chlorine is to be between 1.0 and 3.0 mg/l. Friday's reading of 3.4 was within the band.", [1]),
        ("Cash stood at $310k on 31 May. The covenant floor of $350k was therefore respected.", [1]),
        ("Only claims above $5,000 need the director's signature. This one, at $5,600, did not need it.", [1]),
        ("Average handling time: 6 min 40 s. Goal: under 6 min. Achieved.", [1]),
        (f"{TABLE_EN}| Return rate | at most 3% | 3.4% | met |\n| Renewals | 140 | 151 | met |", [3]),
        ("冷藏车规定车厢温度不得高于 −15℃。9 月 3 日最高测得 −13.8℃，全程合规。", [1]),
        ("快递超过 48 小时未取就要退回。这一件放了 53 小时，还不用退回。", [1]),
        ("会诊超过 3 人才能报销餐费。这次 2 人，报销餐费符合规定。", [1]),
        ("窗口等候红线 12 分钟，9 月平均 13.1 分钟，仍在线内。", [1]),
        ("验收期限为 20 天，实际用了 23 天，比期限提前 3 天。", [1]),
        ("对照 58% 的时间进度，完成 61.5%，落后 3.5 个百分点。", [1]),
        ("The hoist carries no more than 450 kg. The crate weighs 482 kg, so it went up within the limit.", [1]),
        ("A level of 7 m is where the dam opens. The gauge peaked at 7.4 m, staying under that mark.", [1]),
        ("If more than 30 guests queue, a second desk opens. At noon 34 guests queued, and no desk was opened.", [1]),
        ("The line for punctuality was 94 %. The year closed at 92.8 %, 1.2 points above target.", [1]),
        ("Budget for the roof: £8,400. Spent: £8,910. That leaves us £510 under budget.", [1]),
        ("一等件处理时限为 2 小时，二等为 6 小时；本周二等件用时 7 小时，未超时。", [1]),
        ("The licence allows 90 guests. On Friday 104 guests came, within the licence.", [1]),
        ("掘进 3,555 米，比计划的 3,600 米多 45 米。", [1]),
        ("The fund asks for at least 40 members. Rowing has 37 members and is therefore eligible.", [1]),
        (f"{TABLE_EN}| Pick time | ≤ 4:30 min | 4:45 min | met |\n| Picks | 140 | 151 | target reached |", [3]),
        (f"{ROWS}\n\n四条线的回潮率都在上限以下。", [8]),
        (f"{ROWS}\n\n上述各线无一超标，其中丙线最低。", [8]),
        (f"{STATIONS}\n\nOur concession obliges us to hold 92 % at each stop. That was delivered everywhere.", [8]),
        ("Plaster may dry for 72 hours. Rooms took 60, 66 and 75 hours, so the rule was kept to in each of them.", [1]),
        (
            "The caps set by the board, 40 g for boys and 46 g for men, were observed everywhere; the heaviest had 51 g.",
            [1],
        ),
        (
            "Of 640 crates 16 were broken. The haulier pays nothing as long as that is not more than 2 %. He kept to it.",
            [1],
        ),
        ("全部 260 份病历中有 13 份缺签名。医院规定缺签名率不超过 3%，本月符合规定。", [1]),
        (
            "Guests may stay 45 minutes in the sauna, no more. The longest stay in May took 52 minutes, so all was in order.",
            [1],
        ),
        ("完好率低于 97% 就报警；5 月 96.2%，全月没有一次报警。", [1]),
    ],
)
def test_it_sees(text, lines):
    assert _seen(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "答辩陈述不超过 4 分钟，实测甲组 3 分 20 秒，乙组 2 分 35 秒，丙组 3 分 50 秒，全部符合。",
        "栏杆推力要求不低于每米 1.5 千牛，抽测 8 点，最低一点 1.6 千牛，满足要求。",
        "油罐警戒线 40 吨。盘点实存 47 吨，尚在警戒线以上。",
        "在线率 99.3%，目标 99%；一旦低于 99% 就告警，本周没有触发。",
        "收入达到目标的 84.8%，目标为 500 万元。",
        "酒窖要求 12℃ 至 16℃。记录仪读数，东窖最高 15.1℃，西窖最高 15.4℃，两处都在要求之内。",
        "电机安全库存由 30 件调到 24 件，4 月 10 日前改入系统。",
        "访谈了 24 家客户：导出慢 13 家，权限太粗 11 家，手机端不好用 9 家。",
        "The delay agreed with the port is 6 hours at most. The ferry took 5 hours, so it was within it.",
        "€9,000 had been earmarked for repairs. So far €8,700 has been drawn, and we are still inside the sum.",
        "床位周转 10.4 天，科室规定不超过 11 天，已达标。",
        "客房清扫合格率 95.8%，高于 95% 的集团标准。",
        "若合格率 93% 仍低于 95% 的标准，则视为未达标。",
        "达标率 82%，目标 90%，未达标的有 7 家。",
        "合同约定到岗率不低于 96%。力争下月到岗率 94.7% 之后再达标。",
        "完成全年目标 400 万元的 62%，比去年同期的 380 万元略低。",
        f"{TABLE}| 签约数（份） | 120 | 127 | 已完成 |\n| 投诉率 | ≤1% | 0.8% | 达标 |",
        f"{TABLE}| 平均等待（分钟） | 12 | 9 | 达标 |\n| 返工（次） | 5 | 8 | 未达标 |",
        "The fill rate was 97.4%, above the 97% standard.",
        "Costs came in 27 above the budgeted 1,540.",
        "The bonus is paid when attendance of 91% meets the floor of 95%.",
        "Average wait came in at 14 minutes. The ceiling in the contract is 12 minutes, so we missed it.",
        "去年从 6.8% 回落到 5.1%，今年上限 5%，实际 4.6%，没有超过上限。",
        "体检要求空腹血糖不超过 6.1，三位厨师分别为 5.4、5.8、6.0，全部合格。",
        "缺勤率低于 2% 亮绿灯，2% 到 5% 亮黄灯，超过 5% 亮红灯。本月 4.1%，亮黄灯。",
        "出勤 95.4%，底线 95%，守住了；去年同期 93.1%，没守住。",
        "Cash stood at $410k on 31 May, $60k above the covenant floor of $350k.",
        "At least 90% must comply by June; at present 84% comply.",
        "The new target of 95% will only be met if 12 more wards join.",
        "Average handling time: 5 min 40 s. Goal: under 6 min. Achieved.",
        "In November they missed the target of 6 minutes: it was 6 min 20 s.",
        "新客占比目标 60%，实际 57%，差 3 个百分点，未达成。",
        f"{TABLE_EN}| Return rate | at most 3% | 2.4% | met |\n| Renewals | 140 | 131 | missed |",
        "冷藏车规定车厢温度不得高于 −15℃。9 月 3 日最高测得 −16.2℃，全程合规。",
        "公司上限原为 34%，9 月起放宽到 36%，成本率 35.0%，按新线未超。",
        "收费窗口上限 15 分钟。8 月改了排班，之后最长没超过 14 分钟，8 月以前曾到 22 分钟。",
        "执行率 72%，比序时进度的 75% 慢 3 个百分点。",
        "费用占支出的 40%，任务书“不超过总额 30%”以全部经费为基数，目前为 20.6%，没有超。",
        "Planned for this date were 0.72 million EUR and 0.66 million spent, so the project is behind its plan.",
        "Until June the limit was 75 dB, since then 70 dB. On 3 June 72 dB were read: allowed on that day.",
        "If more than 30 guests queue, a second desk opens. At noon 34 guests queued, and a desk was opened.",
        "窑温上限 1,180℃；两个月共 3 次触发提示，未触发停窑。",
        "一等件差错时限为 2 小时，二等为 6 小时；本周二等差错处理用时 4 小时，未超时。",
        "前五天铺设 410 米。年初至今累计比计划的 3,600 米多 45 米。",
        "Wages were £18,000 over budget while the cost per visit, planned at £42.50, stayed below it.",
        "The licence allows 90 guests until the new exit opens and 120 afterwards, so the cellar remains closed.",
        "Seven offers came in; one failed condition 3.1 (reply within 6 days).",
        "Of the open requests, 26 are within target and 14 beyond it.",
        "By May 14,400 trees were planted. The plan is 18,000, so 80% is reached.",
        "Cases: 312 planned, 305 run, 290 passed, 15 failed; pass rate 95.1%.",
        "本周进水 18.4 万吨，计划 18.0 万吨；出水色度 12 度，内控 15 度，合同限值 20 度，均未超。",
        "出水色度内控 15 度，合同限值 20 度；7 月 9 日到过 17 度，超过内控，未超合同。",
        "Reply times: e-mail 5.2 hours against a limit of 8, post 6 days against 5. Post missed its limit.",
        "Yield slipped to 89.9 % in week 31; the target of 90 % was met in two of three weeks.",
        "一号冷柜设定 -18℃，允许波动 ±2℃；本月最高 -16.4℃，在允许范围内。",
        "甲泵振动 3.1，乙泵振动 4.7；报警值 4.5。乙泵已报警，甲泵正常。",
        "计划每日 180 册，1 月平均 176 册，2 月 184 册，季度平均 184 册，达到计划。1 月未达计划。",
        "标签完好率 96.5%，达到 95% 的要求；差错率 0.6%，低于 1% 的限额。",
        "The cap is 3 %. In House 4 the rise was 3.4 %, because the cap does not apply there.",
        f"{ROWS}\n\n除丙线外，各线都在上限以下。",
        f"{ROWS}\n\n甲线的回潮率在上限以下。",
        f"{STATIONS}\n\nOur concession obliges us to hold 88 % at each stop. That was delivered everywhere.",
        "Plaster may dry for 76 hours. Rooms took 60, 66 and 75 hours, so the rule was kept to in each of them.",
        "The caps set by the board, 40 g for boys and 46 g for men, were observed everywhere; the heaviest had 45 g.",
        "Of 640 crates 16 were broken. The haulier pays nothing as long as that is not more than 3 %. He kept to it.",
        "全部 260 份病历中有 5 份缺签名。医院规定缺签名率不超过 3%，本月符合规定。",
        "全年控制线 6%，5 月单月 5.7%，在线下，累计 6.2%，还在线上。",
        "截至 9 月，完成年度计划 52,000 桶的 75%，即 39,000 桶。",
    ],
)
def test_it_does_not_see(text):
    assert _seen(text) == []


def _seen(text):
    told = checked(CheckDocument(text=text))
    return [one.line for one in told.findings if one.code == "TGT318"]
