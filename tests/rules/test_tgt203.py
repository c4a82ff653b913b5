"""TGT203 checkpoints-out-of-order, beyond its two examples."""

import pytest

from tests.conftest import document, seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [
                    {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
                ],
                "thresholds": [
                    {"id": "a", "metric": "k", "role": "gate", "value": "≥91%", "when": "2026Q2"},
                    {"id": "b", "metric": "k", "role": "gate", "value": "≥90%", "when": "2026Q3"},
                ],
            },
            ["/thresholds/id=b/value"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT203", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "thresholds": [
                {"metric": "k", "role": "gate", "value": "≥90%", "when": "2026Q2"},
                {"metric": "k", "role": "gate", "value": "≥91%", "when": "2026Q3"},
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "thresholds": [
                {"metric": "k", "role": "gate", "value": "≥91%"},
                {"metric": "k", "role": "gate", "value": "≥90%"},
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "thresholds": [
                {"metric": "k", "role": "gate", "value": "≥91%", "when": "2026Q3"},
                {"metric": "k", "role": "checkpoint", "value": "≥90%", "when": "2026Q4"},
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT203", "generate_plan", brief) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "| Month | Return rate at most |\n|-|-|\n| March 2026 | 28% |\n| June 2026 | 25% |\n| September 2026 | 27% |\n",
            5,
        ),
        ("检查点：5 月底延迟不高于 700 毫秒，7 月底不高于 450 毫秒，9 月底不高于 500 毫秒。", 1),
        ("Gates: 35 by 31 March, 45 by 30 June, 42 by 30 September.", 1),
    ],
)
def test_it_sees_a_limit_of_a_text_that_becomes_looser(text, line):
    assert [one.line for one in document("check_document", {"text": text}).findings if one.code == "TGT203"] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "| Month | Return rate at most |\n|-|-|\n| March 2026 | 28% |\n| June 2026 | 25% |\n| September 2026 | 25% |\n",
        "| Month | Return rate |\n|-|-|\n| March 2026 | 28% |\n| June 2026 | 25% |\n| September 2026 | 27% |\n",
        "检查点：5 月底延迟不高于 700 毫秒，7 月底不高于 450 毫秒，9 月底不高于 300 毫秒。",
        "Sales were 35 in March, 45 in June, 42 in September.",
    ],
)
def test_it_does_not_see_limits_of_a_text_in_order_or_figures_that_are_no_limits(text):
    assert seen("TGT203", "check_document", {"text": text}) == []
