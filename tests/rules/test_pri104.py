"""PRI104 criterion-without-weight, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "scheme": "weighted",
                "criteria": [{"id": "r", "name": "reach", "weight": "60%"}, {"id": "p", "name": "price"}],
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
                "criteria": [{"id": "r", "name": "reach"}, {"id": "p", "name": "price"}],
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
    assert [where for where, _ in seen("PRI104", "prioritize", brief)] == at


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
            "criteria": [{"id": "r", "name": "reach", "weight": "3"}, {"id": "p", "name": "price", "weight": "2"}],
            "options": [
                {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
            ],
        },
        {
            "scheme": "weighted",
            "criteria": [{"id": "r", "name": "reach"}],
            "options": [
                {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
            ],
        },
        {"scheme": "AHP", "criteria": ["x", "y"], "options": ["A", "B"]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("PRI104", "prioritize", brief) == []
