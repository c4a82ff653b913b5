"""WHY102 cause-without-evidence, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [{"id": "a", "because": "连接池耗尽"}],
                "countermeasures": [],
            },
            ["/causes/id=a/evidence"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("WHY102", "run_5whys", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "x", "evidence": "log"}],
            "countermeasures": [],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "x", "basis": "hypothesis"}],
            "countermeasures": [],
        },
        {"problem": {"text": "付款失败率升到3%"}, "causes": [], "countermeasures": []},
    ],
)
def test_it_does_not_see(brief):
    assert seen("WHY102", "run_5whys", brief) == []
