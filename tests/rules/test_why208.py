"""WHY208 causes-in-a-circle, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [
                    {"id": "a", "because": "加班", "parent": "b"},
                    {"id": "b", "because": "出错", "parent": "a"},
                ],
                "countermeasures": [],
            },
            ["/causes/id=a/parent", "/causes/id=b/parent"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("WHY208", "run_5whys", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "x"}, {"id": "b", "because": "y", "parent": "a"}],
            "countermeasures": [],
        },
        {"problem": {"text": "付款失败率升到3%"}, "causes": [{"id": "a", "because": "x"}], "countermeasures": []},
        {"problem": {"text": "付款失败率升到3%"}, "causes": [], "countermeasures": []},
    ],
)
def test_it_does_not_see(brief):
    assert seen("WHY208", "run_5whys", brief) == []
