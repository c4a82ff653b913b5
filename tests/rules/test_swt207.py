"""SWT207 strategy-without-items, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "aim": "Open a second shop",
                "items": [{"id": "a", "quadrant": "strength", "text": "x"}],
                "strategies": [{"id": "t", "text": "t"}],
            },
            ["/strategies/id=t/items"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("SWT207", "swot", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "aim": "Open a second shop",
            "items": [{"id": "a", "quadrant": "strength", "text": "x"}],
            "strategies": [{"text": "t", "items": ["a"]}],
        },
        {"aim": "Open a second shop", "items": [], "strategies": [{"text": "t"}]},
        {"aim": "Open a second shop", "items": [{"id": "a", "quadrant": "strength", "text": "x"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("SWT207", "swot", brief) == []
