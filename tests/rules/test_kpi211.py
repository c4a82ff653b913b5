"""KPI211 target-out-of-reach, beyond its two examples."""

import pytest

from tests.conftest import seen


def tree(*nodes, **more):
    return {"locale": "en", "nodes": [dict(node) for node in nodes], **more}


def goal(target, *leaves, formula="a * b"):
    return tree({"id": "r", "formula": formula, "scenarios": {"target": target}}, *leaves)


def leaf(name, today, limits="", **more):
    return {"id": name, "scenarios": {"actual": today}, "limits": limits, **more}


AT = ["/nodes/id=r/scenarios/target"]


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (goal("300", leaf("a", "10", "5-12"), leaf("b", "10", "≤ 20")), AT),
        (goal("30", leaf("a", "10", "8-12"), leaf("b", "10", "±10%")), AT),
        (goal("-5", leaf("a", "10", "5-12"), leaf("b", "10", "5-12"), formula="a + b"), AT),
        (goal("120%", leaf("a", "10"), leaf("b", "100"), formula="min(a / b, 1)"), AT),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("KPI211", "build_kpi_tree", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        goal("230", leaf("a", "10", "5-12"), leaf("b", "10", "≤ 20")),
        goal("300", leaf("a", "10"), leaf("b", "10")),
        goal("100", leaf("a", "10", "5-12"), leaf("b", "10", "5-12")),
        tree({"id": "r", "formula": "a * b"}, leaf("a", "10", "5-12"), leaf("b", "10", "5-12")),
    ],
)
def test_it_does_not_see(brief):
    assert seen("KPI211", "build_kpi_tree", brief) == []
