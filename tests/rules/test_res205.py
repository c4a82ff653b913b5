"""RES205 heads-taken-for-months, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "resources": {"roles": [{"name": "销售", "heads": "36"}, {"id": "se", "name": "售前", "heads": "6"}]},
                "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-08-31"}],
                "allocations": [{"id": "a", "work": "i", "effort": {"销售": "36人月", "售前": "6人月"}}],
            },
            ["/allocations/id=a/effort"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("RES205", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"roles": [{"name": "销售", "heads": "36"}, {"id": "se", "name": "售前", "heads": "6"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-08-31"}],
            "allocations": [{"work": "i", "effort": {"销售": "20人月", "售前": "6人月"}}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"roles": [{"name": "销售", "heads": "36"}, {"id": "se", "name": "售前", "heads": "6"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
            "allocations": [{"work": "i", "effort": {"销售": "36人月", "售前": "6人月"}}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "resources": {"roles": [{"id": "se", "name": "售前", "heads": "6"}]},
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-08-31"}],
            "allocations": [{"work": "i", "effort": {"售前": "6人月"}}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("RES205", "generate_plan", brief) == []
