"""ACT104 effect-due-with-the-action, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "problem": "上个月有三张发票寄错客户",
            "countermeasures": [
                {"id": "c", "action": "订单表增加地址校验", "due": "2026-05-29", "check": "2026-05-29"}
            ],
        },
        ["/countermeasures/id=c/check"],
    ),
    (
        {
            "problem": "Three invoices went to the wrong customer",
            "countermeasures": [
                {"id": "c", "action": "Check the address in the order form", "due": "2026-05-29", "check": "2026-06-03"}
            ],
        },
        ["/countermeasures/id=c/check"],
    ),
    (
        {
            "problem": "Three invoices went to the wrong customer",
            "countermeasures": [
                {"id": "c", "action": "Check the address in the order form", "due": "2026-06", "check": "2026-05-15"}
            ],
        },
        ["/countermeasures/id=c/check"],
    ),
]
SAID = [
    (
        {
            "problem": "上个月有三张发票寄错客户",
            "countermeasures": [
                {"id": "c", "action": "订单表增加地址校验", "due": "2026-05-29", "check": "2026-06-01"}
            ],
        },
        "“订单表增加地址校验”2026-05-29 才完成，2026-06-01 就检查效果，中间不到一周。",
    ),
    (
        {
            "problem": "Three invoices went to the wrong customer",
            "countermeasures": [
                {"id": "c", "action": "Check the address in the order form", "due": "2026-05-29", "check": "2026-06-01"}
            ],
        },
        '"Check the address in the order form" is due on 2026-05-29 and its effect is looked at on 2026-06-01: less than a week lies between.',
    ),
]
CLEAN = [
    {
        "problem": "上个月有三张发票寄错客户",
        "countermeasures": [{"id": "c", "action": "订单表增加地址校验", "due": "2026-05-29", "check": "2026-06-30"}],
    },
    {
        "problem": "上个月有三张发票寄错客户",
        "countermeasures": [{"id": "c", "action": "订单表增加地址校验", "due": "6月15日", "check": "6月"}],
    },
    {
        "problem": "上个月有三张发票寄错客户",
        "countermeasures": [{"id": "c", "action": "订单表增加地址校验", "due": "2026-05-29"}],
    },
    {
        "problem": "Three invoices went to the wrong customer",
        "countermeasures": [
            {"id": "c", "action": "Check the address in the order form", "due": "2026-05-29", "check": "2026-06-05"}
        ],
    },
    {
        "problem": "Three invoices went to the wrong customer",
        "countermeasures": [
            {
                "id": "c",
                "action": "Check the address in the order form",
                "due": "after the audit",
                "check": "2026-05-29",
            }
        ],
    },
    {
        "problem": "Three invoices went to the wrong customer",
        "countermeasures": [{"id": "c", "action": "Check the address in the order form", "check": "2026-05-29"}],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_look_at_the_effect_before_there_can_be_one(brief, at):
    assert [where for where, _ in seen("ACT104", "run_5whys", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("ACT104", "run_5whys", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_time_to_work_or_dates_that_do_not_tell(brief):
    assert seen("ACT104", "run_5whys", brief) == []
