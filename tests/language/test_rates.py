"""Rates that have their name, behind the two figures that make them, and averages over what a sentence before counts."""

import pytest

from mcp_server.language.claims import recomputed
from mcp_server.language.paper import relations
from mcp_server.language.text import read_text

SEES = [
    "应检压力表 480 只，实检 456 只，检定率 93%。",
    "报名 640 人，审核合格 512 人，合格率 80%；合格人员里缴费 384 人，缴费率 70%。",
    "全镇林地 3,600 亩，其中竹林 900 亩。竹林产笋 1,260 吨，亩均 1.6 吨。",
    "The crew planted 2,600 saplings, 2,392 took root, a survival rate of 94 %.",
    "问卷收回 640 份，满意 512 份，一般 96 份，不满意 32 份，满意率 83%。",
    "租金应收 84.0 万元，实收 79.8 万元，尚欠 4.2 万元，收缴率 93.0%。",
]
DOES_NOT_SEE = [
    "应检压力表 480 只，实检 456 只，检定率 95%。",
    "报名 640 人，审核合格 512 人，合格率 80%，上年为 76%。",
    "投诉 45 件，办结 43 件，满意率 90%，以回访的 40 件计，满意 36 件。",
    "全镇林地 3,600 亩，其中竹林 900 亩。木材产量 1,260 吨，亩均 1.4 吨。",
    "We lent 1,200,000 euros, 300,000 of it to farms, at an interest rate of 4 %.",
    "问卷收回 640 份，满意 512 份，一般 96 份，不满意 32 份，满意率 80%。",
    "参赛 80 队，完赛 60 队，弃权 20 队，获奖 12 队，获奖率 20%。",
]


def _wrong(text: str) -> list[str]:
    return [one.value for one in relations(read_text(text)) if (made := recomputed(one)) and not made.holds]


@pytest.mark.parametrize("text", SEES)
def test_a_rate_that_does_not_follow_is_seen(text: str) -> None:
    assert len(_wrong(text)) == 1


@pytest.mark.parametrize("text", DOES_NOT_SEE)
def test_a_rate_that_follows_or_is_of_something_else_is_left_alone(text: str) -> None:
    assert _wrong(text) == []
