"""SWT203 same-fact-in-two-quadrants, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "aim": "Open a second shop",
                "items": [
                    {"id": "a", "quadrant": "strength", "text": "渠道强"},
                    {"id": "b", "quadrant": "threat", "text": "渠道强。"},
                ],
            },
            ["/items/id=b"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("SWT203", "swot", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "aim": "Open a second shop",
            "items": [
                {"id": "a", "quadrant": "strength", "text": "渠道强"},
                {"id": "b", "quadrant": "threat", "text": "渠道冲突"},
            ],
        },
        {
            "aim": "Open a second shop",
            "items": [
                {"id": "a", "quadrant": "strength", "text": "A"},
                {"id": "b", "quadrant": "weakness", "text": "B"},
            ],
        },
        {"aim": "Open a second shop", "items": []},
    ],
)
def test_it_does_not_see(brief):
    assert seen("SWT203", "swot", brief) == []
