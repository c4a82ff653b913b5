"""RET201 all-met-against-an-unmet-goal, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "project": "校园外卖柜试点",
            "goals": [
                {"id": "g", "metric": "注册", "target": "≥1,500", "actual": "1,210"},
                {"id": "h", "metric": "D7留存", "target": "≥20%", "actual": "24%"},
            ],
            "claims": [{"id": "c", "text": "各项目标全部达成", "op": "all_met"}],
        },
        ["/claims/id=c"],
    ),
    (
        {
            "project": "校园外卖柜试点",
            "goals": [
                {"id": "g", "metric": "注册", "target": "≥1,500", "actual": "1,210"},
                {"id": "h", "metric": "D7留存", "target": "≥20%", "actual": "24%"},
            ],
            "claims": [{"id": "c", "text": "各项目标全部达成", "op": "all_met", "of": ["注册"]}],
        },
        ["/claims/id=c"],
    ),
    (
        {
            "project": "Locker pilot",
            "goals": [{"id": "g", "metric": "late orders", "target": "≤5", "actual": "9"}],
            "claims": [{"id": "c", "text": "All goals met", "op": "all_met"}],
        },
        ["/claims/id=c"],
    ),
]
CLEAN = [
    {
        "project": "校园外卖柜试点",
        "goals": [{"id": "h", "metric": "D7留存", "target": "≥20%", "actual": "24%"}],
        "claims": [{"id": "c", "text": "各项目标全部达成", "op": "all_met"}],
    },
    {
        "project": "校园外卖柜试点",
        "goals": [
            {"id": "g", "metric": "注册", "target": "≥1,500", "actual": "1,210"},
            {"id": "h", "metric": "D7留存", "target": "≥20%", "actual": "24%"},
        ],
        "claims": [{"id": "c", "text": "各项目标全部达成", "op": "all_met", "of": ["h"]}],
    },
    {
        "project": "校园外卖柜试点",
        "goals": [
            {"id": "g", "metric": "注册", "target": "≥1,500", "actual": "1,210"},
            {"id": "h", "metric": "D7留存", "target": "≥20%", "actual": "24%"},
        ],
    },
    {
        "project": "Locker pilot",
        "goals": [{"id": "g", "metric": "DAU", "target": "≥300"}],
        "claims": [{"id": "c", "text": "All goals met", "op": "all_met"}],
    },
    {
        "project": "校园外卖柜试点",
        "goals": [
            {"id": "g", "metric": "注册", "target": "≥1,500", "actual": "1,210"},
            {"id": "h", "metric": "D7留存", "target": "≥20%", "actual": "24%"},
        ],
        "claims": [{"id": "c", "text": "共2项", "op": "count", "of": ["a", "b"], "value": "2"}],
    },
]
SAID = [
    (
        {
            "project": "校园外卖柜试点",
            "goals": [
                {"id": "g", "metric": "注册", "target": "≥1,500", "actual": "1,210"},
                {"id": "h", "metric": "D7留存", "target": "≥20%", "actual": "24%"},
            ],
            "claims": [{"id": "c", "text": "各项目标全部达成", "op": "all_met"}],
        },
        "写着“各项目标全部达成”，但 注册 没有达成。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_claim_that_the_figures_deny(brief, at):
    assert [where for where, _ in seen("RET201", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET201", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_goals_that_were_met_or_are_not_claimed(brief):
    assert seen("RET201", "run_retrospective", brief) == []
