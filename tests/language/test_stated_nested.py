import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen stewards speak Polish and nine speak Czech; ten speak both.",
        "Of the 61 parcels 22 were late, 13 were wet; fifteen parcels are in both figures.",
        "车间会焊接的 16 人，会钳工的 7 人，两样都会的 8 人。",
        "Sales of the third quarter came to 84,000 euros; since January they are 61,000 euros.",
        "There were 52 complaints in the quarter and 39 since January.",
        "三季度用电 42 万度，前三季度累计 36 万度。",
        "9 月维修 128 台，今年累计 96 台。",
        "逾期款 177 万元，比上月少。逾期款中有两笔超过 90 天，合计 262 万元。",
        "The inn got 610 ratings in May. 730 of the ratings came with a comment.",
        "走访了 24 家商户，每家可以说几条：卸货慢 31 家，租金贵 11 家。",
        "陶艺课三期合计 137 人次，去掉重复，实际来了 148 人。",
        "We asked 60 lodgers: 41 like the stove, 72 like the view.",
        "第三季度到馆41.6万人次。前三季度累计40.2万人次。",
    ],
)
def test_it_sees_what_is_larger_than_what_bounds_it(text):
    assert len(seen("NUM106", "check_document", {"text": text})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen stewards speak Polish and nine speak Czech; five speak both.",
        "22 parcels were late, 13 were wet; both together are 35.",
        "车间会焊接的 16 人，会钳工的 7 人，两样都会的 3 人，两样都不会的 9 人。",
        "Sales of the third quarter came to 84,000 euros; since January they are 231,000 euros.",
        "There were 52 complaints in the quarter and 39 more since January.",
        "三季度用电 42 万度，前三季度累计 116 万度，去年同期累计 36 万度。",
        "9 月维修 128 台，其中返修累计 96 台。",
        "逾期款 177 万元，比上月少。逾期款中有两笔超过 90 天，合计 62 万元；另有质保金 262 万元。",
        "The inn got 610 ratings in May and 820 ratings in June. 730 of the ratings came with a comment.",
        "走访了 24 家商户，每家可以说几条：卸货慢 13 家，租金贵 11 家，共 31 条。",
        "陶艺课三期合计 137 人次，去掉重复，实际来了 98 人。",
        "We asked 60 lodgers: 41 like the stove, 27 like the view.",
        "第三季度到馆41.6万人次。前三季度累计104.2万人次。",
    ],
)
def test_it_does_not_see_what_may_be_as_large(text):
    assert seen("NUM106", "check_document", {"text": text}) == []
