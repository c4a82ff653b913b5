"""WHY105 problem-without-causes, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        ({"problem": {"text": "付款失败率升到3%"}, "causes": [], "countermeasures": []}, ["/causes"]),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("WHY105", "run_5whys", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {"problem": {"text": "付款失败率升到3%"}, "causes": [{"id": "a", "because": "x"}], "countermeasures": []},
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "x"}, {"id": "b", "because": "y"}],
            "countermeasures": [],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("WHY105", "run_5whys", brief) == []
