"""PLN305 end-more-likely-missed, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": {"start": "2026-03-02", "end": "2026-03-27"},
                "initiatives": [{"id": "i", "name": "方案包", "duration": "18/20/40天"}],
            },
            ["/period/end"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("PLN305", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": {"start": "2026-03-02", "end": "2026-03-27"},
            "initiatives": [{"id": "i", "name": "方案包", "duration": "10/12/18天"}],
        },
        {
            "department": "销售部",
            "period": {"start": "2026-03-02", "end": "2026-03-27"},
            "initiatives": [{"id": "i", "name": "方案包", "duration": "18天"}],
        },
        {
            "department": "销售部",
            "period": {"start": "2026-03-02", "end": "2026-03-27"},
            "initiatives": [{"id": "i", "name": "方案包", "duration": "30/40/60天"}],
        },
        {"department": "x", "initiatives": [{"id": "i", "name": "方案包", "duration": "18/20/40天"}]},
    ],
)
def test_it_does_not_see(brief):
    assert seen("PLN305", "generate_plan", brief) == []
