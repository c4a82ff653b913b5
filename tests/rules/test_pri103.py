"""PRI103 option-without-figure, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "scheme": "ICE",
                "options": [
                    {"id": "a", "name": "Search", "figures": {"impact": "8", "confidence": "6"}},
                    {"id": "b", "name": "Export", "figures": {"impact": "2", "confidence": "2", "ease": "2"}},
                ],
            },
            ["/options/id=a/figures/ease"],
        ),
        (
            {
                "scheme": "weighted",
                "criteria": [
                    {"id": "r", "name": "reach", "weight": "60%"},
                    {"id": "p", "name": "price", "weight": "40%"},
                ],
                "options": [
                    {"id": "a", "name": "展会", "figures": {"reach": "8"}},
                    {"id": "b", "name": "电台", "figures": {"reach": "6", "price": "7"}},
                ],
            },
            ["/options/id=a/figures/price"],
        ),
        (
            {"scheme": "BCG", "options": [{"id": "a", "name": "维修", "figures": {"增长率": "2%", "份额": "5%"}}]},
            ["/options/id=a/figures/rival"],
        ),
        (
            {"scheme": "BCG", "options": [{"id": "a", "name": "维修"}]},
            ["/options/id=a/figures/share", "/options/id=a/figures/growth"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("PRI103", "prioritize", brief)] == at


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
                {"id": "a", "name": "Search", "figures": {"impact": "8", "confidence": "6", "ease": "5-7"}},
                {"id": "b", "name": "Export", "figures": {"impact": "2", "confidence": "2", "ease": "2"}},
            ],
        },
        {"options": ["Search", "Export"]},
        {"scheme": "BCG", "options": [{"id": "a", "name": "软件", "figures": {"增长率": "25%", "相对份额": "0.3"}}]},
        {
            "scheme": "AHP",
            "options": ["Fair", "Radio", "Mail"],
            "comparisons": [{"id": "p1", "a": "Fair", "b": "Radio", "ratio": "3"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("PRI103", "prioritize", brief) == []
