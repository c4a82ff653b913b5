"""TGT315 requirement-served-by-nothing, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "requirements": [{"id": "a", "text": "现金流为正"}, {"id": "b", "text": "坏账率低"}],
                "objectives": [{"text": "ARR增长", "serves": ["a"]}],
            },
            ["/requirements/id=b"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT315", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "requirements": [{"id": "a", "text": "现金流为正"}],
            "objectives": [{"text": "ARR增长", "serves": ["a"]}],
        },
        {"department": "销售部", "period": "2026", "requirements": "现金流为正", "objectives": "ARR增长"},
        {"department": "销售部", "period": "2026", "requirements": "现金流为正"},
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT315", "generate_plan", brief) == []
