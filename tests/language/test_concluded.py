"""What a sentence concludes from the figures right before it: what is left, what comes of a share, and so many a
thousand."""

import pytest

from mcp_server.operations.check_document import CheckDocument, checked


def _asked(text: str) -> list[str]:
    result = checked(CheckDocument(text=text))
    return [one.code for one in (*result.findings, *result.questions)]


SEES = [
    "We sold 640 tickets; 592 badges were collected, so 8.1 % of the ticket holders stayed away.",
    "We invited 250 members. 190 came, so 30 % were absent.",
    "共发卡 640 张，领走 592 张，即 8.1% 没领。",
    "应到 250 人，实到 190 人，约三成没来。",
    "6,000 people order a trial. One in five becomes a subscriber, hence 1,500 subscribers.",
    "最多可接待 10.8 万人。按上座七成估，约 6.5 万人。",
    "Per 1,000 bed days the rate is 2.5 (38 falls, 19,000 bed days).",
    "Across 31,250 bed days there were 175 falls, or 5.4 for every thousand bed days.",
    "跌倒 38 例，共 19,000 床日，每千床日 2.5 例。",
    "成交额 84.25 万元，花费 48.6 万元，投入产出比约 1：1.37。",
]
DOES_NOT_SEE = [
    "We sold 640 tickets; 592 badges were collected, so 7.5 % of the ticket holders stayed away.",
    "We invited 250 members. 190 came, so 24 % were absent.",
    "共发卡 640 张，领走 592 张，即 7.5% 没领。",
    "应到 250 人，实到 190 人，约四分之一没来。",
    "6,000 people order a trial. One in five becomes a subscriber, hence 1,200 subscribers.",
    "最多可接待 10.8 万人。按上座六成估，约 6.5 万人。",
    "Per 1,000 bed days the rate is 2.0 (38 falls, 19,000 bed days).",
    "Across 31,250 bed days there were 175 falls, or 5.6 for every thousand bed days.",
    "核定承载量 2.8 万人次。2 月 19 日入园 2.6 万人次。达到核定量的 95%，即 2.66 万人次时提示。",
    "成交额 84.25 万元，花费 48.6 万元，投入产出比约 1：1.73。",
]


@pytest.mark.parametrize("text", SEES)
def test_asks_what_a_conclusion_follows_from_that_its_figures_nearly_give(text: str) -> None:
    assert _asked(text) == ["NUM108"]


@pytest.mark.parametrize("text", DOES_NOT_SEE)
def test_asks_nothing_of_one_that_they_give(text: str) -> None:
    assert _asked(text) == []


TABLE = "| Crew | Metres laid | Breaks |\n|---|---:|---:|\n| North | 412 | 12 |\n| South | 398 | 9 |\n| West | 435 | 15 |\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{TABLE}On average 445 metres were laid by a crew.",
        f"{TABLE}The average number of breaks was 14.",
        "| 月份 | 到馆人次 |\n|---|---:|\n| 4 月 | 5,120 |\n| 5 月 | 5,480 |\n| 6 月 | 4,970 |\n\n月均到馆 5,910 人次。",
    ],
)
def test_asks_of_an_average_that_the_column_of_a_table_nearly_gives(text: str) -> None:
    assert _asked(text) == ["NUM108"]


@pytest.mark.parametrize(
    "text",
    [
        f"{TABLE}On average 415 metres were laid by a crew.",
        f"{TABLE}The average number of breaks was 14 last year.",
        "| 月份 | 到馆人次 |\n|---|---:|\n| 4 月 | 5,120 |\n| 5 月 | 5,480 |\n| 6 月 | 4,970 |\n\n月均到馆 5,190 人次。",
    ],
)
def test_asks_nothing_of_one_that_it_gives_or_of_another_time(text: str) -> None:
    assert _asked(text) == []


def test_an_average_is_of_what_was_held_and_not_of_what_was_planned() -> None:
    told = "计划办讲座 24 场，实办 27 场，听众合计 3,240 人次，场均 {} 人次。"
    assert _asked(told.format(135)) == ["NUM103"]
    assert _asked(told.format(120)) == []
