"""PLN105 two-accountable-people, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "续费专班", "owner": "王芳、李雷"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "续费专班", "owner": "王芳/李雷"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "续费专班", "owner": "王芳和李雷"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "续费专班", "owner": "产品经理、技术负责人"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "续费专班", "owner": "王总、李总"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Anna and Ben"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Anna Roth / Ben Cole"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Wang Fang & Li Lei"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Anna Roth, Ben Cole"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Head of Sales and Head of Marketing"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "objectives": [{"id": "o", "text": "Keep our customers", "owner": "Anna Roth and Ben Cole"}],
            "kpis": [{"id": "k", "name": "NPS", "owner": "Ann/Bo"}],
        },
        ["/objectives/id=o/owner", "/kpis/id=k/owner"],
    ),
]
SAID = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "续费专班", "owner": "王芳、李雷"}],
        },
        "“续费专班”写了2个负责人：王芳、李雷。",
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Anna and Ben"}],
        },
        '"Renewal desk" names 2 owners: Anna, Ben.',
    ),
]
CLEAN = [
    {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "王芳"}]},
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "续费专班", "owner": "王芳（牵头）、李雷（配合）"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "续费专班", "owner": "销售/市场总监"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "续费专班", "owner": "市场部、销售部"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "续费专班", "owner": "华东、华北区总监"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "续费专班", "owner": "王芳（华东、华北）"}],
    },
    {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "欧阳娜娜"}]},
    {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "张和平"}]},
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Head of Sales and Marketing"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Anna Roth, CFO"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "VP, Sales"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Sales & Marketing Director"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Anna Roth (East, West)"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Head of East/West"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Anna (lead), Ben"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Anne O'Neill"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Sandra Anders"}],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_several_people_or_roles(brief, at):
    assert [where for where, _ in seen("PLN105", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN105", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_one_person_one_role_with_two_subjects_or_a_leading_one(brief):
    assert seen("PLN105", "generate_plan", brief) == []


PROPOSED = [({"quality": [{"id": "q", "name": "Trial", "owner": "Anna Roth and Ben Cole"}]}, {"/quality/id=q/owner"})]
PROPOSED_WELL = [{"quality": [{"name": "Trial", "owner": "Anna Roth"}]}]


@pytest.mark.parametrize(("brief", "at"), PROPOSED)
def test_it_sees_the_same_in_a_proposal(brief, at):
    assert {where for where, _ in seen("PLN105", "build_proposal", brief)} == at


@pytest.mark.parametrize("brief", PROPOSED_WELL)
def test_it_does_not_see_it_in_a_proposal_that_holds(brief):
    assert seen("PLN105", "build_proposal", brief) == []
