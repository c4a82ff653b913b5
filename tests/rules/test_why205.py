"""WHY205 uncontrollable-root, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [{"id": "a", "because": "台风", "controllable": "no"}],
                "countermeasures": [],
            },
            ["/causes/id=a/controllable"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("WHY205", "run_5whys", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [
                {"id": "a", "because": "台风", "controllable": "no"},
                {"id": "b", "because": "没有备用仓", "parent": "a", "controllable": "yes"},
            ],
            "countermeasures": [],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "台风", "controllable": "no"}],
            "countermeasures": [{"cause": "a", "action": "备用仓"}],
        },
        {"problem": {"text": "付款失败率升到3%"}, "causes": [{"id": "a", "because": "台风"}], "countermeasures": []},
    ],
)
def test_it_does_not_see(brief):
    assert seen("WHY205", "run_5whys", brief) == []
