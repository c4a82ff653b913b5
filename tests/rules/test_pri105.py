"""PRI105 pair-not-compared, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "scheme": "AHP",
                "options": ["Fair", "Radio", "Mail"],
                "comparisons": [
                    {"id": "p1", "a": "Fair", "b": "Radio", "ratio": "3"},
                    {"id": "p2", "a": "Fair", "b": "Mail", "ratio": "5"},
                ],
            },
            ["/comparisons"],
        ),
        ({"scheme": "AHP", "criteria": ["成本", "口碑"], "options": ["甲", "乙"]}, ["/comparisons"]),
        (
            {
                "scheme": "AHP",
                "options": ["Fair", "Radio", "Mail"],
                "comparisons": [{"id": "p1", "a": "Fair", "b": "Radio", "ratio": "3"}],
            },
            ["/comparisons"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("PRI105", "prioritize", brief)] == at


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
            "criteria": [{"id": "r", "name": "reach"}, {"id": "p", "name": "price"}],
            "options": [
                {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
            ],
        },
        {"scheme": "AHP", "options": ["a", "b"]},
        {
            "scheme": "AHP",
            "criteria": [{"id": "r", "name": "reach", "weight": "60%"}, {"id": "p", "name": "price", "weight": "40%"}],
            "options": [
                {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
            ],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("PRI105", "prioritize", brief) == []
