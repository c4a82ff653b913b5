"""RET304 dimension-never-evaluated, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {"project": "校园外卖柜试点", "dimensions": "质量、成本"},
        ["/dimensions/id=dimension-1/verdict", "/dimensions/id=dimension-2/verdict"],
    ),
    (
        {"project": "Locker pilot", "dimensions": [{"id": "d", "name": "Quality", "evidence": "2 P1 defects"}]},
        ["/dimensions/id=d/verdict"],
    ),
]
CLEAN = [
    {"project": "校园外卖柜试点", "dimensions": "质量:P1缺陷2个;成本:未超支"},
    {
        "project": "Locker pilot",
        "dimensions": [{"id": "d", "name": "Quality", "verdict": "Good", "evidence": "2 P1 defects"}],
    },
    {"project": "Locker pilot", "dimensions": []},
]
SAID = [({"project": "校园外卖柜试点", "dimensions": "质量"}, "这些维度的结论是什么：质量？")]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_dimension_without_a_verdict(brief, at):
    assert [where for where, _ in seen("RET304", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET304", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_dimension_with_its_verdict_in_fields_or_behind_a_colon(brief):
    assert seen("RET304", "run_retrospective", brief) == []
