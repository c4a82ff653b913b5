"""PRI101 choice-without-options, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        ({"aim": "What to build first"}, ["/options"]),
        ({"aim": "先做哪个", "options": ["搜索"]}, ["/options"]),
        ({"scheme": "BCG"}, ["/options"]),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("PRI101", "prioritize", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {"options": ["Search", "Export"]},
        {
            "scheme": "ICE",
            "options": [
                {"id": "a", "name": "Search", "figures": {"impact": "8", "confidence": "6", "ease": "5"}},
                {"id": "b", "name": "Export", "figures": {"impact": "2", "confidence": "2", "ease": "2"}},
            ],
        },
        {
            "scheme": "BCG",
            "options": [{"id": "a", "name": "整机", "figures": {"增长率": "15%", "份额": "30%", "对手份额": "20%"}}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("PRI101", "prioritize", brief) == []
