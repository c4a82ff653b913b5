"""PLN106 owner-is-a-group, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "市场部"}]},
        ["/initiatives/id=a/owner"],
    ),
    (
        {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "各部门"}]},
        ["/initiatives/id=a/owner"],
    ),
    (
        {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "项目组"}]},
        ["/initiatives/id=a/owner"],
    ),
    (
        {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "团队"}]},
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "续费专班", "owner": "全体员工"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "续费专班", "owner": "市场部、销售部"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "续费专班", "owner": "相关部门"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "续费专班", "owner": "数据中心"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "续费专班", "owner": "客户成功团队"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Everyone"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Marketing department"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "the support team"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Sales and Marketing"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Steering committee"}],
        },
        ["/initiatives/id=a/owner"],
    ),
    (
        {"department": "Sales", "period": "2026", "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "HR"}]},
        ["/initiatives/id=a/owner"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "All staff"}],
        },
        ["/initiatives/id=a/owner"],
    ),
]
SAID = [
    (
        {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "市场部"}]},
        "“续费专班”的负责人是“市场部”，不是一个人。",
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Everyone"}],
        },
        '"Renewal desk" is owned by "Everyone", which is not one person.',
    ),
]
CLEAN = [
    {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "王芳"}]},
    {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "销售总监"}]},
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "续费专班", "owner": "市场部 王芳"}],
    },
    {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "市场部王芳"}]},
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "续费专班", "owner": "王芳（市场部）"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "续费专班", "owner": "市场部负责人"}],
    },
    {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "项目组组长"}]},
    {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "华东区经理"}]},
    {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": "团队负责人"}]},
    {"department": "销售部", "period": "2026", "initiatives": [{"id": "a", "name": "续费专班", "owner": ""}]},
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Head of East"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Team Lead"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Head of the platform team"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Anna Roth, Marketing"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "VP Sales"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Marketing Manager"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"id": "a", "name": "Renewal desk", "owner": "Director of Operations"}],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_department_a_team_or_everybody(brief, at):
    assert [where for where, _ in seen("PLN106", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN106", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_person_or_a_role(brief):
    assert seen("PLN106", "generate_plan", brief) == []


PROPOSED = [({"compliance": [{"id": "q", "name": "个人信息", "owner": "法务部"}]}, {"/compliance/id=q/owner"})]
PROPOSED_WELL = [{"compliance": [{"name": "个人信息", "owner": "法务经理"}]}]


@pytest.mark.parametrize(("brief", "at"), PROPOSED)
def test_it_sees_the_same_in_a_proposal(brief, at):
    assert {where for where, _ in seen("PLN106", "build_proposal", brief)} == at


@pytest.mark.parametrize("brief", PROPOSED_WELL)
def test_it_does_not_see_it_in_a_proposal_that_holds(brief):
    assert seen("PLN106", "build_proposal", brief) == []
