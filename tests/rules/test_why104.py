"""WHY104 root-without-countermeasure, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [{"id": "a", "because": "无备件"}],
                "countermeasures": [],
            },
            ["/causes/id=a"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("WHY104", "run_5whys", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "无备件"}],
            "countermeasures": [{"cause": "a", "action": "备件"}],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "x"}, {"id": "b", "because": "y", "parent": "a"}],
            "countermeasures": [{"cause": "b", "action": "z"}],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "台风", "controllable": "no"}],
            "countermeasures": [],
        },
        {"problem": {"text": "付款失败率升到3%"}, "causes": [], "countermeasures": []},
    ],
)
def test_it_does_not_see(brief):
    assert seen("WHY104", "run_5whys", brief) == []
