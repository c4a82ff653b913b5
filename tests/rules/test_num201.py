"""NUM201 figure-that-differs-elsewhere, beyond its two examples."""

import pytest

from tests.conftest import document, seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [{"id": "k", "name": "续费率", "baseline": "88%"}],
                "evidence": [{"metric": "续费率", "value": "85%"}],
            },
            ["/kpis/id=k/baseline"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("NUM201", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "续费率", "baseline": "88%"}],
            "evidence": [{"metric": "续费率", "value": "88%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "续费率", "baseline": "88%"}],
            "evidence": [{"metric": "续费率", "value": "85%", "when": "2024"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "续费率", "baseline": "88%"}],
            "evidence": [{"metric": "续费率", "value": "87.6%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "续费率", "baseline": "88%"}],
            "evidence": [{"metric": "激活率", "value": "32%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"name": "续费率", "baseline": "88%"}],
            "evidence": [{"metric": "续费率", "value": "≥85%"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("NUM201", "generate_plan", brief) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("The launch is on 3 May 2026.\n\n## Schedule\n\n- Launch: 10 May 2026", 5),
        ("## Summary\n\nWe closed 42 tickets.\n\n## Details\n\nIn all, 46 tickets were closed.", 7),
        ("The crew has 14 members.\n\n## Staffing\n\nAll 16 members of the crew are trained.", 5),
        ("## 概述\n\n项目总投资 360 万元。\n\n## 投资估算\n\n项目总投资为 380 万元，分两期投入。", 7),
        ("## 总览\n\n二季度签约 52 家。\n\n## 明细\n\n| 指标 | 二季度 |\n|-|-|\n| 签约（家） | 48 |", 9),
        ("客户满意度为 4.6 分。\n\n## 结果\n\n| 指标 | 目标 | 实际 |\n|-|-|-|\n| 客户满意度 | 4.5 | 4.4 |", 7),
    ],
)
def test_it_sees_what_a_text_gives_twice_and_not_the_same(text, line):
    assert [one.line for one in document("check_document", {"text": text}).findings if one.code == "NUM201"] == [line]


@pytest.mark.parametrize(
    "text",
    [
        "The launch was planned for 3 May 2026.\n\n## Schedule\n\n- Launch: 10 May 2026",
        "## Summary\n\nWe closed 42 tickets.\n\n## Lyon\n\nIn all, 26 tickets were closed.",
        "Revenue was 4.8 million dollars.\n\n## Details\n\nRevenue was $4,823,000.",
        "营业收入 4.8 万元。\n\n## 明细\n\n营业收入为 48,213 元。",
        "一季度签约 52 家。\n\n## 明细\n\n二季度签约 48 家。",
        "目标：客户满意度 4.6 分。\n\n## 结果\n\n客户满意度 4.4 分。",
        "- Duration: 30 days\n- Owner: Ann\n- Duration: 20 days\n- Owner: Ben",
    ],
)
def test_it_does_not_see_other_times_scopes_roles_or_places(text):
    assert seen("NUM201", "check_document", {"text": text}) == []
