"""RES104 role-that-is-not-there, beyond its two examples."""

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
                "allocations": [{"id": "a", "work": "i", "effort": {"设计": "2人月"}}],
            },
            ["/allocations/id=a/effort"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("RES104", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"roles": [{"id": "se", "name": "售前", "heads": "6"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
            "allocations": [{"work": "i", "effort": {"售前": "2人月"}}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"roles": [{"id": "se", "name": "售前", "heads": "6"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
            "allocations": [{"work": "i", "effort": {"se": "2人月"}}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"roles": [{"id": "se", "name": "售前", "heads": "6"}]},
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("RES104", "generate_plan", brief) == []
