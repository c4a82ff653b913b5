"""NUM401 duration-off-its-dates, beyond its two examples."""

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
                    {"id": "i", "name": "x", "start": "2026-03-02", "end": "2026-03-13", "duration": "6周"}
                ],
            },
            ["/initiatives/id=i/duration"],
        ),
        (
            {
                "department": "销售部",
                "period": "2026",
                "initiatives": [
                    {"id": "i", "name": "x", "start": "2026-03-02", "end": "2026-06-30", "duration": "10天"}
                ],
            },
            ["/initiatives/id=i/duration"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("NUM401", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"name": "x", "start": "2026-03-02", "end": "2026-04-10", "duration": "6周"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"name": "x", "start": "2026-03-02", "end": "2026-03-13", "duration": "10天"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"name": "x", "start": "2026-03-02", "end": "2026-03-13", "duration": "12天"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"name": "x", "start": "2026-03", "end": "2026-05", "duration": "3个月"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"name": "x", "start": "2026-03-02", "duration": "6周"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "initiatives": [{"name": "x", "start": "2026-03-02", "end": "2026-04-30", "duration": "5/8/9周"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("NUM401", "generate_plan", brief) == []
