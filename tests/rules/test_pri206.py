"""PRI206 first-place-easily-turned, beyond its two examples."""

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
                    {"id": "b", "name": "Export", "figures": {"impact": "6", "confidence": "8", "ease": "4.9"}},
                ],
            },
            ["/options/id=a/figures/impact"],
        ),
        (
            {
                "scheme": "weighted",
                "criteria": [
                    {"id": "r", "name": "覆盖", "weight": "48%"},
                    {"id": "p", "name": "价格", "weight": "52%"},
                ],
                "options": [
                    {"id": "a", "name": "展会", "figures": {"覆盖": "10", "价格": "4"}},
                    {"id": "b", "name": "电台", "figures": {"覆盖": "4", "价格": "10"}},
                ],
            },
            ["/criteria/id=p/weight"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("PRI206", "prioritize", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "scheme": "ICE",
            "options": [
                {"id": "a", "name": "Search", "figures": {"impact": "8", "confidence": "6", "ease": "5"}},
                {"id": "b", "name": "Export", "figures": {"impact": "4", "confidence": "8", "ease": "4"}},
            ],
        },
        {
            "scheme": "ICE",
            "options": [
                {"id": "a", "name": "Search", "figures": {"impact": "8", "confidence": "6", "ease": "5"}},
                {"id": "b", "name": "Export", "figures": {"impact": "6", "confidence": "8", "ease": "5"}},
            ],
        },
        {
            "scheme": "weighted",
            "criteria": [{"id": "r", "name": "reach", "weight": "60%"}, {"id": "p", "name": "price", "weight": "40%"}],
            "options": [
                {"id": "a", "name": "x", "figures": {"reach": "9", "price": "4"}},
                {"id": "b", "name": "y", "figures": {"reach": "4", "price": "6"}},
            ],
        },
        {
            "scheme": "ICE",
            "options": [{"id": "a", "name": "x", "figures": {"impact": "8", "confidence": "6", "ease": "5"}}],
        },
        {
            "scheme": "weighted",
            "criteria": [{"id": "r", "name": "reach"}],
            "options": [
                {"id": "a", "name": "x", "figures": {"reach": "9"}},
                {"id": "b", "name": "y", "figures": {"reach": "8.9"}},
            ],
        },
        {
            "scheme": "weighted",
            "criteria": [{"id": "r", "name": "reach", "weight": "1"}, {"id": "p", "name": "price", "weight": "1"}],
            "options": [
                {"id": "a", "name": "x", "figures": {"reach": "9", "price": "9"}},
                {"id": "b", "name": "y", "figures": {"reach": "8", "price": "8"}},
            ],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("PRI206", "prioritize", brief) == []
