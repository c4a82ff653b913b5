"""SWT208 weights-not-one, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "aim": "Open a second shop",
                "items": [
                    {"id": "a", "quadrant": "strength", "text": "A", "weight": "0.7"},
                    {"id": "b", "quadrant": "weakness", "text": "B", "weight": "0.5"},
                ],
            },
            ["/items"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("SWT208", "swot", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "aim": "Open a second shop",
            "items": [
                {"id": "a", "quadrant": "strength", "text": "A", "weight": "0.7"},
                {"id": "b", "quadrant": "weakness", "text": "B", "weight": "0.3"},
            ],
        },
        {
            "aim": "Open a second shop",
            "items": [
                {"id": "a", "quadrant": "strength", "text": "A", "weight": "70%"},
                {"id": "b", "quadrant": "weakness", "text": "B", "weight": "30%"},
            ],
        },
        {
            "aim": "Open a second shop",
            "items": [
                {"id": "a", "quadrant": "strength", "text": "A", "weight": "0.7"},
                {"id": "b", "quadrant": "weakness", "text": "B"},
            ],
        },
        {
            "aim": "Open a second shop",
            "items": [
                {"id": "a", "quadrant": "strength", "text": "A", "weight": "0.3333"},
                {"id": "b", "quadrant": "weakness", "text": "B", "weight": "0.3333"},
                {"id": "c", "quadrant": "weakness", "text": "C", "weight": "0.3333"},
            ],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("SWT208", "swot", brief) == []
