"""RET306 risks-said-to-be-managed, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "project": "校园外卖柜试点",
            "dimensions": [{"id": "d", "name": "风险", "verdict": "整体受控", "evidence": "周会"}],
        },
        ["/risks"],
    ),
    (
        {"project": "Locker pilot", "dimensions": [{"id": "d", "name": "Risk", "verdict": "All of them were managed"}]},
        ["/risks"],
    ),
    (
        {"project": "Locker pilot", "claims": [{"id": "c", "text": "The main risks were kept under control"}]},
        ["/risks"],
    ),
]
CLEAN = [
    {
        "project": "校园外卖柜试点",
        "dimensions": [{"id": "d", "name": "风险", "verdict": "整体受控"}],
        "risks": ["到货延迟"],
    },
    {"project": "校园外卖柜试点", "dimensions": [{"id": "d", "name": "风险", "verdict": "到货延迟损失3天"}]},
    {"project": "Locker pilot", "dimensions": [{"id": "d", "name": "Cost", "verdict": "Under control"}]},
    {"project": "Locker pilot", "dimensions": "Risk"},
]
SAID = [
    (
        {"project": "Locker pilot", "dimensions": [{"id": "d", "name": "Risk", "verdict": "All of them were managed"}]},
        '"Risk": which risks were there, which of them occurred, and what was done?',
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_risks_of_which_only_the_control_is_told(brief, at):
    assert [where for where, _ in seen("RET306", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET306", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_risks_that_are_listed_or_another_dimension(brief):
    assert seen("RET306", "run_retrospective", brief) == []
