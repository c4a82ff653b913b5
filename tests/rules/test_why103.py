"""WHY103 hypothesis-used-as-a-fact, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [
                    {"id": "a", "because": "猜测", "basis": "hypothesis"},
                    {"id": "b", "because": "更深", "parent": "a"},
                ],
                "countermeasures": [],
            },
            ["/causes/id=a/basis"],
        ),
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [{"id": "a", "because": "猜测", "basis": "hypothesis"}],
                "countermeasures": [{"cause": "a", "action": "换"}],
            },
            ["/causes/id=a/basis"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("WHY103", "run_5whys", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "猜测", "basis": "hypothesis"}],
            "countermeasures": [],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "x", "basis": "fact"}, {"id": "b", "because": "y", "parent": "a"}],
            "countermeasures": [],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "x"}, {"id": "b", "because": "y", "parent": "a", "basis": "hypothesis"}],
            "countermeasures": [],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("WHY103", "run_5whys", brief) == []
