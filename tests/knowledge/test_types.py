import pytest

from mcp_server.knowledge.metrics import metrics
from mcp_server.knowledge.types import Profile, department_type, department_types, project_type, project_types

PROFILES = [*department_types().values(), *project_types().values()]


@pytest.mark.parametrize("profile", PROFILES, ids=lambda profile: profile.id)
def test_every_type_names_known_metrics_and_says_the_same_in_both_languages(profile: Profile):
    assert [kpi for kpi in profile.kpis if kpi not in metrics()] == []
    assert len(set(profile.kpis)) == len(profile.kpis) >= 4
    for field in (profile.roles, profile.interfaces, profile.risks, profile.questions):
        assert set(field) == {"zh-CN", "en"}
        assert len(field["zh-CN"]) == len(field["en"]) >= 2
    for field in (profile.interfaces, profile.risks, profile.questions):
        assert not {line for line in field["en"] if any("\u3400" < sign < "\u9fff" for sign in line)}
    assert all(question.endswith("？") for question in profile.questions["zh-CN"])
    assert all(question.endswith("?") for question in profile.questions["en"])


def test_projects_have_phases_and_departments_have_none():
    assert {profile.id: bool(profile.phases) for profile in PROFILES} == {
        **dict.fromkeys(department_types(), False),
        **dict.fromkeys(project_types(), True),
    }
    assert [profile.id for profile in project_types().values() if len(set(map(len, profile.phases.values()))) > 1] == []


@pytest.mark.parametrize("types", [department_types(), project_types()], ids=["departments", "projects"])
def test_no_name_belongs_to_two_types(types):
    names = [name.casefold() for profile in types.values() for name in {*profile.spellings()}]
    assert sorted(names) == sorted(set(names))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("销售部", "sales"),
        ("销售部门,面向中大型企业客户,市场协同6人", "sales"),
        ("Sales department with 6 marketing staff in support", "sales"),
        ("市场部", "marketing"),
        ("我们是产品中心", "product"),
        ("技术中心", "research_development"),
        ("R&D", "research_development"),
        ("Software engineering team", "research_development"),
        ("客户成功团队", "customer_success"),
        ("客服中心", "customer_service"),
        ("Contact centre, 40 agents", "customer_service"),
        ("HR", "human_resources"),
        ("人事部", "human_resources"),
        ("财务", "finance"),
        ("采购部", "supply_chain"),
        ("Logistics", "supply_chain"),
        ("IT", "information_technology"),
        ("IT department", "information_technology"),
        ("数据治理部", "data"),
        ("质量管理部", "quality"),
        ("法务", "legal"),
        ("PMO", "project_office"),
        ("customer_success", "customer_success"),
        ("it is a nice place", None),
        ("hr@example", None),
        ("", None),
        ("🙂" * 1000, None),
        ("火锅店", None),
    ],
)
def test_a_department_is_known_by_its_name_or_by_the_first_one_in_its_description(text, expected):
    found = department_type(text)
    assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新产品/服务开发", "product"),
        ("New product/service development", "product"),
        ("面向中小团队的协作工具MVP", "product"),
        ("product", "product"),
        ("市场推广", "marketing"),
        ("Spring campaign", "marketing"),
        ("IT rollout", "it_rollout"),
        ("ERP上线", "it_rollout"),
        ("CRM implementation for sales", "it_rollout"),
        ("流程优化", "process"),
        ("Lean project in the warehouse", "process"),
        ("cross-department", "cross_department"),
        ("跨部门专项", "cross_department"),
        ("we process orders", None),
        ("年会", None),
        ("", None),
    ],
)
def test_a_project_is_known_by_its_name_or_by_the_first_one_in_its_description(text, expected):
    found = project_type(text)
    assert (found.id if found else None) == expected
