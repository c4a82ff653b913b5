"""Shares beside a part that is said to be of a whole, as percentages, fractions, and words for most of it; slips."""

from decimal import Decimal

import pytest

from mcp_server.language.claims import recomputed
from mcp_server.language.paper import relations
from mcp_server.language.quantities import quantity
from mcp_server.language.slips import slipped
from mcp_server.language.text import read_text

SEEN = [
    "We counted 1,450 bottles, 87 were cracked. That makes 4 %.",
    "We have 45 boats, and 36 of them sailed, which is to say two thirds.",
    "Clocks changed over: 54 of 90, 66 %, as planned.",
    "Four of five, 75 %, are complete.",
    "With five of its seven months gone, 77 % of the time has passed.",
    "Apprentices: 88, a quarter of all. 66 of them have a car, two thirds.",
    "Forms returned: 57 of 95, 63%, as expected.",
    "Occupancy last night: 142 of 160 rooms, 86.5%.",
    "Of 350 flights, 322 left on time: 95% punctuality.",
    "Of the 240 letters posted 54 came back, which puts the response rate at 24.5%.",
    "The failure rate was 3.2 percent, with 14 defects found in 560 boards.",
    "Our click-through was 3.9%: 1,450 clicks from 50,000 impressions.",
    "The clinic saw 1,250 patients, 85 of whom did not turn up – a no-show rate of 8.6%.",
    "A minority of members, 64 of 118, voted for the merger.",
    "The majority, 88 of 190, answered yes.",
    "Fully a third of the complaints, 45 of 180, concern noise.",
    "We lost 30% of the harvest, 45 tonnes out of 180.",
    "大多数委员赞成：11 人中有 5 人投了赞成票。",
    "预算 200 万元，人工花了 76 万元，占了将近一半。",
    "样品 75 件中有 3 件带毛刺，不良率 3%。",
    "Of 36,400 calls 2,912 timed out, a rate of 0.8%.",
    "回调 36,400 次，其中 2,912 次超时，超时率 0.8%。",
]
UNSEEN = [
    "Clocks changed over: 54 of 90, 60 %, as planned.",
    "Four of five, 80 %, are complete.",
    "With five of its seven months gone, 71 % of the time has passed.",
    "Apprentices: 88, a quarter of all. 66 of them have a car, three quarters.",
    "Occupancy last night: 142 of 160 rooms, 88.75%.",
    "12 of the 40 customers took the 10% discount.",
    "24 of our 32 shops raised prices by 5%.",
    "15 of the 20 teachers gave it 4 stars or 90%.",
    "Of 350 flights, 322 left on time; last year it was 95%.",
    "83 of 96 pupils passed; the target is 90%.",
    "14 of 350 parcels went astray, a delivery rate of 96%.",
    "Most of the work was done by noon, and 4 of 9 crews went home.",
    "7 of 9 nurses work at 80%.",
    "32 人中有 8 人请假，请假的人里病假占 75%。",
    "240 个工位已用 204 个，明年目标使用率 90%。",
    "30 天里有 27 天按时送达，上月准时率 93%。",
]


def wrong(text: str) -> list[tuple[str, str]]:
    return [(one.op, one.value) for one in relations(read_text(text)) if not recomputed(one).holds]


@pytest.mark.parametrize("text", SEEN)
def test_a_share_that_its_part_and_whole_do_not_give_is_told_once(text: str) -> None:
    assert len(wrong(text)) == 1


@pytest.mark.parametrize("text", UNSEEN)
def test_one_that_they_give_and_one_of_something_else_is_left_alone(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(
    ("stated", "value", "slip"),
    [
        ("95.3%", "93.478", True),
        ("$12,360", "12630", True),
        ("38,680元", "38880", True),
        ("3,069万元", "30960000", True),
        ("12,600", "126000", True),
        ("12,630", "12630", False),
        ("14%", "16.667", False),
        ("61%", "16", False),
        ("450", "460", False),
        ("12,360", "99999", False),
        ("1", "1e40", False),
    ],
)
def test_a_slip_is_two_digits_swapped_one_wrong_or_a_nought(stated: str, value: str, slip: bool) -> None:
    figure = quantity(stated)
    assert figure
    assert slipped(figure, Decimal(value)) is slip
