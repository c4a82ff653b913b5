"""PRI204 figure-that-cannot-be-scored, beyond its two examples."""

import pytest

from tests.conftest import seen


def option(key, name, **changed):
    """Return an option that RICE can score, but for what is changed."""
    return {
        "id": key,
        "name": name,
        "figures": {"reach": "800", "impact": "2", "confidence": "80%", "effort": "4", **changed},
    }


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {"scheme": "RICE", "options": [option("a", "Search", confidence="80"), option("b", "Export")]},
            ["/options/id=a/figures/confidence"],
        ),
        (
            {"scheme": "RICE", "options": [option("a", "Search", confidence="120%"), option("b", "Export")]},
            ["/options/id=a/figures/confidence"],
        ),
        (
            {"scheme": "RICE", "options": [option("a", "Search", effort="0"), option("b", "Export")]},
            ["/options/id=a/figures/effort"],
        ),
        (
            {"scheme": "RICE", "options": [option("a", "Search", reach="-5"), option("b", "Export")]},
            ["/options/id=a/figures/reach"],
        ),
        (
            {"scheme": "RICE", "options": [option("a", "Search", effort="2-3"), option("b", "Export")]},
            ["/options/id=a/figures/effort"],
        ),
        (
            {"scheme": "RICE", "options": [option("a", "Search", effort="3人月"), option("b", "Export", effort="2周")]},
            ["/options/id=b/figures/effort"],
        ),
        (
            {
                "scheme": "weighted",
                "criteria": [
                    {"id": "r", "name": "reach", "weight": "60%", "better": "higher", "scale": "1-5"},
                    {"id": "p", "name": "price", "weight": "40%"},
                ],
                "options": [
                    {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                    {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
                ],
            },
            ["/options/id=a/figures/reach", "/options/id=b/figures/reach"],
        ),
        (
            {
                "scheme": "weighted",
                "criteria": [{"id": "r", "name": "reach", "weight": "-1"}, {"id": "p", "name": "price", "weight": "2"}],
                "options": [
                    {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                    {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
                ],
            },
            ["/criteria/id=r/weight"],
        ),
        (
            {
                "scheme": "weighted",
                "criteria": [
                    {"id": "r", "name": "reach", "weight": "30-40%"},
                    {"id": "p", "name": "price", "weight": "60%"},
                ],
                "options": [
                    {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                    {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
                ],
            },
            ["/criteria/id=r/weight"],
        ),
        (
            {
                "scheme": "BCG",
                "options": [{"id": "a", "name": "整机", "figures": {"增长率": "15", "份额": "30%", "对手份额": "20%"}}],
            },
            ["/options/id=a/figures/增长率"],
        ),
        (
            {
                "scheme": "BCG",
                "cutoffs": {"growth": "12"},
                "options": [
                    {"id": "a", "name": "整机", "figures": {"增长率": "15%", "份额": "30%", "对手份额": "20%"}}
                ],
            },
            ["/cutoffs/growth"],
        ),
        (
            {
                "scheme": "BCG",
                "options": [
                    {"id": "a", "name": "整机", "figures": {"增长率": "15%", "份额": "30%", "对手份额": "200万元"}}
                ],
            },
            ["/options/id=a/figures/对手份额"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("PRI204", "prioritize", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {"scheme": "RICE", "options": [option("a", "Search"), option("b", "Export")]},
        {
            "scheme": "RICE",
            "options": [option("a", "Search", confidence="0.8"), option("b", "Export", confidence="100%")],
        },
        {"scheme": "RICE", "options": [option("a", "Search", effort="3人月"), option("b", "Export", effort="2")]},
        {
            "scheme": "RICE",
            "options": [option("a", "Search", reach="5,000 users"), option("b", "Export", reach="300 customers")],
        },
        {"scheme": "RICE", "options": [option("a", "Search", reach="约500"), option("b", "Export")]},
        {
            "scheme": "RICE",
            "options": [{"id": "a", "name": "Search", "figures": {"reach": "800"}}, {"id": "b", "name": "Export"}],
        },
        {
            "scheme": "weighted",
            "criteria": [
                {"id": "r", "name": "reach", "weight": "60%", "better": "higher", "scale": "1-10"},
                {"id": "p", "name": "price", "weight": "40%"},
            ],
            "options": [
                {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
            ],
        },
        {
            "scheme": "BCG",
            "cutoffs": {"growth": "12%", "share": "15%"},
            "options": [{"id": "a", "name": "整机", "figures": {"增长率": "-3%", "份额": "30%"}}],
        },
        {
            "scheme": "ICE",
            "options": [
                {"id": "a", "name": "Search", "figures": {"impact": "8", "confidence": "6", "ease": "5"}},
                {"id": "b", "name": "Export", "figures": {"impact": "0", "confidence": "2", "ease": "2"}},
            ],
        },
        {"scheme": "RICE", "options": [option("a", "Search", impact="0.25"), option("b", "Export", impact="3")]},
        {
            "scheme": "BCG",
            "options": [
                {"id": "a", "name": "整机", "figures": {"增长率": "0.15", "份额": "300万元", "对手份额": "200万元"}}
            ],
        },
        {
            "scheme": "weighted",
            "criteria": [{"id": "r", "name": "reach", "weight": "0"}, {"id": "p", "name": "price", "weight": "2"}],
            "options": [
                {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
            ],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("PRI204", "prioritize", brief) == []
