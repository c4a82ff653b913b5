import pytest

from tests.conftest import seen

FAR = "\n\nNothing else is told of here.\n\n"


def told(text):
    return [one for code in ("NUM103", "NUM108") for one in seen(code, "check_document", {"text": text})]


@pytest.mark.parametrize(
    "text",
    [
        "The choir sold 416 tickets and took £6,656, an average of £18 a ticket.",
        "The boilers heat 54 flats. The gas bill came to £19,980, or £390 to a flat.",
        f"We planted 380 trees in spring.{FAR}The saplings were €5,130 in all, which is €15.30 a tree.",
        f"The depot has 36 vans.{FAR}Together they burnt 5,040 litres, 120 litres per van.",
        "A repair costs $85. The 240 repairs of the quarter made $24,000.",
        "We were open on 78 days and counted 43,140 visitors, 530 on an average day.",
        "7,680 people live along the new line, 500 to a stop. It has 16 stops.",
        "窑炉组烧了 18 窑，装坯 4,230 件，每窑 240 件。",
        "车间共有 12 条产线，每条产线 8 名工人，合计 104 名工人；每名工人配 2 套工装，共 208 套。",
        "志愿者由 60 人增加到 84 人，新增 24 人。每人培训费用 1,200 元，一年多支出 34,800 元。",
        f"合唱比赛有 14 支队伍参加。{FAR}报名费收入 5,880 元，平均每支队伍 450 元。",
        f"技改贷款本季共投放 1,680 万元。{FAR}其中技改贷款发放 35 笔，平均每笔 44 万元。",
    ],
)
def test_it_sees_an_amount_for_each_that_misses_its_total_and_number(text):
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The choir sold 416 tickets and took £6,656, an average of £16 a ticket.",
        "The boilers heat 54 flats. The gas bill came to £19,980, or £370 to a flat.",
        f"We planted 380 trees in spring.{FAR}The saplings were €5,130 in all, which is €13.50 a tree.",
        f"The depot has 36 vans.{FAR}Together they burnt 5,040 litres; the limit is 120 litres per van.",
        "A repair costs $85. The 240 repairs and the new pump made $31,000.",
        "We were open on 78 days and counted 41,340 visitors, 530 on an average day.",
        "7,680 people live along the new line, 480 to a stop. It has 16 stops.",
        "窑炉组烧了 18 窑，装坯 4,320 件，每窑 240 件。",
        "车间共有 12 条产线，每条产线 8 名工人，合计 96 名工人；每名工人配 2 套工装，共 192 套。",
        "志愿者由 60 人增加到 84 人，新增 24 人。每人培训费用 1,200 元，一年多支出 28,800 元。",
        f"合唱比赛有 14 支队伍参加。{FAR}报名费收入 5,880 元，平均每支队伍 420 元。",
        f"设备贷款本季共投放 1,680 万元。{FAR}另有农户发放 35 笔，平均每笔 30 万元。",
    ],
)
def test_it_does_not_see_one_that_fits_or_has_nothing_to_fit(text):
    assert told(text) == []
