"""ACT202 action-without-measure, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    ({"project": "校园外卖柜试点", "actions": [{"id": "a", "text": "更换铰链"}]}, ["/actions/id=a/effects"]),
    (
        {
            "project": "校园外卖柜试点",
            "actions": [
                {"id": "a", "text": "更换铰链", "effects": [{"id": "e", "metric": "卡门次数", "expected": "≤2次"}]}
            ],
        },
        ["/actions/id=a/effects/id=e/baseline", "/actions/id=a/effects/id=e/check"],
    ),
]
CLEAN = [
    {
        "project": "校园外卖柜试点",
        "actions": [
            {
                "id": "a",
                "text": "更换铰链",
                "effects": [
                    {"id": "e", "metric": "卡门次数", "baseline": "12次", "expected": "≤2次", "check": "2025-08-29"}
                ],
            }
        ],
    },
    {"project": "校园外卖柜试点", "outlook": [{"text": "推广到外地校区"}]},
    {"project": "Locker pilot", "actions": []},
    {"project": "Locker pilot", "actions": [{"owner": "Mei Lin"}]},
]
SAID = [
    (
        {"project": "校园外卖柜试点", "actions": [{"id": "a", "text": "更换铰链"}]},
        "这些行动看哪个指标，从多少到多少，什么时候看：更换铰链？",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_an_action_whose_effect_nobody_will_see(brief, at):
    assert [where for where, _ in seen("ACT202", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("ACT202", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_an_action_with_metric_baseline_expected_value_and_day(brief):
    assert seen("ACT202", "run_retrospective", brief) == []
