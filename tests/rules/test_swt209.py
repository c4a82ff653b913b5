"""SWT209 figure-off-its-scale, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "aim": "Open a second shop",
                "items": [{"id": "a", "quadrant": "strength", "text": "x", "weight": "1.2", "rating": "3"}],
            },
            ["/items/id=a/weight"],
        ),
        (
            {
                "aim": "Open a second shop",
                "items": [{"id": "a", "quadrant": "strength", "text": "x", "weight": "0.2", "rating": "0"}],
            },
            ["/items/id=a/rating"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("SWT209", "swot", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "aim": "Open a second shop",
            "items": [{"id": "a", "quadrant": "strength", "text": "x", "weight": "20%", "rating": "3"}],
        },
        {
            "aim": "Open a second shop",
            "items": [{"id": "a", "quadrant": "strength", "text": "x", "weight": "1", "rating": "4"}],
        },
        {"aim": "Open a second shop", "items": [{"id": "a", "quadrant": "strength", "text": "x"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("SWT209", "swot", brief) == []
