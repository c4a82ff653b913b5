"""PRI102 options-without-scheme, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        ({"options": ["Search", "Export"]}, ["/scheme"]),
        (
            {
                "options": [
                    {"id": "a", "name": "搜索", "figures": {"影响": "8"}},
                    {"id": "b", "name": "导出", "figures": {"影响": "5"}},
                ]
            },
            ["/scheme"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("PRI102", "prioritize", brief)] == at


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
            "options": [
                {"id": "a", "name": "搜索", "figures": {"影响": "8", "信心": "6", "容易度": "5"}},
                {"id": "b", "name": "导出", "figures": {"影响": "5", "信心": "6", "容易度": "5"}},
            ]
        },
        {"options": ["a", "b"], "comparisons": [{"a": "a", "b": "b", "ratio": "3"}]},
        {"aim": "no options yet"},
        {"options": ["Search", "Export"], "criteria": ["reach"]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("PRI102", "prioritize", brief) == []
