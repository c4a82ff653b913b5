"""WHY210 countermeasure-at-a-symptom, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [{"id": "a", "because": "停机"}, {"id": "b", "because": "无备件", "parent": "a"}],
                "countermeasures": [{"id": "m", "cause": "a", "action": "加班"}],
            },
            ["/countermeasures/id=m/cause"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("WHY210", "run_5whys", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "停机"}, {"id": "b", "because": "无备件", "parent": "a"}],
            "countermeasures": [{"cause": "b", "action": "t"}],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "停机"}, {"id": "b", "because": "无备件", "parent": "a"}],
            "countermeasures": [{"cause": "a", "action": "t"}, {"cause": "b", "action": "u"}],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "停机"}],
            "countermeasures": [{"cause": "a", "action": "t"}],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "停机"}],
            "countermeasures": [{"action": "t"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("WHY210", "run_5whys", brief) == []
