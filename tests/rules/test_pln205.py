"""PLN205 numbering-with-a-hole, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "department": "Sales",
            "period": "2026",
            "milestones": [{"name": "M1 Design"}, {"name": "M2 Data"}, {"name": "M4 Go-live"}],
        },
        ["/milestones"],
    ),
    (
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"name": "阶段一：设计"}, {"name": "阶段二：开发"}, {"name": "阶段四：上线"}],
        },
        ["/initiatives"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "initiatives": [
                {"name": "Phase 1 design"},
                {"name": "Phase 3 build"},
                {"name": "Phase 4 run"},
                {"name": "Phase 5 close"},
            ],
        },
        ["/initiatives"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "objectives": ["O1 Keep customers", "O2 Win customers", "O4 Train everyone"],
        },
        ["/objectives"],
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "milestones": [
                {"id": "M1", "name": "Design"},
                {"id": "M2", "name": "Data"},
                {"id": "M4", "name": "Go-live"},
            ],
        },
        ["/milestones"],
    ),
]
SAID = [
    (
        {
            "department": "销售部",
            "period": "2026",
            "milestones": [{"name": "M1 设计"}, {"name": "M2 数据"}, {"name": "M4 上线"}],
        },
        "M1、M2、M4 的编号里少了 M3。",
    ),
    (
        {
            "department": "Sales",
            "period": "2026",
            "milestones": [{"name": "M1 Design"}, {"name": "M2 Data"}, {"name": "M4 Go-live"}],
        },
        "The numbering of M1, M2, M4 leaves out M3.",
    ),
]
CLEAN = [
    {
        "department": "Sales",
        "period": "2026",
        "milestones": [{"name": "M1 Design"}, {"name": "M2 Data"}, {"name": "M3 Go-live"}],
    },
    {"department": "Sales", "period": "2026", "milestones": [{"name": "M1 Design"}, {"name": "M3 Go-live"}]},
    {
        "department": "Sales",
        "period": "2026",
        "milestones": [{"name": "M3 first patients"}, {"name": "M6 half"}, {"name": "M12 all"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "milestones": [{"name": "M2 Data"}, {"name": "M3 Build"}, {"name": "M4 Run"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "initiatives": [{"name": "P0 迁移", "priority": "P0"}, {"name": "P1 培训"}, {"name": "P3 图标"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "milestones": [{"name": "Q1 评审"}, {"name": "Q2 评审"}, {"name": "Q4 评审"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "milestones": [{"name": "V1 上线"}, {"name": "V2 上线"}, {"name": "V4 上线"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "milestones": [{"name": "M1.1 Design"}, {"name": "M1.2 Data"}, {"name": "M1.4 Run"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "initiatives": [{"name": "3 shops opened"}, {"name": "4 shops opened"}, {"name": "6 shops opened"}],
    },
    {
        "department": "Sales",
        "period": "2026",
        "milestones": [{"id": "m1", "name": "Design"}, {"id": "m2", "name": "Data"}, {"id": "m4", "name": "Go-live"}],
    },
    {
        "department": "销售部",
        "period": "2026",
        "milestones": [{"name": "目标100家"}, {"name": "目标200家"}, {"name": "目标400家"}],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_number_that_is_missing_between_two(brief, at):
    assert [where for where, _ in seen("PLN205", "generate_plan", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert {text for _, text in seen("PLN205", "generate_plan", brief)} == {message}


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_full_numbering_month_marks_priorities_quarters_and_versions(brief):
    assert seen("PLN205", "generate_plan", brief) == []
