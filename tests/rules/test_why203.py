"""WHY203 chain-ending-at-a-person, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [{"id": "a", "because": "操作员粗心"}],
                "countermeasures": [],
            },
            ["/causes/id=a/because"],
        ),
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [{"id": "a", "because": "Human error"}],
                "countermeasures": [],
            },
            ["/causes/id=a/because"],
        ),
        (
            {
                "problem": {"text": "付款失败率升到3%"},
                "causes": [{"id": "a", "because": "运气不好"}],
                "countermeasures": [],
            },
            ["/causes/id=a/because"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("WHY203", "run_5whys", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "操作员忘记下单"}, {"id": "b", "because": "没有库存预警", "parent": "a"}],
            "countermeasures": [],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "The job failed to start"}],
            "countermeasures": [],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "报警阈值设得太高"}],
            "countermeasures": [],
        },
        {
            "problem": {"text": "付款失败率升到3%"},
            "causes": [{"id": "a", "because": "The server forgot the session after 30 minutes"}],
            "countermeasures": [],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("WHY203", "run_5whys", brief) == []
