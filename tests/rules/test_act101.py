"""ACT101 vague-action, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"problem": "上个月有三张发票寄错客户", "countermeasures": [{"id": "c", "action": "加强沟通"}]},
        ["/countermeasures/id=c/action"],
    ),
    (
        {"problem": "上个月有三张发票寄错客户", "countermeasures": [{"id": "c", "action": "提高全员质量意识"}]},
        ["/countermeasures/id=c/action"],
    ),
    (
        {
            "problem": "上个月有三张发票寄错客户",
            "countermeasures": [{"id": "c", "action": "加强与市场部的沟通，提升责任意识"}],
        },
        ["/countermeasures/id=c/action"],
    ),
    (
        {"problem": "上个月有三张发票寄错客户", "countermeasures": [{"id": "c", "action": "持续优化"}]},
        ["/countermeasures/id=c/action"],
    ),
    (
        {"problem": "上个月有三张发票寄错客户", "countermeasures": [{"id": "c", "action": "高度重视，认真落实"}]},
        ["/countermeasures/id=c/action"],
    ),
    (
        {
            "problem": "Three invoices went to the wrong customer",
            "countermeasures": [{"id": "c", "action": "Raise awareness"}],
        },
        ["/countermeasures/id=c/action"],
    ),
    (
        {
            "problem": "Three invoices went to the wrong customer",
            "countermeasures": [{"id": "c", "action": "Strengthen communication with the sales team"}],
        },
        ["/countermeasures/id=c/action"],
    ),
    (
        {
            "problem": "Three invoices went to the wrong customer",
            "countermeasures": [{"id": "c", "action": "Pay more attention"}],
        },
        ["/countermeasures/id=c/action"],
    ),
    (
        {
            "problem": "Three invoices went to the wrong customer",
            "countermeasures": [{"id": "c", "action": "Continuously improve quality"}],
        },
        ["/countermeasures/id=c/action"],
    ),
    (
        {"problem": "上个月有三张发票寄错客户", "countermeasures": [{"id": "c", "text": "以后加强沟通"}]},
        ["/countermeasures/id=c/action"],
    ),
]
SAID = [
    (
        {"problem": "上个月有三张发票寄错客户", "countermeasures": [{"action": "加强沟通"}]},
        "“加强沟通”没有说清做什么、做到多少、交出什么。",
    ),
    (
        {"problem": "Three invoices went to the wrong customer", "countermeasures": [{"action": "Raise awareness"}]},
        '"Raise awareness" does not say what is done, how much of it, or what is handed over.',
    ),
]
CLEAN = [
    {"problem": "上个月有三张发票寄错客户", "countermeasures": [{"action": "每周一召开销售与开票的对账会，加强沟通"}]},
    {"problem": "上个月有三张发票寄错客户", "countermeasures": [{"action": "订单表增加账单地址必填校验"}]},
    {
        "problem": "上个月有三张发票寄错客户",
        "countermeasures": [{"action": "持续优化推荐算法的召回与排序策略，合并冗余特征"}],
    },
    {"problem": "上个月有三张发票寄错客户", "countermeasures": [{"action": "加强代码评审：合并前须有另一人签字"}]},
    {"problem": "上个月有三张发票寄错客户", "countermeasures": [{"action": "提高品牌知名度"}]},
    {
        "problem": "Three invoices went to the wrong customer",
        "countermeasures": [{"action": "Raise awareness in a two-hour workshop for all agents"}],
    },
    {
        "problem": "Three invoices went to the wrong customer",
        "countermeasures": [{"action": "Improve communication: publish a status page"}],
    },
    {
        "problem": "Three invoices went to the wrong customer",
        "countermeasures": [{"action": "Sales confirms the billing address in the order form"}],
    },
    {"problem": "Three invoices went to the wrong customer", "countermeasures": [{"action": "Raise brand awareness"}]},
    {
        "problem": "上个月有三张发票寄错客户",
        "countermeasures": [{"action": "加强沟通", "metric": "错寄发票", "expected": "0"}],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_words_with_nothing_to_do_or_to_count_beside_them(brief, at):
    assert [where for where, _ in seen("ACT101", "run_5whys", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("ACT101", "run_5whys", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_vague_words_beside_a_figure_a_thing_or_a_measure(brief):
    assert seen("ACT101", "run_5whys", brief) == []


@pytest.mark.parametrize(
    ("initiative", "at"),
    [
        ({"actions": [{"id": "s", "text": "加强沟通"}]}, ["/initiatives/id=a/actions/id=s/text"]),
        ({"goal": "Better communication"}, ["/initiatives/id=a/goal"]),
        ({"goal": "提升体验", "kpis": ["NPS"]}, []),
        ({"actions": [{"text": "持续优化", "kpis": ["NPS"]}]}, []),
        ({"goal": "Improve communication", "acceptance": "The status page is read by half of the customers"}, []),
    ],
)
def test_it_reads_steps_and_goals_that_nothing_measures(initiative, at):
    brief = {"department": "Sales", "initiatives": [{"id": "a", "name": "Desk", **initiative}]}
    assert [where for where, _ in seen("ACT101", "generate_plan", brief)] == at


def test_a_long_text_is_passed_over():
    brief = {"problem": "三张发票寄错客户", "countermeasures": [{"action": "加强沟通，" * 20_000}]}
    assert seen("ACT101", "run_5whys", brief) == []
