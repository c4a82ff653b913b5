"""PRI203 weights-off-the-whole, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "scheme": "weighted",
                "criteria": [
                    {"id": "r", "name": "reach", "weight": "60%"},
                    {"id": "p", "name": "price", "weight": "50%"},
                ],
                "options": [
                    {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                    {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
                ],
            },
            ["/criteria"],
        ),
        (
            {
                "scheme": "weighted",
                "criteria": [
                    {"id": "r", "name": "覆盖", "weight": "0.5"},
                    {"id": "p", "name": "价格", "weight": "0.3"},
                ],
                "options": [
                    {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                    {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
                ],
            },
            ["/criteria"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("PRI203", "prioritize", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "scheme": "weighted",
            "criteria": [{"id": "r", "name": "reach", "weight": "60%"}, {"id": "p", "name": "price", "weight": "40%"}],
            "options": [
                {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
            ],
        },
        {
            "scheme": "weighted",
            "criteria": [{"id": "r", "name": "reach", "weight": "5"}, {"id": "p", "name": "price", "weight": "3"}],
            "options": [
                {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
            ],
        },
        {
            "scheme": "weighted",
            "criteria": [{"id": "r", "name": "reach", "weight": "1"}, {"id": "p", "name": "price", "weight": "0.5"}],
            "options": [
                {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
            ],
        },
        {
            "scheme": "weighted",
            "criteria": [
                {"id": "r", "name": "reach", "weight": "33.3%"},
                {"id": "p", "name": "price", "weight": "33.3%"},
                {"id": "q", "name": "quality", "weight": "33.3%"},
            ],
            "options": [
                {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
            ],
        },
        {
            "scheme": "weighted",
            "criteria": [{"id": "r", "name": "reach", "weight": "0.5"}, {"id": "p", "name": "price"}],
            "options": [
                {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
            ],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("PRI203", "prioritize", brief) == []
