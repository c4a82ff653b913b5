"""TGT317 effect-off-the-success-test, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "success_test": [
                {
                    "id": "u",
                    "name": "Lockers in use",
                    "unit": "%",
                    "baseline": "10%",
                    "target": "≥60%",
                    "due": "2027-12-31",
                }
            ],
            "modules": [
                {
                    "id": "m",
                    "name": "App",
                    "effects": [{"id": "e", "metric": "u", "baseline": "10%", "expected": "40%"}],
                }
            ],
        },
        ["/modules/id=m/effects/id=e"],
    ),
    (
        {
            "success_test": [
                {"id": "u", "name": "使用率", "unit": "%", "baseline": "10%", "target": "≥60%", "due": "2027-12-31"}
            ],
            "sustainability": [
                {
                    "id": "s",
                    "name": "少占地",
                    "metric": "使用率",
                    "baseline": "15%",
                    "target": "≥60%",
                    "when": "2027-12-31",
                }
            ],
        },
        ["/sustainability/id=s"],
    ),
]
CLEAN = [
    {
        "success_test": [
            {"id": "u", "name": "Lockers in use", "unit": "%", "baseline": "10%", "target": "≥60%", "due": "2027-12-31"}
        ],
        "modules": [
            {
                "name": "App",
                "effects": [{"metric": "Lockers in use", "baseline": "10%", "expected": "40%", "check": "2027-06-30"}],
            }
        ],
    },
    {
        "success_test": [
            {"id": "u", "name": "Lockers in use", "unit": "%", "baseline": "10%", "target": "≥60%", "due": "2027-12-31"}
        ],
        "modules": [{"name": "App", "effects": [{"metric": "Lockers in use", "baseline": "10%", "expected": "60%"}]}],
    },
    {
        "success_test": [
            {"id": "u", "name": "Lockers in use", "unit": "%", "baseline": "10%", "target": "≥60%", "due": "2027-12-31"}
        ],
        "modules": [{"name": "App", "effects": [{"metric": "Doors opened", "baseline": "10%", "expected": "40%"}]}],
    },
]
SAID = [
    (
        {
            "success_test": [
                {"id": "u", "name": "使用率", "unit": "%", "baseline": "10%", "target": "≥60%", "due": "2027-12-31"}
            ],
            "sustainability": [{"id": "s", "name": "少占地", "metric": "使用率", "baseline": "15%"}],
        },
        "“使用率”的基线，成功标准写 10%，“少占地”写 15%。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_a_measure_of_the_success_test_with_other_figures_elsewhere(brief, at):
    assert [where for where, _ in seen("TGT317", "build_proposal", brief)] == at


@pytest.mark.parametrize(("brief", "words"), SAID)
def test_it_names_the_things_and_the_figures(brief, words):
    assert next(text for _, text in seen("TGT317", "build_proposal", brief)) == words


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_what_holds(brief):
    assert seen("TGT317", "build_proposal", brief) == []
