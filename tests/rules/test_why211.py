"""WHY211 shares-over-the-whole, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [{"id": "a", "because": "x", "share": "70%"}, {"id": "b", "because": "y", "share": "50%"}],
                "countermeasures": [],
            },
            ["/causes"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("WHY211", "run_5whys", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "x", "share": "70%"}, {"id": "b", "because": "y", "share": "30%"}],
            "countermeasures": [],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "x", "share": "0.7"}, {"id": "b", "because": "y", "share": "0.3"}],
            "countermeasures": [],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [
                {"id": "a", "because": "x", "share": "60%"},
                {"id": "b", "because": "y", "parent": "a", "share": "50%"},
            ],
            "countermeasures": [],
        },
        {"problem": {"text": "付款失败率升到3%"}, "causes": [], "countermeasures": []},
    ],
)
def test_it_does_not_see(brief):
    assert seen("WHY211", "run_5whys", brief) == []
