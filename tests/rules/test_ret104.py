"""RET104 target-moved-since-the-plan, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "project": "校园外卖柜试点",
            "plan": "doc-1",
            "planned": {"kpis": [{"id": "k", "name": "注册", "target": "≥1,500"}]},
            "goals": [{"id": "g", "kpi": "k", "metric": "注册", "target": "≥1,200", "actual": "1,210"}],
        },
        ["/goals/id=g/target"],
    ),
    (
        {
            "project": "校园外卖柜试点",
            "plan": "doc-1",
            "planned": {"kpis": [{"id": "k", "name": "注册", "target": "≥1,500"}]},
            "goals": [{"id": "g", "metric": "注册数", "target": "≥1,000", "actual": "1,210"}],
        },
        ["/goals/id=g/target"],
    ),
    (
        {
            "project": "Locker pilot",
            "plan": "doc-1",
            "planned": {"kpis": [{"id": "k", "name": "D7 retention", "target": "≥30%"}]},
            "goals": [{"id": "g", "metric": "D7 retention", "target": "≥25%"}],
        },
        ["/goals/id=g/target"],
    ),
]
CLEAN = [
    {
        "project": "校园外卖柜试点",
        "plan": "doc-1",
        "planned": {"kpis": [{"id": "k", "name": "注册", "target": "≥1,500"}]},
        "goals": [{"id": "g", "kpi": "k", "metric": "注册", "target": "≥1,500", "actual": "1,210"}],
    },
    {
        "project": "校园外卖柜试点",
        "plan": "doc-1",
        "planned": {"kpis": [{"id": "k", "name": "注册", "target": "≥1500"}]},
        "goals": [{"id": "g", "metric": "注册", "target": "1,500", "better": "higher"}],
    },
    {"project": "校园外卖柜试点", "goals": [{"id": "g", "metric": "注册", "target": "≥1,200"}]},
    {
        "project": "校园外卖柜试点",
        "plan": "doc-1",
        "planned": {"kpis": [{"id": "k", "name": "注册", "target": "≥1,500"}]},
        "goals": [{"id": "g", "kpi": "k", "metric": "注册", "actual": "1,210"}],
    },
    {
        "project": "Locker pilot",
        "plan": "doc-1",
        "planned": {"kpis": [{"id": "k", "name": "Lead time", "target": "≤2 weeks"}]},
        "goals": [{"id": "g", "kpi": "k", "metric": "Lead time", "target": "≤14 days"}],
    },
]
SAID = [
    (
        {
            "project": "校园外卖柜试点",
            "plan": "doc-1",
            "planned": {"kpis": [{"id": "k", "name": "注册", "target": "≥1,500"}]},
            "goals": [{"id": "g", "kpi": "k", "metric": "注册", "target": "≥1,200"}],
        },
        "“注册”在规划里的目标是 ≥1,500，这里写成了另一个。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_target_that_is_another_one_than_in_the_plan(brief, at):
    assert [where for where, _ in seen("RET104", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET104", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_the_same_target_written_otherwise_or_no_plan(brief):
    assert seen("RET104", "run_retrospective", brief) == []
