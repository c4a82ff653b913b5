"""ACT102 countermeasure-without-owner-or-date, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"problem": "上个月有三张发票寄错客户", "countermeasures": [{"id": "c", "action": "订单表增加地址校验"}]},
        ["/countermeasures/id=c/owner", "/countermeasures/id=c/due"],
    ),
    (
        {
            "problem": "上个月有三张发票寄错客户",
            "countermeasures": [{"id": "c", "action": "订单表增加地址校验", "owner": "王芳"}],
        },
        ["/countermeasures/id=c/due"],
    ),
    (
        {
            "problem": "Three invoices went to the wrong customer",
            "countermeasures": [{"id": "c", "action": "Check the address in the order form", "due": "2026-05-29"}],
        },
        ["/countermeasures/id=c/owner"],
    ),
]
SAID = [
    (
        {"problem": "上个月有三张发票寄错客户", "countermeasures": [{"id": "c", "action": "订单表增加地址校验"}]},
        "“订单表增加地址校验”由谁做、什么时候做完？",
    ),
    (
        {
            "problem": "Three invoices went to the wrong customer",
            "countermeasures": [{"id": "c", "action": "Check the address in the order form"}],
        },
        'Who does "Check the address in the order form", and by when?',
    ),
]
CLEAN = [
    {
        "problem": "上个月有三张发票寄错客户",
        "countermeasures": [{"id": "c", "action": "订单表增加地址校验", "owner": "王芳", "due": "5月底"}],
    },
    {"problem": "上个月有三张发票寄错客户", "countermeasures": ["王芳负责，5月20日前在订单表加上地址校验"]},
    {
        "problem": "Three invoices went to the wrong customer",
        "countermeasures": [
            {"id": "c", "action": "Check the address in the order form", "owner": "Mei Lin", "due": "2026-05-29"}
        ],
    },
    {
        "problem": "Three invoices went to the wrong customer",
        "countermeasures": [{"text": "Check the address, led by Mei Lin, by 29 May"}],
    },
    {"problem": "Three invoices went to the wrong customer", "countermeasures": []},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_measure_without_a_person_or_a_day(brief, at):
    assert [where for where, _ in seen("ACT102", "run_5whys", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("ACT102", "run_5whys", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_both_in_fields_or_in_the_own_words(brief):
    assert seen("ACT102", "run_5whys", brief) == []
