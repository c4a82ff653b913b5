"""SWT201 misfiled-item, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "aim": "Open a second shop",
                "items": [{"id": "a", "quadrant": "threat", "text": "内部流程慢", "origin": "internal"}],
            },
            ["/items/id=a/quadrant"],
        ),
        (
            {
                "aim": "Open a second shop",
                "items": [{"id": "a", "quadrant": "strength", "text": "New law", "origin": "external"}],
            },
            ["/items/id=a/quadrant"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("SWT201", "swot", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {"aim": "Open a second shop", "items": [{"id": "a", "quadrant": "threat", "text": "x", "origin": "external"}]},
        {
            "aim": "Open a second shop",
            "items": [{"id": "a", "quadrant": "strength", "text": "x", "origin": "internal"}],
        },
        {"aim": "Open a second shop", "items": [{"id": "a", "quadrant": "threat", "text": "x"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("SWT201", "swot", brief) == []
