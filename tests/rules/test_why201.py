"""WHY201 cause-restating-its-effect, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [{"id": "a", "because": "付款失败率升到3%。"}],
                "countermeasures": [],
            },
            ["/causes/id=a/because"],
        ),
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [{"id": "a", "because": "连接池耗尽"}, {"id": "b", "because": "连接池被耗尽", "parent": "a"}],
                "countermeasures": [],
            },
            ["/causes/id=b/because"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("WHY201", "run_5whys", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "连接池耗尽"}],
            "countermeasures": [],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "连接池耗尽"}, {"id": "b", "because": "连接没有释放", "parent": "a"}],
            "countermeasures": [],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [
                {"id": "a", "because": "The pool ran dry"},
                {"id": "b", "because": "The pool was sized for one shop", "parent": "a"},
            ],
            "countermeasures": [],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("WHY201", "run_5whys", brief) == []
