"""RET202 all-met-with-goals-nobody-can-judge, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "project": "Locker pilot",
            "goals": [{"id": "g", "metric": "DAU", "target": "≥300"}],
            "claims": [{"id": "c", "text": "All goals met", "op": "all_met"}],
        },
        ["/claims/id=c"],
    ),
    (
        {
            "project": "校园外卖柜试点",
            "goals": [{"id": "g", "metric": "DAU", "target": "≥300"}],
            "evidence": "DAU峰值318",
            "claims": [{"id": "c", "text": "各项目标全部达成", "op": "all_met"}],
        },
        ["/claims/id=c"],
    ),
]
CLEAN = [
    {
        "project": "校园外卖柜试点",
        "goals": [
            {"id": "g", "metric": "注册", "target": "≥1,500", "actual": "1,210"},
            {"id": "h", "metric": "D7留存", "target": "≥20%", "actual": "24%"},
        ],
        "claims": [{"id": "c", "text": "各项目标全部达成", "op": "all_met"}],
    },
    {
        "project": "校园外卖柜试点",
        "goals": [
            {"id": "g", "metric": "DAU", "target": "≥300"},
            {"id": "h", "metric": "D7留存", "target": "≥20%", "actual": "24%"},
        ],
        "claims": [{"id": "c", "text": "各项目标全部达成", "op": "all_met", "of": ["D7留存"]}],
    },
    {"project": "Locker pilot", "goals": [{"id": "g", "metric": "DAU", "target": "≥300"}]},
]
SAID = [
    (
        {
            "project": "校园外卖柜试点",
            "goals": [{"id": "g", "metric": "DAU", "target": "≥300"}],
            "evidence": "DAU峰值318",
            "claims": [{"id": "c", "text": "各项目标全部达成", "op": "all_met"}],
        },
        "写着“各项目标全部达成”，但 DAU 无法判断是否达成。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_claim_about_what_nobody_can_judge(brief, at):
    assert [where for where, _ in seen("RET202", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET202", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_claims_about_goals_that_can_be_judged(brief):
    assert seen("RET202", "run_retrospective", brief) == []
