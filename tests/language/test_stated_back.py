import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    "text",
    [
        "物料 3.2 万元，人工 5.1 万元，运输 1.7 万元。四项合计 10 万元。",
        "布展 6 场，每场 1.2 万元，共 7.2 万元；差旅 4.3 万元；平台 5.5 万元。两项合计 17 万元。",
        "Paint cost 1,200 euros, wood 2,300 euros and glass 900 euros. The four together came to 4,400 euros.",
        "The halls got 4.0, the food 4.4 and the talks 4.5. The mean of the four is 4.3.",
        "门票卖 30 元和 50 元三档。",
        "| 类别 | 入库 |\n|-|-|\n| 泵 | 120 |\n| 阀 | 96 |\n| 管 | 80 |\n\n四类合计入库 296 件。",
        "We ran two trials. The first took 40 minutes, the second 35, the third 31.",
        "数据搬了三趟。第一趟 18 小时，第二趟 12 小时。",
    ],
)
def test_it_sees_a_number_that_is_not_that_of_what_makes_the_sum(text):
    assert len(seen("NUM103", "check_document", {"text": text})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "物料 3.2 万元，人工 5.1 万元，运输 1.7 万元。三项合计 10 万元。",
        "布展 6 场，每场 1.2 万元，共 7.2 万元；差旅 4.3 万元；平台 5.5 万元。三项合计 17 万元。",
        "Paint cost 1,200 euros, wood 2,300 euros and glass 900 euros. The three together came to 4,400 euros.",
        "The halls got 4.0, the food 4.4 and the talks 4.5. The mean of the three is 4.3.",
        "门票卖 30 元和 50 元两档。",
        "少儿 43%，成人 38%，老年 18%，因四舍五入合计为 99%。",
        "We ran three trials. The first took 40 minutes, the second 35, the third 31.",
        "数据搬了两趟。第一趟 18 小时，第二趟 12 小时。",
    ],
)
def test_it_does_not_see_a_number_that_is(text):
    assert seen("NUM103", "check_document", {"text": text}) == []
