import pytest

from tests.conftest import seen


def told(text):
    return seen("NUM305", "check_document", {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        "The guests gave us 5.4 out of 5.",
        "On a scale from 1 to 10 the visitors rated the tour 10.6.",
        "Marks run to 6; on a scale of 1 to 6 the class got 6.3.",
        "We came 13th of 12 clubs.",
        "The pump runs 26 hours a day.",
        "The shop is open 8 days a week.",
        "The rinse water had a pH of 15.2.",
        "The probability of frost is 1.3.",
        "The humidity in the vault was 120 %.",
        "The café has 5.7 stars.",
        "The Q5 2026 figures are due.",
        "There were 31 days in November.",
        "满分10分，家长打分10.8分。",
        "评分采用5分制，均分5.6。",
        "12个门店里排名第14。",
        "每天营业25小时。",
        "冷库湿度达到115%。",
        "洗涤水pH值15。",
        "11月共31天。",
        "最高4.8分，最低3.1分，平均4.9分。",
        "净推荐值112。",
        "第五季度完成。",
        "东城支行第57周工作周报",
        "Guests gave us 4.1 out of 5.\n\n- A mean rating of 5.4 by spring",
        "Minutes, week 61: all well.",
        "Replies took 11 minutes at the median and 4 minutes at P90.",
        "响应中位数 11 分钟，P90 为 4 分钟。",
    ],
)
def test_it_sees_what_lies_beyond_its_scale(text):
    assert told(text)


@pytest.mark.parametrize(
    "text",
    [
        "She scored 4.6 out of 5.",
        "On a scale from 1 to 10 we asked 412 people; 38 gave a 9.",
        "The team spent 26 hours on it a day before.",
        "It rained 8 days, a week longer than planned.",
        "满分100分，平均86.5分，参加者120人。",
        "满分5分，4.6分，共回收410份。",
        "每天共投入36小时。",
        "humidity rose by 120 % of the limit? No.",
        "Between 5 and 9 May, 21 people came on average.",
        "The score grew by 7 points out of 10.",
        "12个门店里排名第3。",
        "孕妇第57周复诊。",
        "Guests gave us 4.1 out of 5.\n\n- A mean rating of 4.5 by spring, and a pump rated 5.5 kW",
        "Minutes, week 51: in week 61 of the project we open.",
        "最高气温31度，最低12度，平均22度。",
        "Rank 3rd of 12.",
        "The soil has a pH of 6.8.",
        "The night shelter is open 7 days a week and 24 hours a day.",
        "We ranked 12th of 12.",
        "Phones cost 95 euros apiece.",
        "全年共有365天。",
        "最高4.8分，最低3.1分，平均4.2分。",
        "每周开放7天，每天24小时。",
        "净推荐值为 -12。",
        "11月共30天。",
        "Replies took 11 minutes at the median and 42 minutes at P90.",
        "响应中位数 11 分钟，P90 为 42 分钟。",
    ],
)
def test_it_does_not_see_what_lies_within(text):
    assert told(text) == []
