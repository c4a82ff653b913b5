"""PLN101 initiative-without-owner, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班"}]},
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "Renewal desk", "team": ["Anna Roth"]},
                {"id": "b", "name": "Playbook", "owner": "Ben Cole"},
            ],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {"id": "a", "name": "续费专班", "owner": " "},
                {"id": "b", "name": "价目表", "deliverables": ["价目表"]},
            ],
        },
        ["/initiatives/id=a/owner", "/initiatives/id=b/owner"],
    ),
    (
        {"department": "销售部", "period": "2026", "initiatives": ["上线新的 CRM"]},
        ["/initiatives/id=initiative-1/owner"],
    ),
]
SAID = [
    ({"department": "销售部", "period": "2026", "initiatives": [{"name": "续费专班"}]}, "“续费专班”由哪一个人负责？"),
    (
        {"department": "Sales", "period": "2026", "initiatives": [{"name": "Renewal desk"}]},
        'Which one person answers for "Renewal desk"?',
    ),
]
CLEAN = [
    {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "王芳"}]},
    {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "销售总监"}]},
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Head of East"}],
    },
    {"department": "销售部", "period": "2026", "initiatives": ["上线新的 CRM，王芳负责"]},
    {"department": "Sales", "period": "2026", "initiatives": ["New CRM, led by Anna Roth"]},
    {"department": "销售部", "period": "2026"},
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_an_initiative_that_nobody_owns(brief, at):
    assert [where for where, _ in seen("PLN101", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN101", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_an_owner_in_a_field_or_in_the_own_words(brief):
    assert seen("PLN101", "generate_plan", brief) == []
