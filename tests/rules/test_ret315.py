"""RET315 result-that-differs-from-its-goal, beyond its two examples."""

import pytest

from tests.conftest import seen

SEES = [
    (
        {
            "who": "客服部",
            "goals": [{"id": "g", "metric": "首次响应时间", "target": "≤4小时", "actual": "3.5小时"}],
            "achievements": [
                {"id": "a", "text": "响应更快", "metric": "首次响应时间", "evidence": "工单系统", "actual": "3.1小时"}
            ],
        },
        ["/achievements/id=a/actual"],
    ),
    (
        {
            "who": "Support",
            "goals": [{"id": "g", "metric": "first reply time", "target": "≤4 hours", "actual": "3.5 hours"}],
            "achievements": [
                {
                    "id": "a",
                    "text": "Faster",
                    "metric": "first reply time",
                    "evidence": "ticket system",
                    "actual": "180 minutes",
                }
            ],
        },
        ["/achievements/id=a/actual"],
    ),
    (
        {"who": "客服部", "goals": ["续费率≥90%"], "evidence": "续费率91%", "achievements": ["续费率由84%提升到93%"]},
        ["/achievements/id=achievement-1/actual"],
    ),
]
SAID = [
    (
        {
            "who": "客服部",
            "goals": [{"id": "g", "metric": "首次响应时间", "target": "≤4小时", "actual": "3.5小时"}],
            "achievements": [
                {"id": "a", "text": "响应更快", "metric": "首次响应时间", "evidence": "工单系统", "actual": "3.1小时"}
            ],
        },
        "“首次响应时间”在目标里是 3.5小时，在业绩里是 3.1小时。",
    )
]
CLEAN = [
    {
        "who": "客服部",
        "goals": [{"id": "g", "metric": "首次响应时间", "target": "≤4小时", "actual": "3.5小时"}],
        "achievements": [
            {"id": "a", "text": "响应更快", "metric": "首次响应时间", "evidence": "工单系统", "actual": "3.5小时"}
        ],
    },
    {
        "who": "Support",
        "goals": [{"id": "g", "metric": "first reply time", "target": "≤4 hours", "actual": "3.5 hours"}],
        "achievements": [
            {
                "id": "a",
                "text": "Faster",
                "metric": "first reply time",
                "evidence": "ticket system",
                "actual": "210 minutes",
            }
        ],
    },
    {
        "who": "Support",
        "goals": [{"id": "g", "metric": "first reply time", "target": "≤4 hours", "actual": "3.5 hours"}],
        "achievements": [
            {
                "id": "a",
                "text": "Faster",
                "metric": "first reply time",
                "evidence": "ticket system",
                "actual": "3.1 hours",
                "when": "2026-06",
            }
        ],
    },
    {
        "who": "Support",
        "goals": [{"id": "g", "metric": "first reply time", "target": "≤4 hours", "actual": "3.5 hours"}],
        "achievements": [
            {"id": "a", "text": "Faster", "metric": "handling time", "evidence": "ticket system", "actual": "3.1 hours"}
        ],
    },
    {
        "who": "Support",
        "goals": [{"id": "g", "metric": "first reply time", "target": "≤4 hours", "actual": "6 hours"}],
        "achievements": [{"id": "a", "text": "Faster", "metric": "first reply time", "evidence": "ticket system"}],
    },
]


@pytest.mark.parametrize(("brief", "at"), SEES)
def test_it_sees_two_figures_of_one_measure(brief, at):
    assert [where for where, _ in seen("RET315", "summarize_work", brief)] == at


@pytest.mark.parametrize(("brief", "message"), SAID)
def test_it_names_the_things_and_the_figures(brief, message):
    assert next(text for _, text in seen("RET315", "summarize_work", brief)) == message


@pytest.mark.parametrize("brief", CLEAN)
def test_it_does_not_see_the_same_figure_or_another_measure(brief):
    assert seen("RET315", "summarize_work", brief) == []
