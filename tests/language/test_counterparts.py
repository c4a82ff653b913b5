"""Shares beside the number of those that are not theirs."""

import pytest

from tests.language.test_pairs import wrong

SEEN = [
    "Of our 480 members 30 % are men and 348 women.",
    "Men are 30 % of the 480 members, 348 are women.",
    "夜校学员 640 人，女学员 480 人，男学员占 28%。",
    "Of the 250 trainees 92% passed, so 25 failed.",
    "90% of the 480 invoices were paid on time; 84 were late.",
    "94% of the 350 seats were sold. 12 stayed empty all evening.",
    "In June, 99.5% of 2,400 backups succeeded and 120 failed.",
    "85% of our 160 members renewed; 42 lapsed.",
    "250 名学员中 92% 合格，25 人不合格。",
    "共 640 笔，准时率 95%，逾期 42 笔。",
    "在册 180 人中 85% 参加了体检。36 人未参加。",
    "电话 1,500 通，接通率 88%，未接 108 通。",
]
UNSEEN = [
    "Of our 480 members 30 % are men and 336 women.",
    "夜校学员 640 人，女学员 480 人，男学员占 25%。",
    "夜校学员 640 人，新学员 160 人，女学员占 60%。",
    "Of the 250 trainees 92% passed, so 20 failed.",
    "90% of the 480 invoices were paid on time; 48 were late.",
    "94% of the 350 seats were sold. 21 stayed empty all evening.",
    "In June, 99.5% of 2,400 backups succeeded and 12 failed.",
    "92% of the 250 trainees passed; 12 did not sit.",
    "85% of our 160 members renewed; 42 of the guests left early.",
    "90% of the 480 invoices were paid on time; last year 84 were late.",
    "250 名学员中 92% 合格，20 人不合格。",
    "共 640 笔，准时率 95%，逾期 32 笔。",
    "在册 180 人中 85% 参加了体检。27 人未参加。",
    "学员 250 人，合格率 92%；另有旁听 30 人，不计入。",
]


@pytest.mark.parametrize("text", SEEN)
def test_a_share_that_the_number_of_the_others_does_not_leave_is_told(text: str) -> None:
    assert len(wrong(text)) == 1


@pytest.mark.parametrize("text", UNSEEN)
def test_one_that_it_leaves_and_a_number_of_others_than_those_are_left_alone(text: str) -> None:
    assert wrong(text) == []
