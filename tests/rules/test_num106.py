import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    "text",
    [
        "We have 40 partners. 46 of them sold at least once.",
        "46 of our 40 partners sold at least once.",
        "启用自动化测试的团队 17 个，占 14 个参与团队的大部分。",
        "参训 30 人，其中 34 人通过考核。",
        "门店 12 家，其中 15 家已改造。",
        "Of the 9 sites, 11 are open.",
    ],
)
def test_it_sees_a_part_that_is_larger(text):
    assert len(seen("NUM106", "check_document", {"text": text})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "We have 46 partners. 40 of them sold at least once.",
        "40 of our 46 partners sold at least once.",
        "启用自动化测试的团队 14 个，占 17 个参与团队的大部分。",
        "参训 34 人，其中 30 人通过考核。",
        "门店 12 家，其中 15 天内改造 3 家。",
        "Of the 9 sites, 11 people run three.",
        "We have 12 sites. 40 of their customers answered.",
        "8.1 of 10 points, from 60 households.",
    ],
)
def test_it_does_not_see_a_part_that_fits_or_another_thing(text):
    assert seen("NUM106", "check_document", {"text": text}) == []
