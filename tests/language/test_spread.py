"""Shares told beside their part, with the whole in another place of the sentence or in one ahead of it."""

import pytest

from mcp_server.language.claims import recomputed
from mcp_server.language.paper import relations
from mcp_server.language.text import read_text

SEEN = [
    "Almost a quarter of the $520,000, namely $156,000, went on wages.",
    "One in five of the 450 respondents, 72 people, would not come back.",
    "Most of the 46 flats (21) have been sold.",
    "Last autumn we surveyed 264 parents. A little more than half, 118 of them, want a later start.",
    "We sent out 900 invitations and had 240 acceptances, close to a third.",
    "近六成受访者（212 人）支持，样本共 480 人。",
    "过半门店（38 家）已经换了招牌，全公司共 82 家门店。",
    "三分之一的订单（420 单）来自老客户，当月一共 1,680 单。",
    "不到两成学生（36 人）近视，全年级共 150 人。",
]
UNSEEN = [
    "Almost a quarter of the $520,000, namely $126,000, went on wages.",
    "One in five of the 450 respondents, 90 people, would not come back.",
    "Most of the 46 flats (31) have been sold.",
    "Women 4,225 (54.0%), men 3,598 (46.0%).",
    "ARR was $6.48M in March, up from $5.40M at year end, 20% in a quarter.",
    "The mailing took £9,360 of that, or fifteen per cent, so that £53,040 may be spent.",
    "近六成受访者（288 人）支持，样本共 480 人。",
    "报价透明 84 份，占 50%；沟通 70 份，占 41.7%；速度 63 份，占 37.5%。",
    "一半的设备超期服役，15 台要换，全站另有 8 台备用。",
]


def wrong(text: str) -> list[tuple[str, str]]:
    return [(one.op, one.value) for one in relations(read_text(text)) if not recomputed(one).holds]


@pytest.mark.parametrize("text", SEEN)
def test_a_share_that_its_part_misses_is_told_once(text: str) -> None:
    assert len(wrong(text)) == 1


@pytest.mark.parametrize("text", UNSEEN)
def test_one_that_it_gives_or_whose_whole_is_not_there_is_left_alone(text: str) -> None:
    assert wrong(text) == []
