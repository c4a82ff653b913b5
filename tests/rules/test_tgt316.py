"""TGT316 objective-without-a-kpi, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "objectives": [{"id": "a", "text": "ARR增长"}, {"id": "b", "text": "完善绩效"}],
                "kpis": [{"name": "ARR", "objective": "a"}],
            },
            ["/objectives/id=b"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT316", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "objectives": [{"id": "a", "text": "ARR增长"}],
            "kpis": [{"name": "ARR", "objective": "a"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "objectives": [{"id": "a", "text": "做得更好"}],
            "kpis": [{"name": "ARR"}],
        },
        {"department": "销售部", "period": "2026", "objectives": [{"id": "a", "text": "做得更好"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT316", "generate_plan", brief) == []
