"""RET403 rounds-longer-than-their-phase, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "project": "校园外卖柜试点",
            "phases": [
                {
                    "id": "p",
                    "name": "实施",
                    "actual": "2025-03-17 ~ 2025-05-23",
                    "iterations": "6",
                    "iteration_length": "2周",
                }
            ],
        },
        ["/phases/id=p/iterations"],
    ),
    (
        {"project": "试点", "as_of": "2025-06-09", "phases": "执行:6个两周迭代(2025-03-16~2025-05-24)"},
        ["/phases/id=phase-1/iterations"],
    ),
    (
        {
            "project": "Pilot",
            "as_of": "2025-06-09",
            "phases": "execution: six two-week iterations (2025-03-16 to 2025-05-24)",
        },
        ["/phases/id=phase-1/iterations"],
    ),
]
CLEAN = [
    {
        "project": "校园外卖柜试点",
        "phases": [
            {
                "id": "p",
                "name": "实施",
                "actual": "2025-03-17 ~ 2025-05-23",
                "iterations": "5",
                "iteration_length": "2周",
            }
        ],
    },
    {
        "project": "校园外卖柜试点",
        "phases": [
            {
                "id": "p",
                "name": "实施",
                "actual": "2025-03-17 ~ 2025-05-23",
                "iterations": "5",
                "iteration_length": "10天",
            }
        ],
    },
    {
        "project": "校园外卖柜试点",
        "phases": [
            {"id": "p", "name": "实施", "actual": "2025-03-17 ~ 2025-05-23", "iterations": "6", "iteration_length": ""}
        ],
    },
    {
        "project": "校园外卖柜试点",
        "phases": [
            {
                "id": "p",
                "name": "实施",
                "actual": "2025-03-17 ~ 2025-05-23",
                "iterations": "6",
                "iteration_length": "1-2周",
            }
        ],
    },
    {"project": "Locker pilot", "phases": [{"name": "Build", "iterations": "6", "iteration_length": "2 weeks"}]},
]
SAID = [
    (
        {
            "project": "校园外卖柜试点",
            "phases": [
                {
                    "id": "p",
                    "name": "实施",
                    "actual": "2025-03-17 ~ 2025-05-23",
                    "iterations": "6",
                    "iteration_length": "2周",
                }
            ],
        },
        "“实施”写了 6 轮、每轮2周，依次要 12 周，这一阶段只有 9.7 周。",
    )
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_rounds_that_do_not_fit_into_their_dates(brief, at):
    assert [where for where, _ in seen("RET403", "run_retrospective", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET403", "run_retrospective", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_rounds_that_fit_or_of_which_a_figure_is_missing(brief):
    assert seen("RET403", "run_retrospective", brief) == []
