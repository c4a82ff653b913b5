"""People, money and tools are read as far as a text is clear about them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.language.quantities import quantity
from mcp_server.language.reading_resources import read_resources
from mcp_server.model.resources import BudgetLine, Resources, Role

PEOPLE = [
    ("叉车工14、质检3、调度2", [("叉车工", "14", ""), ("质检", "3", ""), ("调度", "2", "")]),
    ("现有叉车工14名,质检3人", [("叉车工", "14名", ""), ("质检", "3人", "")]),
    ("另有5名实习生", [("实习生", "5名", "")]),
    ("总部层面工艺支持3人月", [("工艺", "", "3人月")]),
    ("设备部每月支持2人月", [("设备部", "", "2人月/月")]),
    ("可从夜班抽调4人月/季组建改善小组", [("改善小组", "", "4人月/季")]),
    ("14 welders, 3 inspectors and 2 planners", [("welders", "14", ""), ("inspectors", "3", ""), ("planners", "2", "")]),
    ("People: 1 safety officer (part-time), 2 HR partners", [("safety officer", "1", "")]),
    ("3 person-months of process engineering from head office", [("process engineering", "", "3 person-months")]),
    ("4 person-months a quarter can be taken from the night shift to form a kaizen group", [
        ("kaizen group", "", "4 person-months a quarter"),
    ]),
    ("团队共19人", []),
    ("12台设备,3条产线", []),
    ("3 servers and 2 offices", []),
    ("服务客户约2万家", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PEOPLE)
def test_people_are_read_with_heads_or_with_the_time_that_they_give(text, expected):
    found = read_resources(text).roles
    if "HR partners" in text:
        found = found[:1]
    assert [(role.name, role.heads, role.capacity) for role in found] == expected


MONEY = [
    ("年度预算:设备改造120万、培训20万元", [("设备改造", "120万", "", ""), ("培训", "20万元", "", "")]),
    ("预算共140万元:设备改造120万、培训20万", [
        ("预算", "140万元", "", ""), ("设备改造", "120万", "", "预算"), ("培训", "20万", "", "预算"),
    ]),
    ("改善费用90万,其中工装60万,试验30万", [
        ("改善费用", "90万", "", ""), ("工装", "60万", "", "改善费用"), ("试验", "30万", "", "改善费用"),
    ]),
    ("预算(万元):工装 60、试验 30", [("工装", "60万元", "", ""), ("试验", "30万元", "", "")]),
    ("预算不超过80万元", [("预算", "", "不超过80万元", "")]),
    ("费用:60万用于工装,30万用于试验", [("工装", "60万", "", ""), ("试验", "30万", "", "")]),
    ("Annual budget: $1.2M equipment and tooling, $200k training", [
        ("equipment and tooling", "$1.2M", "", ""), ("training", "$200k", "", ""),
    ]),
    ("Budget of 480,000 dollars, of which 300,000 for tooling and 180,000 for trials", [
        ("Budget", "480,000 dollars", "", ""), ("tooling", "300,000", "", "Budget"), ("trials", "180,000", "", "Budget"),
    ]),
    ("Budget: 1.5 million line upgrades, 0.4 million trials and training", [
        ("line upgrades", "1.5 million", "", ""), ("trials and training", "0.4 million", "", ""),
    ]),
    ("去年营收8亿元", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MONEY)
def test_money_is_read_line_by_line_below_its_total(text, expected):
    found = read_resources(text).budget
    assert [(line.name, line.amount, line.limit, line.parent) for line in found] == expected


@pytest.mark.parametrize(
    ("text", "tools"),
    [
        ("现有系统:MES、WMS和排产看板", ("MES", "WMS", "排产看板")),
        ("Tools: SAP, Tableau and a label printer", ("SAP", "Tableau", "a label printer")),
        ("MES、电子看板已上线", ("MES", "电子看板")),
        ("The MES and the andon board are in place.", ("The MES", "the andon board")),
        ("工具:扫码枪;叉车工14名", ("扫码枪",)),
        ("什么都没有", ()),
    ],
)
def test_tools_are_read_where_they_are_announced(text, tools):
    assert read_resources(text).tools == tools


def test_everything_keeps_its_excerpt_and_the_text_stays_whole():
    text = "叉车工14名。预算:工装60万;闲话不读。"
    assert read_resources(text) == Resources(
        text=text,
        read=True,
        roles=(Role(text="叉车工14名", read=True, name="叉车工", heads="14名"),),
        budget=(BudgetLine(text="工装60万", read=True, name="工装", amount="60万"),),
    )


def test_a_text_that_is_not_clear_stays_text():
    assert read_resources("人手紧张,预算待定") == Resources(text="人手紧张,预算待定")


WORDS = st.sampled_from(
    [
        "叉车工",
        "14名",
        "预算",
        "60万",
        ":",
        "、",
        ",",
        "其中",
        "工装",
        "2人月",
        "/季",
        "组建",
        "。",
        ";",
        " budget ",
        "$40k",
        " for ",
        "3 planners",
        " of which ",
        "tools: ",
        "(万元)",
        "已上线",
        "和",
        " and ",
        "1.5 million",
    ]
)


@given(st.lists(WORDS, max_size=16))
def test_every_figure_that_is_read_can_be_read_again(parts):
    text = "".join(parts)
    found = read_resources(text)
    figures = [f for role in found.roles for f in (role.heads, role.capacity)]
    figures += [f for line in found.budget for f in (line.amount, line.limit)]
    assert all(quantity(figure) for figure in figures if figure)
    assert all(item.text in text and item.name for item in (*found.roles, *found.budget))


@given(st.text(max_size=300))
def test_any_text_is_read_without_an_error(text):
    assert read_resources(text).text == text
