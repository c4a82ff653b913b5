"""RET307 way-of-looking-not-used, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    ({"project": "校园外卖柜试点", "models": "SWOT分析、5 Whys根因分析、KPI指标树"}, ["/swot", "/whys", "/kpi_tree"]),
    ({"project": "Locker pilot", "models": ["PDCA"]}, ["/pdca"]),
]
CLEAN = [
    {"project": "校园外卖柜试点", "models": "四步法"},
    {
        "project": "Locker pilot",
        "models": ["SWOT"],
        "swot": {"items": [{"text": "Near the gate", "quadrant": "strength"}]},
    },
    {"project": "Locker pilot", "models": ["KPI tree"], "kpi_tree": [{"id": "a", "value": "3"}]},
    {"project": "Locker pilot", "models": []},
    {"project": "Locker pilot", "models": ["PDCA"], "pdca": {"act": ["Test hinges"]}},
]
SAID = [({"project": "校园外卖柜试点", "models": "KPI指标树"}, "指标树 的内容是什么？")]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_way_of_looking_that_was_wished_for_and_is_empty(brief, at):
    assert [where for where, _ in seen("RET307", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET307", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_ways_that_are_filled_in_or_nobody_wished_for(brief):
    assert seen("RET307", "run_retrospective", brief) == []
