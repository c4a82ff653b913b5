"""RET203 change-within-sampling-error, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "project": "校园外卖柜试点",
            "goals": [{"id": "g", "metric": "复购率", "baseline": "30%", "target": "≥32%", "actual": "33%"}],
            "evidence": [
                {"metric": "复购率", "value": "30%", "n": "120"},
                {"metric": "复购率", "value": "33%", "n": "130"},
            ],
        },
        ["/goals/id=g/actual"],
    ),
    (
        {
            "project": "Locker pilot",
            "goals": [{"id": "g", "metric": "repeat rate", "baseline": "40%", "target": "≥42%", "actual": "44%"}],
            "evidence": [
                {"metric": "repeat rate", "value": "40%", "n": "90"},
                {"metric": "repeat rate", "value": "44%", "n": "80"},
            ],
        },
        ["/goals/id=g/actual"],
    ),
]
CLEAN = [
    {
        "project": "校园外卖柜试点",
        "goals": [{"id": "g", "metric": "复购率", "baseline": "30%", "target": "≥32%", "actual": "33%"}],
        "evidence": [
            {"metric": "复购率", "value": "30%", "n": "12,000"},
            {"metric": "复购率", "value": "33%", "n": "13,000"},
        ],
    },
    {
        "project": "校园外卖柜试点",
        "goals": [{"id": "g", "metric": "复购率", "baseline": "30%", "target": "≥40%", "actual": "33%"}],
        "evidence": [
            {"metric": "复购率", "value": "30%", "n": "120"},
            {"metric": "复购率", "value": "33%", "n": "130"},
        ],
    },
    {
        "project": "校园外卖柜试点",
        "goals": [{"id": "g", "metric": "复购率", "baseline": "30%", "target": "≥32%", "actual": "33%"}],
    },
    {
        "project": "Locker pilot",
        "goals": [
            {"id": "g", "metric": "release cycle", "baseline": "14 days", "target": "≤12 days", "actual": "10 days"}
        ],
        "evidence": [
            {"metric": "release cycle", "value": "14 days", "n": "120"},
            {"metric": "release cycle", "value": "10 days", "n": "130"},
        ],
    },
]
SAID = [
    (
        {
            "project": "校园外卖柜试点",
            "goals": [{"id": "g", "metric": "复购率", "baseline": "30%", "target": "≥32%", "actual": "33%"}],
            "evidence": [
                {"metric": "复购率", "value": "30%", "n": "120"},
                {"metric": "复购率", "value": "33%", "n": "130"},
            ],
        },
        "“复购率”由 30% 到 33%，样本 120 与 130，差别在抽样误差之内，不能算成效。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_difference_that_chance_alone_makes(brief, at):
    assert [where for where, _ in seen("RET203", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET203", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_a_difference_beyond_chance_or_without_numbers_counted(brief):
    assert seen("RET203", "run_retrospective", brief) == []
