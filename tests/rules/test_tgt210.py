"""TGT210 stock-treated-as-a-flow, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [
                    {
                        "id": "k",
                        "name": "ARR",
                        "behaviour": "stock",
                        "better": "higher",
                        "baseline": "4,830万",
                        "target": "5,700万",
                    }
                ],
                "thresholds": [{"id": "t", "metric": "k", "role": "checkpoint", "value": "1,026万", "when": "2026Q1"}],
            },
            ["/thresholds/id=t/value"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT210", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {
                    "id": "k",
                    "name": "ARR",
                    "behaviour": "stock",
                    "better": "higher",
                    "baseline": "4,830万",
                    "target": "5,700万",
                }
            ],
            "thresholds": [{"metric": "k", "role": "checkpoint", "value": "5,000万", "when": "2026Q1"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "新增客户", "behaviour": "flow", "baseline": "150家", "target": "180家"}],
            "thresholds": [{"metric": "k", "role": "checkpoint", "value": "40家", "when": "2026Q1"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "ARR", "behaviour": "stock", "better": "higher", "target": "5,700万"}],
            "thresholds": [{"metric": "k", "role": "checkpoint", "value": "1,026万"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT210", "generate_plan", brief) == []
