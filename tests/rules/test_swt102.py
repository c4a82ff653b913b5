"""SWT102 item-without-quadrant, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        ({"aim": "Open a second shop", "items": [{"id": "a", "quadrant": "", "text": "x"}]}, ["/items/id=a/quadrant"]),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("SWT102", "swot", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {"aim": "Open a second shop", "items": [{"id": "a", "quadrant": "threat", "text": "x"}]},
        {"aim": "Open a second shop", "items": []},
        {"aim": "x", "text": "Strengths: loyal regulars"},
    ],
)
def test_it_does_not_see(brief):
    assert seen("SWT102", "swot", brief) == []
