"""PRI107 criterion-without-direction, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "scheme": "weighted",
                "criteria": [
                    {"id": "r", "name": "Benefit", "weight": "60%"},
                    {"id": "p", "name": "Cost", "weight": "40%"},
                ],
                "options": [
                    {"id": "a", "name": "x", "figures": {"Benefit": "3", "Cost": "4"}},
                    {"id": "b", "name": "y", "figures": {"Benefit": "4", "Cost": "5"}},
                ],
            },
            ["/criteria/id=p/better"],
        ),
        (
            {
                "scheme": "weighted",
                "criteria": [
                    {"id": "r", "name": "收益", "weight": "60%"},
                    {"id": "p", "name": "实施风险", "weight": "40%"},
                ],
                "options": [
                    {"id": "a", "name": "甲", "figures": {"收益": "3", "实施风险": "4"}},
                    {"id": "b", "name": "乙", "figures": {"收益": "4", "实施风险": "5"}},
                ],
            },
            ["/criteria/id=p/better"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("PRI107", "prioritize", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "scheme": "weighted",
            "criteria": [
                {"id": "r", "name": "Benefit", "weight": "60%"},
                {"id": "p", "name": "Cost", "weight": "40%", "better": "lower"},
            ],
            "options": [
                {"id": "a", "name": "x", "figures": {"Benefit": "3", "Cost": "4"}},
                {"id": "b", "name": "y", "figures": {"Benefit": "4", "Cost": "5"}},
            ],
        },
        {
            "scheme": "weighted",
            "criteria": [
                {"id": "r", "name": "降低成本", "weight": "60%"},
                {"id": "p", "name": "风险可控性", "weight": "40%"},
            ],
            "options": [{"id": "a", "name": "甲"}, {"id": "b", "name": "乙"}],
        },
        {
            "scheme": "weighted",
            "criteria": [
                {"id": "r", "name": "Cost savings", "weight": "60%"},
                {"id": "p", "name": "Strategic fit", "weight": "40%"},
            ],
            "options": [
                {"id": "a", "name": "Fair", "figures": {"reach": "8", "price": "4"}},
                {"id": "b", "name": "Radio", "figures": {"reach": "6", "price": "7"}},
            ],
        },
        {
            "scheme": "ICE",
            "options": [
                {"id": "a", "name": "Search", "figures": {"impact": "8", "confidence": "6", "ease": "5"}},
                {"id": "b", "name": "Export", "figures": {"impact": "2", "confidence": "2", "ease": "2"}},
            ],
            "criteria": [{"id": "cost", "name": "Cost"}],
        },
        {
            "scheme": "AHP",
            "criteria": [{"id": "c", "name": "Cost"}],
            "options": ["x", "y"],
            "comparisons": [{"criterion": "c", "a": "x", "b": "y", "ratio": "3"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("PRI107", "prioritize", brief) == []
