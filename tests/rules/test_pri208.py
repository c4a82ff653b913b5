"""PRI208 unusable-comparison, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "scheme": "AHP",
                "options": ["Fair", "Radio", "Mail"],
                "comparisons": [{"id": "p1", "a": "Fair", "b": "Radio", "ratio": "12"}],
            },
            ["/comparisons/id=p1"],
        ),
        (
            {
                "scheme": "AHP",
                "options": ["Fair", "Radio", "Mail"],
                "comparisons": [{"id": "p1", "a": "Fair", "b": "Radio", "ratio": "often"}],
            },
            ["/comparisons/id=p1"],
        ),
        (
            {
                "scheme": "AHP",
                "options": ["Fair", "Radio", "Mail"],
                "comparisons": [{"id": "p1", "a": "Fair", "b": "Fair", "ratio": "3"}],
            },
            ["/comparisons/id=p1"],
        ),
        (
            {
                "scheme": "AHP",
                "options": ["Fair", "Radio", "Mail"],
                "comparisons": [
                    {"id": "p1", "a": "Fair", "b": "Radio", "ratio": "3"},
                    {"id": "p2", "a": "Radio", "b": "Fair", "ratio": "3"},
                ],
            },
            ["/comparisons/id=p2"],
        ),
        (
            {
                "scheme": "AHP",
                "options": ["Fair", "Radio", "Mail"],
                "comparisons": [{"id": "p1", "a": "Fair", "b": "Radio", "ratio": "1/0"}],
            },
            ["/comparisons/id=p1"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("PRI208", "prioritize", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "scheme": "AHP",
            "options": ["Fair", "Radio", "Mail"],
            "comparisons": [{"id": "p1", "a": "Fair", "b": "Radio", "ratio": "9"}],
        },
        {
            "scheme": "AHP",
            "options": ["Fair", "Radio", "Mail"],
            "comparisons": [{"id": "p1", "a": "Fair", "b": "Radio", "ratio": "1/9"}],
        },
        {
            "scheme": "AHP",
            "options": ["Fair", "Radio", "Mail"],
            "comparisons": [
                {"id": "p1", "a": "Fair", "b": "Radio", "ratio": "3:1"},
                {"id": "p2", "a": "Radio", "b": "Fair", "ratio": "1/3"},
            ],
        },
        {
            "scheme": "AHP",
            "options": ["Fair", "Radio", "Mail"],
            "comparisons": [{"id": "p1", "a": "Fair", "b": "Radio", "ratio": "3倍"}],
        },
        {
            "scheme": "AHP",
            "options": ["Fair", "Radio", "Mail"],
            "comparisons": [{"id": "p1", "a": "Fair", "b": "Redio", "ratio": "3"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("PRI208", "prioritize", brief) == []
