"""RSK104 risk-without-contingency, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {"department": "销售部", "period": "2026", "risks": [{"id": "r", "text": "预算冻结"}]},
            ["/risks/id=r/contingency"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("RSK104", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "risks": [
                {
                    "id": "r",
                    "text": "预算冻结",
                    "probability": "30%",
                    "impact": "高",
                    "prevention": "p",
                    "contingency": "c",
                    "trigger": "t",
                    "owner": "o",
                }
            ],
        },
        {"department": "销售部", "period": "2026", "risks": []},
        {"department": "x"},
    ],
)
def test_it_does_not_see(brief):
    assert seen("RSK104", "generate_plan", brief) == []
