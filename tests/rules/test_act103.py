"""ACT103 countermeasure-without-measure, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"problem": "上个月有三张发票寄错客户", "countermeasures": [{"id": "c", "action": "订单表增加地址校验"}]},
        ["/countermeasures/id=c/metric", "/countermeasures/id=c/expected"],
    ),
    (
        {
            "problem": "Three invoices went to the wrong customer",
            "countermeasures": [
                {"id": "c", "action": "Check the address in the order form", "metric": "wrong invoices"}
            ],
        },
        ["/countermeasures/id=c/expected"],
    ),
    (
        {
            "problem": "Three invoices went to the wrong customer",
            "countermeasures": [{"id": "c", "action": "Check the address in the order form", "expected": "0"}],
        },
        ["/countermeasures/id=c/metric"],
    ),
]
SAID = [
    (
        {"problem": "上个月有三张发票寄错客户", "countermeasures": [{"id": "c", "action": "订单表增加地址校验"}]},
        "看哪个数字、达到多少，才算“订单表增加地址校验”有效？",
    ),
    (
        {
            "problem": "Three invoices went to the wrong customer",
            "countermeasures": [{"id": "c", "action": "Check the address in the order form"}],
        },
        'Which figure, at which value, will show that "Check the address in the order form" works?',
    ),
]
CLEAN = [
    {
        "problem": "上个月有三张发票寄错客户",
        "countermeasures": [{"id": "c", "action": "订单表增加地址校验", "metric": "每月错寄发票", "expected": "0"}],
    },
    {"problem": "上个月有三张发票寄错客户", "countermeasures": ["增加地址校验，错寄降到 0 张"]},
    {
        "problem": "Three invoices went to the wrong customer",
        "countermeasures": [
            {"id": "c", "action": "Check the address in the order form", "metric": "wrong invoices below 1 a month"}
        ],
    },
    {"problem": "Three invoices went to the wrong customer", "countermeasures": []},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_measure_whose_effect_nobody_will_see(brief, at):
    assert [where for where, _ in seen("ACT103", "run_5whys", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("ACT103", "run_5whys", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_metric_with_its_value_in_fields_or_in_the_own_words(brief):
    assert seen("ACT103", "run_5whys", brief) == []
