"""TGT312 promise-broken-from-the-start, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [{"id": "k", "name": "可用性", "baseline": "99.5%", "target": "≥99.9%"}],
                "thresholds": [{"id": "t", "metric": "k", "role": "objective", "value": "≥99.9%"}],
            },
            ["/thresholds/id=t/when"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT312", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "可用性", "baseline": "99.95%", "target": "≥99.9%", "lasts": "1年"}],
            "thresholds": [{"metric": "k", "role": "objective", "value": "≥99.9%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "可用性", "baseline": "99.5%", "target": "≥99.9%"}],
            "thresholds": [{"metric": "k", "role": "objective", "value": "≥99.9%", "when": "2026Q4"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "可用性", "baseline": "99.5%", "target": "≥99.9%"}],
            "thresholds": [{"metric": "k", "role": "gate", "value": "≥99.9%"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT312", "generate_plan", brief) == []
