"""PRI106 scheme-without-criteria, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        ({"scheme": "weighted", "options": ["a", "b"]}, ["/criteria"]),
        ({"scheme": "AHP", "options": ["甲", "乙"]}, ["/criteria"]),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("PRI106", "prioritize", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "scheme": "AHP",
            "options": ["Fair", "Radio", "Mail"],
            "comparisons": [
                {"id": "p1", "a": "Fair", "b": "Radio", "ratio": "3"},
                {"id": "p2", "a": "Fair", "b": "Mail", "ratio": "5"},
                {"id": "p3", "a": "Radio", "b": "Mail", "ratio": "2"},
            ],
        },
        {
            "scheme": "weighted",
            "criteria": [{"id": "r", "name": "reach", "weight": "1"}],
            "options": [
                {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
            ],
        },
        {
            "scheme": "ICE",
            "options": [
                {"id": "a", "name": "Search", "figures": {"impact": "8", "confidence": "6", "ease": "5"}},
                {"id": "b", "name": "Export", "figures": {"impact": "2", "confidence": "2", "ease": "2"}},
            ],
        },
        {"options": ["a", "b"]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("PRI106", "prioritize", brief) == []
