"""PRI207 first-place-shared, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "scheme": "ICE",
                "options": [
                    {"id": "a", "name": "Search", "figures": {"impact": "8", "confidence": "6", "ease": "5"}},
                    {"id": "b", "name": "Export", "figures": {"impact": "6", "confidence": "8", "ease": "5"}},
                ],
            },
            ["/options"],
        ),
        (
            {
                "scheme": "weighted",
                "criteria": [{"id": "r", "name": "覆盖", "weight": "1"}, {"id": "p", "name": "价格", "weight": "1"}],
                "options": [
                    {"id": "a", "name": "甲", "figures": {"覆盖": "9", "价格": "4"}},
                    {"id": "b", "name": "乙", "figures": {"覆盖": "4", "价格": "9"}},
                ],
            },
            ["/options"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("PRI207", "prioritize", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "scheme": "ICE",
            "options": [
                {"id": "a", "name": "Search", "figures": {"impact": "8", "confidence": "6", "ease": "5"}},
                {"id": "b", "name": "Export", "figures": {"impact": "6", "confidence": "8", "ease": "4"}},
            ],
        },
        {
            "scheme": "ICE",
            "options": [
                {"id": "a", "name": "x", "figures": {"impact": "9", "confidence": "9", "ease": "9"}},
                {"id": "b", "name": "y", "figures": {"impact": "8", "confidence": "6", "ease": "5"}},
                {"id": "c", "name": "z", "figures": {"impact": "8", "confidence": "6", "ease": "5"}},
            ],
        },
        {
            "scheme": "ICE",
            "options": [{"id": "a", "name": "x", "figures": {"impact": "8", "confidence": "6", "ease": "5"}}],
        },
        {"options": ["a", "b"]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("PRI207", "prioritize", brief) == []
