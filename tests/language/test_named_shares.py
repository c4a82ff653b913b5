"""Shares that are called by the names which their parts were given before."""

import pytest

from tests.language.test_pairs import wrong

SEEN = [
    "砂石 410 吨、水泥 330 吨、钢材 260 吨，合计 1,000 吨；其中水泥占 35%。",
    "Wages £186k, rent £54k, fuel £20k, in total £260k. The wages alone took 77.5 % of what we spent.",
    "应投 786 户，参加 629 户，参与率 80.0%；同意 534 户，占参加户数的 67.9%，反对和弃权 95 户。",
    "120 people bought tickets and 90 people came. 45 had a meal, 37.5 % of those who came.",
    "75 件退货里尺码 30 件、色差 24 件、破损 12 件、其他 9 件；尺码占 40.0%，色差占 23.0%。",
    "工资 96.00 万元，房租 24.00 万元，水电 12.00 万元，总支出 160.00 万元，另有结余。工资占支出的 60.0%，房租占 18.0%。",
    "Wages took £52,000 and heating £6,400 out of £80,000. Wages make 65%, heating makes 8.9%.",
    # one share alone, of what its part and those beside it make
    "人工 96 万元，材料 48 万元，外协 16 万元，合计 160 万元；其中人工占 64%。",
    "Faults: 64, of which 40 in the pump, 14 in the valves and 10 in the wiring. The pump thus accounts for 58.5 %.",
    # as many shares as parts, in their order
    "学员 200 人，其中上午班 90 人、下午班 70 人，分别占 45%、37%。",
    "We have 160 tenants, of whom 72 live alone and 56 as couples, or 45 % and 37 %.",
]
UNSEEN = [
    "砂石 410 吨、水泥 330 吨、钢材 260 吨，合计 1,000 吨；其中水泥占 33%。",
    "Wages £186k, rent £54k, fuel £20k, in total £260k. The wages alone took 71.5 % of what we spent.",
    "应投 786 户，参加 629 户，参与率 80.0%；同意 534 户，占参加户数的 84.9%，反对和弃权 95 户。",
    "120 people bought tickets and 90 people came. 45 had a meal, 37.5 % of the ticket holders.",
    "75 件退货里尺码 30 件、色差 24 件、破损 12 件、其他 9 件；尺码占 40.0%，色差占 32.0%。",
    "工资 96.00 万元，房租 24.00 万元，水电 12.00 万元，总支出 160.00 万元，另有结余。工资占支出的 60.0%，房租占 15.0%。",
    "Wages took £52,000 and heating £6,400 out of £80,000. Wages make 65%, heating makes 8%.",
    "人工 96 万元，材料 48 万元，外协 16 万元，合计 160 万元；其中人工占 60%。",
    "Faults: 64, of which 40 in the pump, 14 in the valves and 10 in the wiring. The pump thus accounts for 62.5 %.",
    "学员 200 人：上午班 90 人、下午班 70 人、晚班 40 人，分别占 45%、35%、20%。",
    "We have 160 tenants: 72 alone, 56 as couples and 32 with children, or 45 %, 35 % and 20 %.",
    # of no whole that is told
    "工资 96.00 万元，房租 24.00 万元，总支出 160.00 万元。工资占成本的 71.0%，房租占 18.0%。",
]
COLUMN = "| Sitting | Covers | {head} |\n|---|---:|---:|\n| Lunch | 1,352 | {lunch} |\n| Dinner | 1,690 | 50% |\n| Brunch | 338 | 10% |\n"


@pytest.mark.parametrize("text", SEEN)
def test_a_share_that_the_part_of_its_name_does_not_give_is_told(text: str) -> None:
    assert len(wrong(text)) == 1


@pytest.mark.parametrize("text", UNSEEN)
def test_one_that_it_gives_and_shares_of_nothing_that_is_told_are_left_alone(text: str) -> None:
    assert wrong(text) == []


@pytest.mark.parametrize(("lunch", "found"), [("42%", 1), ("40%", 0)])
def test_a_column_of_shares_is_read_by_its_rows_whatever_its_head(lunch: str, found: int) -> None:
    assert len(wrong(COLUMN.format(head="Of the evening", lunch=lunch))) == found
    assert wrong(COLUMN.format(head="Rise", lunch="3%").replace("50%", "4%").replace("10%", "5%")) == []
