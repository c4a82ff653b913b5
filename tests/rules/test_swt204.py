"""SWT204 heavy-item-unused, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "aim": "Open a second shop",
                "items": [
                    {"id": "a", "quadrant": "strength", "text": "A", "weight": "0.8"},
                    {"id": "b", "quadrant": "strength", "text": "B", "weight": "0.2"},
                ],
                "strategies": [{"text": "t", "items": ["b"]}],
            },
            ["/items/id=a"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("SWT204", "swot", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "aim": "Open a second shop",
            "items": [
                {"id": "a", "quadrant": "strength", "text": "A", "weight": "0.7"},
                {"id": "b", "quadrant": "strength", "text": "B", "weight": "0.3"},
            ],
        },
        {
            "aim": "Open a second shop",
            "items": [
                {"id": "a", "quadrant": "strength", "text": "A", "weight": "0.7"},
                {"id": "b", "quadrant": "strength", "text": "B", "weight": "0.3"},
            ],
            "strategies": [{"text": "t", "items": ["a"]}],
        },
        {
            "aim": "Open a second shop",
            "items": [
                {"id": "a", "quadrant": "strength", "text": "A", "weight": "0.5"},
                {"id": "b", "quadrant": "strength", "text": "B", "weight": "0.5"},
            ],
            "strategies": [{"text": "t", "items": ["b"]}],
        },
        {
            "aim": "Open a second shop",
            "items": [{"id": "a", "quadrant": "strength", "text": "A", "weight": "1"}],
            "strategies": [{"text": "t"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("SWT204", "swot", brief) == []
