"""PRI201 figure-that-nothing-uses, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "scheme": "ICE",
                "options": [
                    {
                        "id": "a",
                        "name": "Search",
                        "figures": {"impact": "8", "confidence": "6", "ease": "5", "fit": "9"},
                    },
                    {"id": "b", "name": "Export", "figures": {"impact": "2", "confidence": "2", "ease": "2"}},
                ],
            },
            ["/options/id=a/figures/fit"],
        ),
        (
            {
                "scheme": "weighted",
                "criteria": [
                    {"id": "r", "name": "reach", "weight": "60%"},
                    {"id": "p", "name": "price", "weight": "40%"},
                ],
                "options": [
                    {"id": "a", "name": "展会", "figures": {"reach": "8", "prise": "4"}},
                    {"id": "b", "name": "电台", "figures": {"reach": "6", "price": "7"}},
                ],
            },
            ["/options/id=a/figures/prise"],
        ),
        (
            {
                "scheme": "ICE",
                "options": [
                    {
                        "id": "a",
                        "name": "Search",
                        "figures": {"impact": "8", "confidence": "6", "ease": "5", "影响": "7"},
                    },
                    {"id": "b", "name": "Export", "figures": {"impact": "2", "confidence": "2", "ease": "2"}},
                ],
            },
            ["/options/id=a/figures/影响"],
        ),
        (
            {
                "scheme": "ICE",
                "options": [
                    {"id": "a", "name": "Search", "figures": {"impact": "8", "confidence": "6", "ease": "5"}},
                    {"id": "b", "name": "Export", "figures": {"impact": "2", "confidence": "2", "ease": "2"}},
                ],
                "criteria": [{"id": "s", "name": "Strategic fit"}],
            },
            ["/criteria/id=s"],
        ),
        (
            {
                "scheme": "ICE",
                "options": [
                    {
                        "id": "a",
                        "name": "Search",
                        "figures": {"impact": "8", "confidence": "6", "ease": "5", "a/b": "9"},
                    },
                    {"id": "b", "name": "Export", "figures": {"impact": "2", "confidence": "2", "ease": "2"}},
                ],
            },
            ["/options/id=a/figures/a~1b"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("PRI201", "prioritize", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "scheme": "ICE",
            "options": [
                {"id": "a", "name": "Search", "figures": {"impact": "8", "confidence": "6", "ease": "5"}},
                {"id": "b", "name": "Export", "figures": {"impact": "2", "confidence": "2", "ease": "2"}},
            ],
        },
        {
            "scheme": "ICE",
            "options": [
                {"id": "a", "name": "Search", "figures": {"影响": "8", "信心": "6", "容易度": "5"}},
                {"id": "b", "name": "Export", "figures": {"impact": "2", "confidence": "2", "ease": "2"}},
            ],
        },
        {
            "scheme": "ICE",
            "options": [
                {"id": "a", "name": "Search", "figures": {"impact": "8", "confidence": "6", "ease": "5"}},
                {"id": "b", "name": "Export", "figures": {"impact": "2", "confidence": "2", "ease": "2"}},
            ],
            "criteria": [{"id": "impact", "name": "", "weight": ""}],
        },
        {
            "scheme": "weighted",
            "criteria": [{"id": "r", "name": "reach", "weight": "60%"}, {"id": "p", "name": "price", "weight": "40%"}],
            "options": [
                {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
            ],
        },
        {"options": [{"id": "a", "name": "x", "figures": {"whatever": "3"}}, {"id": "b", "name": "y"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("PRI201", "prioritize", brief) == []
