"""PRI202 comparison-of-something-unknown, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "scheme": "AHP",
                "options": ["Fair", "Radio", "Mail"],
                "comparisons": [{"id": "p1", "a": "Fair", "b": "Redio", "ratio": "3"}],
            },
            ["/comparisons/id=p1/b"],
        ),
        (
            {
                "scheme": "AHP",
                "options": ["Fair", "Radio", "Mail"],
                "comparisons": [{"id": "p1", "a": "Fair", "b": "Radio", "ratio": "3", "criterion": "price"}],
            },
            ["/comparisons/id=p1/criterion"],
        ),
        (
            {
                "scheme": "AHP",
                "criteria": ["成本", "口碑"],
                "options": ["甲", "乙"],
                "comparisons": [{"id": "p", "a": "甲", "b": "乙", "ratio": "3"}],
            },
            ["/comparisons/id=p/a", "/comparisons/id=p/b"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("PRI202", "prioritize", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "scheme": "AHP",
            "options": ["Fair", "Radio", "Mail"],
            "comparisons": [{"id": "p1", "a": "Fair", "b": "Radio", "ratio": "3"}],
        },
        {
            "scheme": "AHP",
            "criteria": ["成本", "口碑"],
            "options": ["甲", "乙"],
            "comparisons": [
                {"a": "成本", "b": "口碑", "ratio": "3"},
                {"criterion": "成本", "a": "甲", "b": "乙", "ratio": "1/3"},
            ],
        },
        {"scheme": "AHP", "options": ["Fair", "Radio", "Mail"], "comparisons": []},
        {
            "scheme": "AHP",
            "options": [{"id": "a", "name": "Fair"}, {"id": "b", "name": "Radio"}],
            "comparisons": [{"a": " a ", "b": "Radio", "ratio": "2"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("PRI202", "prioritize", brief) == []
