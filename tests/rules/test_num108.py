import pytest

from tests.conftest import seen


def told(text):
    return seen("NUM108", "check_document", {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        "* Sales $412k\n* Footfall 41,200\n* Gross margin $164.8k = 38 %",
        "New donors: 336, every fifth. A year ago it was 280, so we won 25 % more.",
        "新增 10.4 万，转介绍的是 1.3 万，占比 15%。",
        "检查 320 家次，发现隐患 1,280 条。\n检查组 8 人，人均检查 45 家次。",
        "客服 60 人，人均接待 1,150 次，共接待 72,000 次。",
        "改造后年接待读者 14.4 万人次，现在是 9.6 万人次，增长 40%。",
    ],
)
def test_it_sees_a_figure_that_the_ones_around_it_nearly_give(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "* Sales $412k\n* Footfall 41,200\n* Gross margin $164.8k = 40 %",
        "New donors: 336, every fifth. A year ago it was 280, so we won 20 % more.",
        "We took £48,260. Against week 36 (£46,315) we are 4.2% up.",
        "ARR of 57 million; 180 customers, average deal 280,000; renewal rate 92%.",
        "营业额 38,640 元。\n堂食 23,200 元占 60%，外卖 15,440 元占 40%。",
        "今年税收 5.9 亿元，人均 2.1 万元，比目标高 12%。",
    ],
)
def test_it_does_not_see_a_figure_that_follows_or_has_another_base(text):
    assert told(text) == []
