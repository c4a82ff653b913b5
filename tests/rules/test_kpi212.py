"""KPI212 limits-that-do-not-hold, beyond its two examples."""

import pytest

from tests.conftest import seen


def tree(*nodes, **more):
    return {"locale": "en", "nodes": [dict(node) for node in nodes], **more}


def goal(*leaves):
    return tree({"id": "r", "formula": "a + b", "scenarios": {"target": "30"}}, *leaves)


def leaf(name, today, limits="", **more):
    return {"id": name, "scenarios": {"actual": today}, "limits": limits, **more}


AT = ["/nodes/id=a/limits"]


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (goal(leaf("a", "10", "12-15"), leaf("b", "10")), AT),
        (goal(leaf("a", "10", "≤ 8"), leaf("b", "10")), AT),
        (goal(leaf("a", "10", "15"), leaf("b", "10")), AT),
        (goal(leaf("a", "0", controllable="yes"), leaf("b", "10", "5-30")), AT),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("KPI212", "build_kpi_tree", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        goal(leaf("a", "10", "8-15"), leaf("b", "10")),
        goal(leaf("a", "10", "10-15"), leaf("b", "10")),
        goal(leaf("a", "0", "0-15"), leaf("b", "10")),
        goal(leaf("a", "10", "±20%"), leaf("b", "10")),
    ],
)
def test_it_does_not_see(brief):
    assert seen("KPI212", "build_kpi_tree", brief) == []
