"""TGT320 limit-passed-in-silence, beyond its two examples."""

import pytest

from mcp_server.operations.check_document import CheckDocument, checked


@pytest.mark.parametrize(
    "text",
    [
        "粮仓规定粮温不高于 25 度。10 月 4 日测得 27 度，粮情稳定。",
        "合同要求合格率不低于 97%。三季度合格率 95.8%，请各位放心。",
        "快件承诺 24 小时内送达，九月平均 26.5 小时，客户都说好。",
        "A patrol is to last at least 45 minutes. Tuesday's took 38 minutes, as every week.",
        "The permit allows 60 lorries a day. On Monday we counted 66 lorries, all of them from the quarry.",
    ],
)
def test_it_asks(text):
    assert _asked(text) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "粮仓规定粮温不高于 25 度。10 月 4 日测得 23 度，粮情稳定。",
        "合同要求合格率不低于 97%。三季度合格率 95.8%，差 1.2 个百分点，已要求整改。",
        "快件承诺 24 小时内送达，九月平均 26.5 小时，超了 2.5 小时。",
        "到 2027 年年底把离职率控制在 8% 以内，现为 9.5%。",
        "A patrol is to last at least 45 minutes. Tuesday's took 38 minutes because of the storm.",
        "The permit will allow 60 lorries a day from May. On Monday we counted 66 lorries.",
        "The permit allows 60 lorries a day. The quarry has 240 employees and 66 sheds.",
        "已付 812 万元，占已结算的 75.0%，占合同价的 61.2%。",
        "起送门槛由满 60 元改为满 45 元，三月起执行。",
        "The nave seats 180; with the loft it takes 210.",
    ],
)
def test_it_does_not_ask(text):
    assert _asked(text) == []


def _asked(text):
    told = checked(CheckDocument(text=text))
    return [one.line for one in told.questions if one.code == "TGT320"]
