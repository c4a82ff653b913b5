"""Shares of one whole, however they are written, must make it up."""

import pytest

from mcp_server.language.claims import recomputed
from mcp_server.language.paper import relations
from mcp_server.language.text import read_text

SEEN = [
    "By distance from work, 47 % live less than a mile away, 31 % between one and two miles and 17 % further out.",
    "Counting each of them once, 51% were clerks, 36% drivers and 16% cooks, a mix we had not expected.",
    "老会员消费 1,296 万元，占 54%，新会员消费 1,104 万元，占 56%。",
    "办公 41%，展陈 26%，仓储 18%，餐饮 13%，其他 7%。",
    "Half of our guests come by bus, a third walk and the remaining quarter drive.",
    "Sixty-four per cent of the staff work full-time; the remaining 46 per cent are on part-time contracts.",
    "Three fifths of the land is forest; the other third is meadow.",
    "Two out of three pupils walk to school. The remaining half take the bus.",
    "Nine in ten would come again, one in twenty would not, and one in ten cannot say.",
    "The costs fall on four divisions, which bear 30, 25, 25 and 15 per cent respectively.",
    "62 % of the costs are fixed and 48 % variable.",
    "60% of the votes went to Ann, 25% to Ben and 20% to Cy.",
    "Fees by source: members 46 %, guests 33 %, sponsors 28 %.",
    "Of every pound:\n\n- 62p pays the artists\n- 21p pays the house\n- 12p is put aside",
    "The bill is split fifty-fifty, so each pays 60 %.",
    "预算的三分之二用于买设备，余下的四成用于培训。",
    "我们的客户一半来自老客户介绍，三成来自线上，剩下的三成是路过进店。",
    "老客户贡献了六成订单，新客户贡献了五成。",
    "三家股东分别持股 45%、35%、25%。",
    "货款三七开，首付四成，尾款七成。",
    "投放 5.2 万、自然 3.9 万、转介绍 1.3 万，新增 10.4 万，分别占 50%、37.5%、15%。",
    "一级果占五成半，二级果占三成，等外果占两成。",
    "全年收入 860 万元，其中会费占 45%，捐赠占 35%，其他占 30%。",
    "甲、乙、丙三方各占 40%。",
    "开店成本里房租和人工五五开，各占 60%。",
    "本月客流按时段分：早市 30%、午市 45%、晚市 35%。",
    "票房分账：影院 57%，片方 38%，其余 10% 归发行。",
    "窗口业务，自助机 58%，人工 31%，移动终端 16%，三者即为全部。",
]
UNSEEN = [
    "Flax 55 %, hemp 30 %, silk 15 %: the cloth weighs 210 g a metre and shrinks by 4 %.",
    "Two fifths of the farms have a well, one fifth have two, and in the hills half have none.",
    "The three biggest causes were damp (37 %), frost (33 %) and wear (25 %).",
    "非常满意 166 份（42%），满意 178 份（45%），一般 42 份（11%），不满意 14 份（4%），取整后合计 102%。",
    "设备费占支出的 40%，任务书限定的 30% 以总经费为基数，目前为 20.6%。",
    "North reached 38 % of its target, South 41 %, West 24 %.",
    "Half of the farm is under wheat, a third under barley, and the remaining sixth lies fallow.",
    "Fifty-seven per cent renewed in autumn, and the other 43 per cent let it lapse.",
    "40 % of the budget is spent; of the remaining 60 %, half is committed.",
    "The work is 80 % done; the last 10 % of the cables come in May.",
    "Discounts by brand: shoes 30 %, hats 40 %, coats 35 %.",
    "Grants were given to 45 % of schools, loans to 35 % and visits to 30 %.",
    "会英语的占 60%，会日语的占 45%，会法语的占 12%。",
    "Some 60 % of the boxes are small; the remaining 20 % of the pallets wait.",
    "About half walk, nearly a third cycle, and roughly a fifth come by bus.",
    "The third quarter brought 35 %, the fourth quarter 45 %, the second half 60 %.",
    "Completion by team: A 30 %, B 45 %, C 35 %.",
    "In use: phone 81 %, laptop 64 %, tablet 22 % (several answers).",
    "The rate rose from 40 % to 55 %; the remaining 50 stores follow in May.",
    "60 % of the staff work full-time, and 55 per cent of the full-time staff are women.",
    "捐款的五分之三用于采购药品，余下四成用于培训村医。",
    "一半以上的订单来自线上，近四成来自门店，其余来自电话。",
    "前三大客户分别占 32%、21%、15%。",
    "三门课及格率分别为 90%、85%、80%。",
    "男生中近视的占 55%，女生中近视的占 61%。",
    "来访者会说普通话的占 82%，会说粤语的占 57%，不少人两种都会。",
    "甲队完成 70%，剩下的 30% 下周完成；乙队完成 60%，剩下 40% 月底完成。",
    "女教师占 72%，其中硕士占 45%，党员占 38%。",
    "今年线上线下对半开，各占销售额的五成。",
    "去年线上占 45%，今年占 58%，门店占 42%。",
]


def off(text: str) -> bool:
    return any((found := recomputed(one)) and not found.holds for one in relations(read_text(text)))


@pytest.mark.parametrize("text", SEEN)
def test_shares_that_do_not_make_their_whole_are_seen(text: str) -> None:
    assert off(text)


@pytest.mark.parametrize("text", UNSEEN)
def test_shares_that_do_or_that_are_of_other_things_are_not(text: str) -> None:
    assert not off(text)
