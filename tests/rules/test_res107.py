"""RES107 work-without-people, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "initiatives": [
                    {"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"},
                    {"id": "j", "name": "渠道"},
                ],
                "allocations": [{"work": "i", "effort": {"售前": "3人月"}}],
            },
            ["/initiatives/id=j"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("RES107", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
            "allocations": [{"work": "i", "effort": {"售前": "3人月"}}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [
                {"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"},
                {"id": "j", "name": "渠道"},
            ],
            "allocations": [{"work": ["i", "渠道"], "effort": {"售前": "3人月"}}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("RES107", "generate_plan", brief) == []
