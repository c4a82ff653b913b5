import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    "text",
    [
        "背景：目前校车准点率 82%，低于区里的要求。\n\n目标：年底准点率由 85% 提高到 95%。",
        "热线平均等待 75 秒。\n\n- 平均等待由 57 秒降到 30 秒以内",
        "Background: first-call resolution stands at 71 %.\n\nGoal: raise first-call resolution from 74 % to 80 % by June.",
        "The yard was shut from 9:25 to 10:40.\n\n- 9:25 gate jams\n- 9:50 fitter called\n- 10:20 gate moves",
        "停电时间 7:40 至 9:25。\n\n7:40 跳闸。\n7:58 报修。\n9:52 送电。",
    ],
)
def test_it_sees_a_base_or_an_hour_that_is_given_otherwise(text):
    assert len(seen("NUM202", "check_document", {"text": text})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "背景：目前校车准点率 82%，低于区里的要求。\n\n目标：年底准点率由 82% 提高到 95%，南线准点率由 85% 提高到 96%。",
        "热线平均等待 75 秒。\n\n- 夜间平均等待由 57 秒降到 30 秒以内",
        "Background: first-call resolution stands at 71 %.\n\nLast year first-call resolution rose from 64 % to 71 %.",
        "The yard was shut from 9:25 to 10:40.\n\n- 9:25 gate jams\n- 9:50 fitter called\n- 10:40 gate moves\n- 10:55 all clear",
        "停电时间 7:40 至 9:25。\n\n7:30 巡检。\n7:58 报修。\n9:52 回访。",
    ],
)
def test_it_does_not_see_one_that_is_the_same_or_of_another_thing(text):
    assert seen("NUM202", "check_document", {"text": text}) == []
