"""RES103 share-over-the-whole, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
                "allocations": [{"id": "a", "work": "i", "effort": {"售前": "120%"}}],
            },
            ["/allocations/id=a/effort/售前"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("RES103", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
            "allocations": [{"work": "i", "effort": {"售前": "100%"}}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
            "allocations": [{"work": "i", "effort": {"售前": "120人月"}}],
        },
        {"department": "销售部", "period": "2026"},
    ],
)
def test_it_does_not_see(brief):
    assert seen("RES103", "generate_plan", brief) == []
