"""NUM103 claim-that-does-not-hold, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "claims": [{"id": "c", "op": "sum", "of": ["200万", "150万", "80万", "50万"], "value": "490万"}],
            },
            ["/claims/id=c/value"],
        ),
        (
            {
                "department": "销售部",
                "period": "2026",
                "claims": [{"id": "c", "op": "ratio", "of": ["36", "6"], "value": "5"}],
            },
            ["/claims/id=c/value"],
        ),
        (
            {
                "department": "销售部",
                "period": "2026",
                "claims": [{"id": "c", "op": "change", "of": ["14天", "10天"], "value": "40%"}],
            },
            ["/claims/id=c/value"],
        ),
        (
            {
                "department": "销售部",
                "period": "2026",
                "claims": [{"id": "c", "op": "points", "of": ["21.0%", "25.0%"], "value": "+5pp"}],
            },
            ["/claims/id=c/value"],
        ),
        (
            {
                "department": "销售部",
                "period": "2026",
                "claims": [{"id": "c", "op": "product", "of": ["180家", "28万"], "value": "5,700万"}],
            },
            ["/claims/id=c/value"],
        ),
        (
            {
                "department": "销售部",
                "period": "2026",
                "claims": [{"id": "c", "op": "share", "of": ["45", "180"], "value": "30%"}],
            },
            ["/claims/id=c/value"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("NUM103", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "claims": [{"op": "sum", "of": ["200万", "150万", "80万", "50万"], "value": "480万"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "claims": [{"op": "change", "of": ["14天", "10天"], "value": "28.6%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "claims": [{"op": "change", "of": ["14天", "10天"], "value": "-29%"}],
        },
        {"department": "销售部", "period": "2026", "claims": [{"op": "share", "of": ["45", "180"], "value": "25%"}]},
        {
            "department": "销售部",
            "period": "2026",
            "claims": [{"op": "product", "of": ["180家", "28万"], "value": "5,040万"}],
        },
        {"department": "销售部", "period": "2026", "claims": [{"op": "ratio", "of": ["36", "0"], "value": "5"}]},
        {"department": "销售部", "period": "2026", "claims": [{"op": "all_met", "value": ""}]},
        {"department": "销售部", "period": "2026", "claims": [{"op": "sum", "of": ["200万"], "value": "约480万"}]},
        {"department": "销售部", "period": "2026", "claims": [{"op": "count", "of": ["a", "b", "c"], "value": "3"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("NUM103", "generate_plan", brief) == []
