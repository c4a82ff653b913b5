"""WHY207 cause-of-an-unknown-parent, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [{"id": "a", "because": "x", "parent": "zz"}],
                "countermeasures": [],
            },
            ["/causes/id=a/parent"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("WHY207", "run_5whys", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {"problem": {"text": "付款失败率升到3%"}, "causes": [{"id": "a", "because": "x"}], "countermeasures": []},
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "x"}, {"id": "b", "because": "y", "parent": "a"}],
            "countermeasures": [],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "x", "parent": "付款失败率升到3%"}],
            "countermeasures": [],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("WHY207", "run_5whys", brief) == []
