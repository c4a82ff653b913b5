"""SWT101 empty-quadrant, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        ({"aim": "Open a second shop", "items": [{"id": "a", "quadrant": "strength", "text": "x"}]}, ["/items"]),
        (
            {
                "aim": "Open a second shop",
                "items": [
                    {"id": "a", "quadrant": "strength", "text": "x"},
                    {"id": "b", "quadrant": "threat", "text": "x"},
                    {"id": "c", "quadrant": "weakness", "text": "x"},
                ],
            },
            ["/items"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("SWT101", "swot", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {"aim": "Open a second shop", "items": []},
        {
            "aim": "Open a second shop",
            "items": [
                {"id": "a", "quadrant": "strength", "text": "x"},
                {"id": "b", "quadrant": "threat", "text": "x"},
                {"id": "c", "quadrant": "weakness", "text": "x"},
                {"id": "d", "quadrant": "opportunity", "text": "x"},
            ],
        },
        {
            "aim": "Open a second shop",
            "items": [{"id": "a", "quadrant": "", "text": "x"}, {"id": "b", "quadrant": "threat", "text": "x"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("SWT101", "swot", brief) == []
