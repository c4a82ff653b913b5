"""SWT103 item-without-evidence, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {"aim": "Open a second shop", "items": [{"id": "a", "quadrant": "strength", "text": "Loyal regulars"}]},
            ["/items/id=a/evidence"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("SWT103", "swot", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "aim": "Open a second shop",
            "items": [{"id": "a", "quadrant": "strength", "text": "Loyal regulars", "evidence": "till data"}],
        },
        {"aim": "Open a second shop", "items": [{"id": "a", "quadrant": "threat", "text": "Flour is up 20 percent"}]},
        {"aim": "Open a second shop", "items": [{"id": "a", "quadrant": "", "text": "Loyal regulars"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("SWT103", "swot", brief) == []
