"""Shares whose part stands beside them, and the figures of which they nearly are."""

import pytest

from mcp_server.operations.check_document import CheckDocument, checked


def _codes(text: str) -> list[str]:
    result = checked(CheckDocument(text=text))
    return [one.code for one in (*result.findings, *result.questions) if one.code in {"NUM103", "NUM108"}]


@pytest.mark.parametrize(
    "text",
    [
        "The co-op has 1,260 members.\n\nLast year 84 left.\n\n252 have a share of the mill, a quarter.",
        "We run 2,400 bikes, of them 1,800 in town. Stolen were 96, and 144 stand in the shop; these are 9 % of all bikes.",
        "全馆藏书 86,400 册。\n\n借出 5,120 册次。\n\n古籍 6,048 册，占藏书的 9%。",
        "车间每天送检 2,400 件，首件占 18%，即 384 件。",
        "The contract is worth 64,000 euros; 15 %, or 10,600 euros, is due at once.",
        "Of 45 hives, 15 died, one quarter.",
        "Mains £186k, poles £54k, lamps £20k, in total £260k. A reserve of £26k, 12% of the budget, is kept.",
        "1,056 households wrote back. Three fifths of the respondents, 704 households, own their home.",
        "Inspectors opened 720 crates. Mould was found in 54, i.e. one crate in twenty.",
        "| Field | Hectares |\n|---|---:|\n| Rye | 120 |\n| Oats | 75 |\n| All | 300 |\n\nThe 66 by the river are 27 % of all.",
    ],
)
def test_asks_of_what_a_share_is_that_none_gives(text: str) -> None:
    assert len(_codes(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "The co-op has 1,260 members.\n\nLast year 84 left.\n\n315 have a share of the mill, a quarter.",
        "We run 2,400 bikes, of them 1,800 in town. Stolen were 96, and 144 stand in the shop; these are 6 % of all bikes.",
        "全馆藏书 86,400 册。\n\n借出 5,120 册次。\n\n古籍 6,048 册，占藏书的 7%。",
        "Of 60 hives, 15 died, one quarter.",
        "Mains £186k, poles £54k, lamps £20k, in total £260k. A reserve of £26k, 10% of the budget, is kept.",
        "1,056 households wrote back. Two thirds of the respondents, 704 households, own their home.",
        "全年收到工单 47 张。三张超时，当月服务费已减免 5%。",
        "区级补助 60%，即 294,966 元；街道自筹 40%，即 196,644 元。",
    ],
)
def test_asks_nothing_of_a_share_that_a_figure_gives(text: str) -> None:
    assert _codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "顾客来店的缘由可以勾两项：顺路 52%，口味 47%，价格 31%。",
        "一张工单可能涉及几个部门：维修 44%，客服 38%，仓库 27%。",
        "一起停机可以记两个原因：电气 21 起，机械 17 起，操作 9 起。",
        "Visitors could name up to two exhibits: the whale 61 %, the clock 44 %, the loom 18 %.",
        "Where the calls come from, rounded to whole per cents: town 54, valley 31, coast 15, abroad 1.",
        "在编 420 辆，天然气 336 辆，占八成，混动 63 辆，另有 21 辆年内报废。",
    ],
)
def test_what_may_be_named_twice_or_is_rounded_makes_no_whole(text: str) -> None:
    assert _codes(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "顾客来源构成：顺路 52%，熟客 37%，平台 22%。",
        "工单按部门分布：维修 44%，客服 38%，仓库 27%。",
        "停机原因共两个：电气 21 起，机械 17 起，操作 9 起。",
        "Visitors by age: children 41 %, grown-ups 44 %, pensioners 28 %.",
        "The calls come from town 54 %, the valley 31 %, the coast 25 %.",
        "在编 420 辆，天然气 336 辆，占七成，混动 63 辆，另有 21 辆年内报废。",
    ],
)
def test_what_is_named_once_makes_a_whole(text: str) -> None:
    assert _codes(text)
