"""WHY209 countermeasure-for-an-unknown-cause, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [{"id": "a", "because": "x"}],
                "countermeasures": [{"id": "m", "cause": "zz", "action": "t"}],
            },
            ["/countermeasures/id=m/cause"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("WHY209", "run_5whys", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "x"}],
            "countermeasures": [{"cause": "a", "action": "t"}],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "x"}],
            "countermeasures": [{"action": "t"}],
        },
        {"problem": {"text": "付款失败率升到3%"}, "causes": [], "countermeasures": []},
    ],
)
def test_it_does_not_see(brief):
    assert seen("WHY209", "run_5whys", brief) == []
