"""RES101 demand-over-capacity, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "resources": {"roles": [{"id": "se", "name": "售前", "heads": "6"}]},
                "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
                "allocations": [{"work": "i", "effort": {"售前": "9人月"}}],
            },
            ["/resources/roles/id=se"],
        ),
        (
            {
                "department": "销售部",
                "period": "2026",
                "resources": {"roles": [{"id": "d", "name": "数据", "capacity": "2人月"}]},
                "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
                "allocations": [{"work": "i", "effort": {"数据": "3人月"}}],
            },
            ["/resources/roles/id=d"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("RES101", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"roles": [{"id": "se", "name": "售前", "heads": "6"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
            "allocations": [{"work": "i", "effort": {"售前": "5人月"}}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"roles": [{"id": "se", "name": "售前", "heads": "6"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"roles": [{"id": "se", "name": "售前"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
            "allocations": [{"work": "i", "effort": {"售前": "9人月"}}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"roles": [{"id": "se", "name": "售前", "heads": "6"}]},
            "initiatives": [
                {"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"},
                {"id": "j", "name": "ABM", "start": "2026-04-01", "end": "2026-04-30"},
            ],
            "allocations": [{"work": "i", "effort": {"售前": "5人月"}}, {"work": "j", "effort": {"售前": "5人月"}}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"roles": [{"id": "d", "name": "数据", "capacity": "2人月"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
            "allocations": [{"work": "i", "effort": {"数据": "2人月"}}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("RES101", "generate_plan", brief) == []
