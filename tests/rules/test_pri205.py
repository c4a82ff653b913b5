"""PRI205 comparisons-that-contradict, beyond its two examples."""

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
                    {"id": "p2", "a": "Radio", "b": "Mail", "ratio": "3"},
                    {"id": "p3", "a": "Mail", "b": "Fair", "ratio": "9"},
                ],
            },
            ["/comparisons/id=p3"],
        )
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("PRI205", "prioritize", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "scheme": "AHP",
            "options": ["Fair", "Radio", "Mail"],
            "comparisons": [
                {"id": "p1", "a": "Fair", "b": "Radio", "ratio": "3"},
                {"id": "p2", "a": "Radio", "b": "Mail", "ratio": "3"},
                {"id": "p3", "a": "Fair", "b": "Mail", "ratio": "9"},
            ],
        },
        {
            "scheme": "AHP",
            "options": ["Fair", "Radio", "Mail"],
            "comparisons": [
                {"id": "p1", "a": "Fair", "b": "Radio", "ratio": "3"},
                {"id": "p2", "a": "Radio", "b": "Mail", "ratio": "2"},
                {"id": "p3", "a": "Fair", "b": "Mail", "ratio": "5"},
            ],
        },
        {
            "scheme": "AHP",
            "options": ["Fair", "Radio", "Mail"],
            "comparisons": [{"id": "p1", "a": "Fair", "b": "Radio", "ratio": "3"}],
        },
        {"scheme": "AHP", "options": ["Fair", "Radio", "Mail"], "comparisons": []},
    ],
)
def test_it_does_not_see(brief):
    assert seen("PRI205", "prioritize", brief) == []
