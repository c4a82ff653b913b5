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
    ],
)
def test_it_does_not_see_what_may_be_as_large(text):
    assert seen("NUM106", "check_document", {"text": text}) == []
