"""RES105 part-larger-than-its-line, beyond its two examples."""

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
                "allocations": [
                    {"id": "a", "work": "i", "effort": {"售前": "3人月"}},
                    {"id": "b", "work": "i", "effort": {"售前": "4人月"}, "within": "a"},
                ],
            },
            ["/allocations/id=b/effort/售前"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("RES105", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
            "allocations": [
                {"id": "a", "work": "i", "effort": {"售前": "6人月"}},
                {"id": "b", "work": "i", "effort": {"售前": "4人月"}, "within": "a"},
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
            "allocations": [
                {"id": "a", "work": "i", "effort": {"售前": "3人月"}},
                {"id": "b", "work": "i", "effort": {"售前": "4人月"}},
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"id": "i", "name": "ABM", "start": "2026-03-02", "end": "2026-03-31"}],
            "allocations": [
                {"id": "a", "work": "i", "effort": {"销售": "3人月"}},
                {"id": "b", "work": "i", "effort": {"售前": "4人月"}, "within": "a"},
            ],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("RES105", "generate_plan", brief) == []
