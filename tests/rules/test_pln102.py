"""PLN102 initiative-without-deliverable, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "王芳"}]},
        ["/initiatives/id=a/deliverables"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Renewal desk", "deliverables": [" "]}],
        },
        ["/initiatives/id=a/deliverables"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Renewal desk", "acceptance": "Accepted by Anna"}],
        },
        ["/initiatives/id=a/deliverables"],
    ),
]
SAID = [
    ({"department": "销售部", "period": "2026", "initiatives": [{"name": "续费专班"}]}, "“续费专班”做完时会交出什么？"),
    (
        {"department": "Sales", "period": "2026", "initiatives": [{"name": "Renewal desk"}]},
        'What will "Renewal desk" hand over when it is done?',
    ),
]
CLEAN = [
    {"department": "销售部", "period": "2026", "initiatives": [{"name": "续费专班", "deliverables": ["客户名单"]}]},
    {"department": "销售部", "period": "2026", "initiatives": ["整理客户名单，交付一份分级清单"]},
    {"department": "Sales", "period": "2026", "initiatives": ["Renewal desk: deliver a playbook"]},
    {"department": "Sales", "period": "2026"},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_an_initiative_that_hands_nothing_over(brief, at):
    assert [where for where, _ in seen("PLN102", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN102", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_deliverable_in_a_field_or_in_the_own_words(brief):
    assert seen("PLN102", "generate_plan", brief) == []
