"""KPI213 comparison-of-unknown-scenarios, beyond its two examples."""

import pytest

from tests.conftest import seen


def tree(*nodes, **more):
    return {"locale": "en", "nodes": [dict(node) for node in nodes], **more}


def asked(*compare, **scenarios):
    return tree({"id": "r", "formula": "a * 2"}, {"id": "a", "scenarios": scenarios}, compare=list(compare))


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (asked("baseline", "actual", target="3", actual="2"), ["/compare"]),
        (asked("2024", "2025", actual="2"), ["/compare"]),
        (asked("actual", "actual", target="3", actual="2"), ["/compare"]),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("KPI213", "build_kpi_tree", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        asked("target", "actual", target="3", actual="2"),
        asked("目标", "实际", target="3", actual="2"),
        asked(target="3", actual="2"),
    ],
)
def test_it_does_not_see(brief):
    assert seen("KPI213", "build_kpi_tree", brief) == []
