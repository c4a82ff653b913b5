"""NUM202 figure-nearly-as-before, beyond its two examples."""

import pytest

from tests.conftest import document, seen


def lines(text):
    made = document("check_document", {"text": text})
    return [one.line for one in (*made.questions, *made.findings) if one.code in {"NUM202", "NUM201"}]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The depot keeps 1,540 bicycles.\n\nInsurance covers 1,450 of the bicycles at the depot.", 3),
        ("Helpers: 46 marshals, 12 drivers.\n\nWe thank each of our 64 marshals.", 3),
        ("Seven kiosks opened.\n\nThank you to the nine wardens, one to each kiosk.", 3),
        ("| Item | Pieces |\n|-|-|\n| Poster A2 | 4,000 |\n\nThe 4,500 posters come in crates.", 5),
        ("The fee we agreed is €2,850.\n\nYou will find our note for €2,580 enclosed.", 3),
        ("Grey loans 311, red loans 187.\n\nFive clerks share the 178 red loans.", 3),
        ("拆除的窨井有三座，新砌的有二十一座。\n\n拆除的四座窨井，材料都已运走。", 3),
        ("展位里图书 38 个，文创 14 个。\n\n36 个图书展位当中有 5 个来自外省。", 3),
        ("| 设备 | 单价（元） | 台数 |\n|-|-|-|\n| 立式空调 | 6,800 | 5 |\n\n空调六台，4 月到货。", 5),
        ("| 网点 | 揽件（万件） |\n|-|-|\n| 城东站 | 47.8 |\n| 城西站 | 52.0 |\n\n城东站只揽了 48.7 万件。", 6),
        ("年初帮扶 93 户。\n\n帮扶的 98 户里有一半是养殖户。", 3),
        ("The call closes on 16 March.\n\nApplicants were told of the 14 March deadline by letter.", 3),
        ("Go-live is set for 3 September 2026.\n\nAll users are trained before the 13 September go-live.", 3),
        ("The outage lasted 95 minutes.\n\nIn those 85 minutes no card payment went through.", 3),
        ("答辩定在6月16日。\n\n材料须在6月18日答辩前一周交齐。", 3),
        ("概要：线路全长 4.3 公里。\n\n沿线 4,030 米分两段施工。", 3),
        ("满意度 92 分。\n\n满意度 95 分的成绩来之不易。", 3),
        ("The survey reached a response of 57 %.\n\nGiven the survey response of 67 %, we call it sound.", 3),
        (
            "| Rate | May | June |\n|-|-|-|\n| First-pass rate | 93.2 % | 94.7 % |\n\nThe first-pass rate of 94.2 % in June is the best yet.",
            5,
        ),
        ("Sluice gates were opened 428 times in the season.\n\n482 openings in one season are a record.", 3),
        (
            "上半月窑炉开 12 天，出砖 84,000 块，日均 7,000 块。\n\n- 日均 7,600 块的节奏保持到月底：窑长，6 月 30 日前。",
            3,
        ),
        ("现有承包户 240 户，户均 15 亩，共 3,600 亩。\n\n- 给现有 420 户承包户换发证书：农经站，11 月 30 日前。", 3),
        ("Seventeen skippers left during the winter.\n\n- Write to the 15 skippers that left: Ada, 3 June.", 3),
        ("护理站在册志愿者 74 人。\n\n在册 47 人里有 12 人会手语。", 3),
        (
            "全年修缮公厕 318 座。\n\n| 季度 | 修缮公厕（座） |\n|-|-|\n| 上半年 | 148 |\n| 下半年 | 160 |\n| 全年 | 308 |",
            1,
        ),
    ],
)
def test_it_sees_a_figure_that_is_named_again_with_a_slip(text, line):
    assert lines(text) == [line]


@pytest.mark.parametrize(
    "text",
    [
        "The depot keeps 1,540 bicycles.\n\nInsurance covers all of the 1,540 bicycles at the depot.",
        "Helpers in May: 46 marshals.\n\nHelpers in June: 64 marshals.",
        "Seven kiosks opened.\n\nThank you to the nine wardens on duty.",
        "| Item | Pieces |\n|-|-|\n| Poster A2 | 4,000 |\n\nTarget: 4,500 posters by 31 May.",
        "The sluice was opened 428 times.\n\nOne gate opened 4.8 times as fast as the other.",
        "上半月窑炉开 12 天，出砖 84,000 块，日均 7,000 块。\n\n- 下月日均做到 7,600 块：窑长，6 月 30 日前。",
        "现有承包户 240 户，户均 15 亩，共 3,600 亩。\n\n- 全镇 420 户换发证书：农经站，11 月 30 日前。",
        "Seventeen deckhands left during the winter.\n\n- Write to 15 skippers at a time: Ada, 3 June.",
        "We had 412 members in 2024.\n\nWe had 421 members in 2025.",
        "We printed 2 % over, 1,530 leaflets.\n\nThe 1,500 leaflets went out in March.",
        "拆除的窨井有三座。\n\n新砌的四座窨井都已验收。",
        "一班 45 人。\n\n二班的 54 人参加合唱。",
        "| 网点 | 揽件（万件） |\n|-|-|\n| 城东站 | 47.8 |\n| 城西站 | 48.7 |\n\n城西站揽了 48.7 万件。",
        "年初帮扶 93 户，新增 5 户。\n\n帮扶的 98 户里有一半是养殖户。",
        "价格从 186 元降到 168 元。",
        "The call closes on 16 March.\n\nThe interviews on 14 April are held in Leeds.",
        "Go-live was moved from 3 September to 13 September.\n\nAll users are trained before the 13 September go-live.",
        "The outage lasted 95 minutes.\n\nIn those 95 minutes no card payment went through.",
        "答辩定在6月16日。\n\n材料须在6月8日前交齐。",
        "概要：线路全长 4.03 公里。\n\n沿线 4,030 米分两段施工。",
        "上年满意度 92 分。\n\n今年满意度 95 分，来之不易。",
        "The survey reached a response of 57 %.\n\nIn Leeds the survey had a response of 67 %.",
        "| Rate | May | June |\n|-|-|-|\n| First-pass rate | 93.2 % | 94.7 % |\n\nThe first-pass rate of 93.2 % in May was beaten in June.",
        "网点快件 22,400 票，及时率 97.0%。\n\n及时签收的快件是 21,728 票。",
        "In use are 48 kitchens. The plan had been 44 kitchens by May.",
        "22:10 Salinity at the outlet 0.32 mg/l.\n\n23:40 Salinity at the outlet 0.36 mg/l.\n\n01:00 Salinity at the outlet 0.33 mg/l.",
        "南校区报名 311 人居首。\n\n南校区 301 教室可坐 36 人。",
        "Slow builds trouble 136 people.\n\nOf the readers 96 said paper and 83 said screen, and 41 said both, so 138 people use one of them.",
    ],
)
def test_it_does_not_see_other_times_other_things_or_what_explains_the_difference(text):
    assert seen("NUM202", "check_document", {"text": text}) == []
