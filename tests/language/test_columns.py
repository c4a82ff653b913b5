"""What the columns of a table keep between each other: the row that does not is seen, whatever the heads are called."""

import pytest

from mcp_server.language.claims import recomputed
from mcp_server.language.paper import relations
from mcp_server.language.text import read_text


def _table(*rows: str) -> str:
    head, *body = rows
    return "\n".join([f"| {head} |", "|" + "---|" * (head.count("|") + 1), *(f"| {row} |" for row in body)])


SEES = {
    "what was lost, of all that came": _table(
        "Orchard | Picked | Sold | Culls", "Hill | 840 | 735 | 12.5 %", "Brook | 620 | 527 | 15.0 %",
        "Ridge | 750 | 600 | 25.0 %", "Mill | 480 | 444 | 7.5 %",
    ),
    "a share of two columns together": _table(
        "Press | Good | Waste | Loss rate", "One | 1,900 | 100 | 5.0 %", "Two | 2,910 | 90 | 3.0 %",
        "Three | 2,304 | 96 | 4.0 %", "Four | 1,764 | 36 | 2.7 %",
    ),
    "a change with a head that does not say so": _table(
        "站点 | 3 月 | 4 月 | 备注", "东门 | 1,240 | 1,302 | 5.0%", "西门 | 860 | 946 | 10.0%", "南门 | 700 | 749 | 9.0%",
        "北门 | 1,500 | 1,410 | -6.0%",
    ),
    "changes in words and in several units": _table(
        "Measure | June | July | What happened", "Calls answered | 18,200 | 19,110 | up 5.0 %",
        "Answered in time | 91.2 % | 92.8 % | up 1.6 points", "Calls put through | 2,430 | 2,180 | 350 fewer",
    ),
    "three factors in their own columns": _table(
        "Crew | Riggers | Days | Day rate | Cost", "North | 4 | 12 | £210 | £10,080", "South | 6 | 9 | £195 | £10,530",
        "West | 3 | 15 | £220 | £9,400",
    ),
    "several figures in one cell": _table(
        "Service | Volume | Price | A year", "Archive | 30 TB, 12 months | $18 per TB and month | $6,480",
        "Mirror | 12 TB, 6 months | $40 per TB and month | $2,880", "Vault | 25 TB, 12 months | $22 per TB and month | $6,200",
    ),
    "one column is so many times another": _table(
        "Bidder | Per crate | Year", "Ash | 14.20 | 36,920", "Elm | 13.60 | 35,360", "Fir | 15.10 | 39,260",
        "Oak | 13.90 | 31,640",
    ),
    "rows instead of columns": _table(
        "项目 | 一车间 | 二车间 | 三车间", "投料 | 420 | 380 | 450", "合格 | 399 | 342 | 414", "直通 | 95.0% | 90.0% | 94.0%",
    ),
    "an amount that is not its share of what the others are parts of": _table(
        "Source | Leads | Share", "Search | 1,350 | 45%", "Fairs | 570 | 25%", "Friends | 600 | 20%", "Other | 300 | 10%",
    ),
    "the last amount": _table(
        "部门 | 预算（万元） | 占比", "研发 | 612 | 51.0%", "市场 | 264 | 22.0%", "行政 | 108 | 9.0%", "生产 | 261 | 18.0%",
    ),
    "a step that fits neither its own rate nor the next": _table(
        "Step | People | Passed on", "Visits | 10,000 |", "Basket | 1,800 | 18.0%", "Checkout | 980 | 50.0%",
        "Paid | 720 | 80.0%",
    ),
    "a head that says change, whatever its rows count": _table(
        "Measure | Q1 | Q2 | Change", "Walks per member | 8.0 | 8.6 | +6.0%", "Spotless shoes | 98.2% | 98.6% | +0.4 points",
        "Blisters | 4,500 | 3,600 | -20%",
    ),
}  # fmt: skip
HOLDS = {
    "shares of what is told nowhere": _table(
        "Source | Leads | Share", "Search | 1,350 | 41%", "Fairs | 570 | 24%", "Friends | 600 | 23%", "Other | 300 | 12%",
    ),
    "shares of their sum": _table(
        "部门 | 预算（万元） | 占比", "研发 | 612 | 51.0%", "市场 | 264 | 22.0%", "行政 | 108 | 9.0%", "生产 | 216 | 18.0%",
    ),
    "steps that all fit": _table(
        "Step | People | Passed on", "Visits | 10,000 |", "Basket | 1,800 | 18.0%", "Checkout | 900 | 50.0%",
        "Paid | 720 | 80.0%",
    ),
    "rates of another base in some rows, and nothing kept": _table(
        "Site | Seen | Kept | Rate", "A | 84 | 63 | 41.0 %", "B | 70 | 49 | 38.5 %", "C | 55 | 44 | 52.1 %",
    ),
    "small counts that differ by chance": _table("Team | In | Out | Rest", "A | 5 | 3 | 2", "B | 7 | 4 | 4", "C | 6 | 2 | 3"),
    "prices of two years, one of them raised by more": _table(
        "Item | Last year | This year", "Tea | 2.00 | 2.10", "Soup | 4.00 | 4.20", "Cake | 3.00 | 3.30", "Pie | 5.00 | 5.25",
    ),
    "a total row of a product": _table(
        "Item | Pieces | Each | Sum", "Lamps | 12 | €30 | €360", "Chairs | 8 | €45 | €360", "Desks | 5 | €120 | €600",
        "Total | 25 | | €1,320",
    ),
    "an average in the last row": _table(
        "车型 | 里程 | 用油 | 百公里油耗", "小客车 | 12,000 | 960 | 8.0", "货车 | 8,000 | 1,760 | 22.0", "合计 | 20,000 | 2,720 | 13.6",
    ),
    "columns of change beside rows of measures": _table(
        "项目 | 上年 | 本年 | 增长", "收入 | 800 | 880 | 10.0%", "利润 | 120 | 143 | 19.2%", "利润率 | 15.0% | 16.3% | 1.3 个百分点",
    ),
    "words beside figures that tell no change": _table(
        "Item | Plan | Actual | Remark", "Fence | 420 m | 435 m | 2 gates", "Paving | 310 m | 305 m | 3 crews",
        "Drains | 96 m | 96 m | 1 pump",
    ),
    "a remark that explains the row": _table(
        "Item | Pieces | Each | Sum | Remark", "Chairs | 120 | €38 | €4,560 |", "Desks | 60 | €52 | €2,808 | less 10 %",
        "Boards | 6 | €115 | €690 |",
    ),
    "a fee that is a share of others": _table(
        "Work | Days | Day rate | Amount", "Survey | 6 | 900 | 5,400", "Design | 11 | 950 | 10,450",
        "Extras | 3 items | 10 % | 1,585",
    ),
    "a head that says change where all rows hold": _table(
        "Measure | Q1 | Q2 | Change", "Walks per member | 8.0 | 8.6 | +7.5%", "Spotless shoes | 98.2% | 98.6% | +0.4 points",
        "Blisters | 4,500 | 3,600 | -20%",
    ),
}  # fmt: skip


def _wrong(text: str) -> list[str]:
    return [one.value for one in relations(read_text(text)) if (made := recomputed(one)) and not made.holds]


@pytest.mark.parametrize("name", SEES)
def test_a_row_that_does_not_keep_what_the_others_keep_is_seen(name: str) -> None:
    assert len(_wrong(SEES[name])) == 1


@pytest.mark.parametrize("name", HOLDS)
def test_rows_that_may_differ_are_left_alone(name: str) -> None:
    assert _wrong(HOLDS[name]) == []
