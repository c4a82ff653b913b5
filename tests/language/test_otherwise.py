"""A figure that follows from others than those a reading takes is not called wrong; one that only nearly follows is."""

import pytest

from mcp_server.language.claims import recomputed
from mcp_server.language.paper import relations
from mcp_server.language.text import read_text

HOLDS = [
    # what a percentage is of stands before the rest that is left of it
    "The depot handled 2,640 parcels. Of these 330 came back, a rate of 12.5 %, which leaves 2,310 delivered.",
    "全年门诊 18,400 人次。其中复诊 4,600 人次，占 25.0%，初诊 13,800 人次。",
    "Rent of 14.4 and staff of 33.6 leave 96.0 for goods, all of 144.0; staff 33.6 of the 96.0 is no share, 23.3 % is.",
    "受访家长里，愿意的 87 人，不愿意的 58 人，也就是 60% 对 40%。",
    "水费 63 万元、电费 42 万元、气费 21 万元，占比约 50%、33%、17%。",
    # between plan and actual, two limits, two years: the nearer pair
    "限速由 0.240 降到 0.215，现在是 0.221，离新限额还差 0.006。",
    "铁路货运去年 640 车，今年 720 车，多了 80 车，增长 12.5%；公路由 75 车到 111 车，为 1.48 倍。",
    # one more operand, another sign, a part in common
    "礼堂座椅 48 把，其中完好 39 把、待修 6 把、报废 3 把。",
    "会英语的 52 人、会日语的 37 人，两种都会的 14 人，算下来会外语的一共 75 人。",
    "办培训 18 期，每期平均 55 人次；结业合格 941 人次，合格率 95.1%。",
    "全年办 12 场，每季度 3 场，每场 80 人，共 960 人次。",
    "门诊里查血的 410 人，拍片的 265 人，两样都做的 95 人，至少做一样的 580 人，剩下 120 人什么都没做。",
    # besides, of which, so far
    "合同约定交付 14 套，已交付 9 套，另赠送试用 3 套，不算在内。",
    "累计成交 412 套（一季度 121 套、二季度 136 套），三季度数据见附表。",
    "获奖作品 15 件。15 件里一等奖 6 件，这 6 件中又有 3 件参加了全国展。",
    "Seventeen of the twenty-four jurors came; four were ill and three had moved away.",
    "The kit covers eight rooms: three on the ground floor, two upstairs, one in the attic, and one each for shed and barn.",
    "Of the €3.1m the trackwork takes €1,650,000, signals €720,000, fencing €410,000 and drains €320,000.",
    "审议时赞成 11 票，反对 2 票，弃权 2 票；会场新添座椅 20 把。",
    "年初藏书 7,200 册，新购 164 册，受赠 48 册，年末 7,390 册。其中珍本 31 册、地方志 134 册，其余不列。",
    "停机 3 次，分别为 35 分钟、20 分钟、45 分钟，共 100 分钟；上月同为 3 次，共 2 小时 20 分钟。",
    "七日留存从年初的 33% 提高到 37%，三十日留存 12%，用手机的占 71%。",
    (
        "| 月份 | 收入 | 支出 | 余额 |\n|-|-|-|-|\n| 1 月 | 5,200 | 3,100 | 22,100 |\n| 2 月 | 4,100 | 3,600 | 22,600 |"
        "\n| 3 月 | 6,000 | 2,500 | 26,100 |\n| 一季度 | 15,300 | 9,200 | 26,100 |"
    ),
    "We saw it on 9 June, after two days, 14 hours and 20 minutes.",
    # rounded parts of a hundred, two ways to part one whole, what the sentence ahead has said
    "Who rang, in whole per cents: tenants 48, owners 31, agents 16, others 6.",
    "住户里成年人 612 人，儿童 188 人；本地户籍 640 人，其余 160 人是外来租户。",
    "2,940 bids came in for 420 lots, or 7 for each. By noon on Friday there were 2,815.",
    # a mean of whole ones is rounded, and so is for how many days something lasts
    "每场 7.3 人，共 60 场，来了 441 人。",
    "粮仓存粮 1,930 吨，按日均用粮 107 吨可用 18 天。",
    "Falls on the ward: 21, or 4.3 per thousand bed days (May: 4.9).",
    "租户 250 户，占八成，自住 47 户，空置 15 户。",
    # 个 before days
    "工序累计 31 天；45 个工作日里扣掉停电 4 天，剩 41 天，够用。",
    "每人可填两个：食堂 88 人、停车 61 人、宿舍 40 人。",
    (
        "The term has three parts: planning from 3 May to 28 May (four weeks), building from 31 May to 25 June (four weeks), "
        "tests and handover from 28 June to 16 July (three weeks)."
    ),
    "22 papers so far, 14 of them with partners and 12 of them in open access. A paper may be both.",
    "We want 80% of the crews through the course; 19 of 23 places are enough for that.",
    # days of work, and the nearer of two stretches
    "检修分两段，第一段 3 月 2 日至 3 月 13 日，共 12 天，第二段 3 月 16 日至 3 月 22 日，共 7 天，合计 19 天。",
    "The studio is booked from 4 May to 15 May 2026, 10 days.",
    "The survey runs from 12 January to 6 March 2026, 8 weeks in all. The last one was in May 2024.",
]
FAILS = [
    "Seventeen of the twenty-four jurors came; the other six were ill.",
    "四个分会场各排了 5 场报告，计 24 场；主会场 8 场，全天 32 场。",
    (
        "| 月份 | 收入 | 支出 | 余额 |\n|-|-|-|-|\n| 1 月 | 5,200 | 3,100 | 22,100 |\n| 2 月 | 4,100 | 3,600 | 22,600 |"
        "\n| 3 月 | 6,000 | 2,500 | 26,800 |"
    ),
    "The kit covers eight rooms: three on the ground floor, two upstairs and two in the attic.",
    "The depot handled 2,640 parcels. Of these 330 came back, a rate of 15.2 %, which leaves 2,310 delivered.",
    "全年门诊 18,400 人次。其中复诊 4,600 人次，占 35.0%，初诊 13,800 人次。",
    "铁路货运去年 640 车，今年 720 车，多了 80 车，增长 11.1%；公路由 75 车到 111 车，为 1.48 倍。",
    "礼堂座椅 48 把，其中完好 39 把、待修 6 把、报废 4 把。",
    "会英语的 52 人、会日语的 37 人、会法语的 14 人，互不重复，一共 105 人。",
    "办培训 18 期，每期平均 55 人次，共 909 人次；结业合格 941 人次。",
    "全年办 12 场，每场 80 人，共 690 人次。",
    "合同约定交付 14 套，已交付 9 套，剩余 4 套月底前交付。",
    "累计成交 275 套：一季度 121 套、二季度 136 套。",
    "获奖作品 15 件：一等奖 6 件、二等奖 7 件、三等奖 3 件。",
    "检修从 3 月 2 日到 3 月 13 日，共 14 天。",
    "Who rang: tenants 48, owners 31, agents 16, together 96.",
    "住户共 800 人，成年人 612 人，其余 198 人是儿童。",
    "For 420 lots at £7 each we had £2,490.",
    "每场 7.3 人，共 60 场，来了 483 人。",
    "每天用粮 107 吨，用了 18 天，共用粮 1,962 吨。",
    "租户 250 户，占八成，自住 47 户，空置 15 户，共 322 户。",
    "工期 45 天里扣掉停电 4 天，剩 43 天。",
    "意见有两个：食堂、停车、宿舍。",
    "The studio is booked from 4 May to 15 May 2026, 14 days.",
    "The survey runs from 12 January to 6 March 2026, 9 weeks in all. The last one was in May 2024.",
    "The bill came down from $86,000 to $73,100, a saving of $13,900 or 15 %.",
    "Visitors rose from 4,200 to 4,830, up 13.0 %.",
    "Energy cost 52,400, water 8,150 and waste 6,300, together 68,650.",
    "We began with 1,350 bags, received 2,400 and sent out 2,780, which leaves 1,070 bags.",
]


def _wrong(text: str) -> list[str]:
    told = [recomputed(one) for one in relations(read_text(text))]
    return [one.formula for one in told if one and not one.holds]


@pytest.mark.parametrize("text", HOLDS)
def test_a_figure_with_another_explanation_is_not_called_wrong(text: str) -> None:
    assert _wrong(text) == []


@pytest.mark.parametrize("text", FAILS)
def test_a_figure_that_nothing_explains_is_called_wrong(text: str) -> None:
    assert _wrong(text)
