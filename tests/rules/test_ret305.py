"""RET305 verdict-without-evidence, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    ({"project": "校园外卖柜试点", "dimensions": "成本:控制良好"}, ["/dimensions/id=dimension-1/evidence"]),
    (
        {"project": "Locker pilot", "dimensions": [{"id": "d", "name": "Quality", "verdict": "Good enough"}]},
        ["/dimensions/id=d/evidence"],
    ),
]
CLEAN = [
    {"project": "校园外卖柜试点", "dimensions": "质量:P1缺陷2个"},
    {
        "project": "Locker pilot",
        "dimensions": [{"id": "d", "name": "Quality", "verdict": "Good", "metrics": ["P1 defects"]}],
    },
    {
        "project": "Locker pilot",
        "dimensions": [{"id": "d", "name": "Quality", "verdict": "Good", "evidence": "status page"}],
    },
    {"project": "校园外卖柜试点", "dimensions": "质量"},
]
SAID = [({"project": "校园外卖柜试点", "dimensions": "成本:控制良好"}, "“成本”的评价，依据是什么？")]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_verdict_that_nothing_stands_behind(brief, at):
    assert [where for where, _ in seen("RET305", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET305", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_verdict_with_evidence_metrics_or_a_figure(brief):
    assert seen("RET305", "run_retrospective", brief) == []
