"""WHY202 several-causes-in-one, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [{"id": "a", "because": "连接池耗尽；下游超时"}],
                "countermeasures": [],
            },
            ["/causes/id=a/because"],
        ),
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [{"id": "a", "because": "1) no spare belt 2) no driver"}],
                "countermeasures": [],
            },
            ["/causes/id=a/because"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("WHY202", "run_5whys", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "连接池耗尽，因为没有释放"}],
            "countermeasures": [],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "The belt and the motor are one part"}],
            "countermeasures": [],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "Timeout of 60 s; "}],
            "countermeasures": [],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("WHY202", "run_5whys", brief) == []
