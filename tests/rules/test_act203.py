"""ACT203 effect-looked-at-too-early, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "project": "校园外卖柜试点",
            "actions": [
                {
                    "id": "a",
                    "text": "更换铰链",
                    "due": "2025-06-27",
                    "effects": [{"id": "e", "metric": "卡门次数", "check": "2025-06-27"}],
                }
            ],
        },
        ["/actions/id=a/effects/id=e/check"],
    ),
    (
        {
            "project": "校园外卖柜试点",
            "actions": [
                {
                    "id": "a",
                    "text": "更换铰链",
                    "due": "2025-06-27",
                    "effects": [{"id": "e", "metric": "卡门次数", "check": "2025-06-20"}],
                }
            ],
        },
        ["/actions/id=a/effects/id=e/check"],
    ),
    (
        {
            "project": "校园外卖柜试点",
            "actions": [
                {
                    "id": "a",
                    "text": "更换铰链",
                    "due": "2025-06-27",
                    "effects": [{"id": "e", "metric": "卡门次数", "check": "2025-07-03"}],
                }
            ],
        },
        ["/actions/id=a/effects/id=e/check"],
    ),
]
CLEAN = [
    {
        "project": "校园外卖柜试点",
        "actions": [
            {
                "id": "a",
                "text": "更换铰链",
                "due": "2025-06-27",
                "effects": [{"id": "e", "metric": "卡门次数", "check": "2025-07-04"}],
            }
        ],
    },
    {
        "project": "校园外卖柜试点",
        "actions": [
            {
                "id": "a",
                "text": "更换铰链",
                "due": "2025-06-27",
                "effects": [{"id": "e", "metric": "卡门次数", "check": "2025-08"}],
            }
        ],
    },
    {
        "project": "校园外卖柜试点",
        "actions": [
            {
                "id": "a",
                "text": "更换铰链",
                "due": "2025-06",
                "effects": [{"id": "e", "metric": "卡门次数", "check": "2025-06-30"}],
            }
        ],
    },
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
    {"project": "校园外卖柜试点", "actions": [{"id": "a", "text": "更换铰链", "due": "2025-06-27"}]},
]
SAID = [
    (
        {
            "project": "校园外卖柜试点",
            "actions": [
                {
                    "id": "a",
                    "text": "更换铰链",
                    "due": "2025-06-27",
                    "effects": [{"id": "e", "metric": "卡门次数", "check": "2025-06-30"}],
                }
            ],
        },
        "“更换铰链”2025-06-27 才完成，2025-06-30 就检查“卡门次数”，中间不到一周。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_check_before_or_within_a_week_of_the_end(brief, at):
    assert [where for where, _ in seen("ACT203", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("ACT203", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_check_a_week_later_or_days_that_are_not_clear(brief):
    assert seen("ACT203", "run_retrospective", brief) == []
