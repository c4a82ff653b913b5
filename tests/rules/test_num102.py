"""NUM102 shares-off-the-whole, beyond its two examples."""

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
                        "splits": [{"name": "a", "weight": "50%"}, {"name": "b", "weight": "40%"}],
                    }
                ],
            },
            ["/kpis/id=k/splits"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("NUM102", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {
                    "name": "ARR",
                    "splits": [
                        {"name": "a", "weight": "33%"},
                        {"name": "b", "weight": "33%"},
                        {"name": "c", "weight": "33%"},
                    ],
                }
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "ARR", "splits": [{"name": "a", "weight": "3"}, {"name": "b", "weight": "2"}]}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "ARR", "splits": [{"name": "a", "weight": "50%"}, {"name": "b"}]}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "ARR", "splits": [{"name": "a", "weight": "60%"}, {"name": "b", "weight": "40%"}]}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("NUM102", "generate_plan", brief) == []
