"""SWT202 own-action-as-opportunity, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {"aim": "Open a second shop", "items": [{"id": "a", "quadrant": "opportunity", "text": "推出移动端"}]},
            ["/items/id=a/text"],
        ),
        (
            {
                "aim": "Open a second shop",
                "items": [{"id": "a", "quadrant": "opportunity", "text": "Build a partner programme"}],
            },
            ["/items/id=a/text"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("SWT202", "swot", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "aim": "Open a second shop",
            "items": [{"id": "a", "quadrant": "opportunity", "text": "移动端订单占三分之二"}],
        },
        {"aim": "Open a second shop", "items": [{"id": "a", "quadrant": "strength", "text": "Build quality is high"}]},
        {
            "aim": "Open a second shop",
            "items": [{"id": "a", "quadrant": "opportunity", "text": "Building permits are easier to get"}],
        },
        {
            "aim": "Open a second shop",
            "items": [{"id": "a", "quadrant": "opportunity", "text": "建立时间早的同行正在退出"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("SWT202", "swot", brief) == []
