"""NUM301 count-that-is-not-whole, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [{"id": "k", "name": "新增客户", "behaviour": "flow", "target": "12.5家"}],
            },
            ["/kpis/id=k/target"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("NUM301", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "新增客户", "behaviour": "flow", "target": "12家"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "人均客户", "behaviour": "rate", "target": "12.5家"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "新增客户", "behaviour": "flow", "target": "1.25万家"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "时长", "behaviour": "stock", "target": "12.5小时"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("NUM301", "generate_plan", brief) == []
