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
        ("Targets for the reject rate: 3% in March, 2% in June, 2.5% in September, 1% in December.", 1),
        ("Adoption should reach 40% by the end of Q1, 35% by the end of Q2 and 70% by the end of Q3.", 1),
        ("签收率目标：3 月 82%，6 月 86%，9 月 84%，12 月 90%。", 1),
        ("| 月份 | 返工率目标 |\n|-|-|\n| 3 月 | ≤2.0% |\n| 6 月 | ≤2.4% |\n| 9 月 | ≤1.2% |\n", 4),
        ("| Measure | Q1 | Q2 | Q3 |\n|-|-|-|-|\n| Target attendance | 80% | 76% | 90% |\n", 3),
        ("We go on only if the median wait is down to 20 minutes after six weeks and to 25 minutes after twelve.", 1),
        ("Gate 1 (end of March): at least 500 weekly users.\nGate 2 (end of June): at least 400 weekly users.", 2),
        ("- 放量 10%：失败率不高于 0.5%\n- 放量 50%：失败率不高于 0.3%\n- 放量 100%：失败率不高于 0.8%\n", 3),
        ("验收门槛：11 月底缺陷密度不超过 0.8，12 月 10 日不超过 0.9，上线前不超过 0.5。", 1),
        ("签收率目标如下：\n\n- 3 月底：≥82%\n- 6 月底：≥80%\n- 9 月底：≥88%\n", 4),
        ("第 4 周日均借阅量不低于 350 册，第 8 周不低于 480 册，第 12 周不低于 460 册。", 1),
        ("- 第一阶段：错发率 2.0% 以下\n- 第二阶段：错发率 2.5% 以下", 2),
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
        "Targets for the reject rate: 3% in March, 2% in June, 1.5% in September, 1% in December.",
        "Adoption was 40% at the end of Q1, 35% at the end of Q2 and 70% at the end of Q3; the target is 80%.",
        "签收率目标：3 月 82%，6 月 86%，9 月 86%，12 月 90%。",
        "Sales are to be at least 300 pieces in March and at least 260 pieces in April.",
        "Gate 1 (end of March): at least 500 weekly users.\nGate 2 (end of June): at least 40 paying users.",
        "复评门槛逐次收紧：首月合格率达到 92%，次月达到 93%，第三月达到 95%。",
        "3 月支出不超过 30 万元，4 月不超过 35 万元。",
        "付款计划目标：3 月 30%，6 月 20%，9 月 50%。",
        "| Month | Sales target |\n|-|-|\n| March | 300 |\n| June | 260 |\n| September | 340 |\n",
        "培训目标如下：\n\n- 3 月底：销售 82%\n- 6 月底：客服 80%\n- 9 月底：物流 88%\n",
        "第 4 周日均借阅量不低于 350 册，第 8 周不低于 480 册，第 12 周不低于 500 册。",
        "- 第一阶段：错发率 2.5% 以下\n- 第二阶段：错发率 2.0% 以下",
    ],
)
def test_it_does_not_see_limits_of_a_text_in_order_or_figures_that_are_no_limits(text):
    assert seen("TGT203", "check_document", {"text": text}) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "Gates:\n\n- After the trial: 1.2 % or less in the five depots\n- After the first wave: 1.6 % or less\n- At the end: 1.0 % or less",
            [4],
        ),
        (
            "检查点：\n\n- 试点结束时：差错率不超过 1.2%\n- 第一批上线后：差错率不超过 1.6%\n- 全部上线后：差错率不超过 1.0%",
            [4],
        ),
        (
            "- Releases a month rise from 12 to 30 by 31 December 2026. Gates: 16 by 31 March, 24 by 30 June, 33 by 30 September.",
            [1],
        ),
        ("- 月发布由 12 次提高到 30 次，2026 年 12 月底达到。检查点：3 月底 16 次，6 月底 24 次，9 月底 33 次。", [1]),
        (
            "| Step | Days | Traffic |\n|---|---|---|\n| 1 | 3 to 9 May | 10% |\n| 2 | 10 to 16 May | 4% |\n| 3 | 17 to 23 May | 60% |\n| 4 | 24 to 30 May | 100% |",
            [4],
        ),
        ("| Step | Load at most |\n|---|---|\n| 1 | 2.4 s |\n| 2 | 2.9 s |\n| 3 | 2.0 s |", [4]),
    ],
)
def test_it_sees_in_a_text_lists_steps_and_gates_beyond_the_target_that_loosen(text, lines):
    made = document("check_document", {"text": text})
    assert [one.line for one in made.findings if one.code == "TGT203"] == lines


@pytest.mark.parametrize(
    "text",
    [
        "Gates:\n\n- After the trial: 2.0 % or less in the five depots\n- After the first wave: 1.6 % or less\n- At the end: 1.0 % or less",
        "- 工作日：排队不超过 5 分钟\n- 周末：排队不超过 8 分钟",
        "- Releases a month rise from 12 to 30 by 31 December 2026. Gates: 16 by 31 March, 24 by 30 June, 27 by 30 September.",
        "- 月发布由 12 次提高到 30 次，2026 年 12 月底达到。检查点：3 月底 16 次，6 月底 24 次，9 月底 27 次。",
        "| Step | Share |\n|---|---|\n| 1 | 30% |\n| 2 | 20% |\n| 3 | 50% |\n| Total | 100% |",
        "| Model | Load |\n|---|---|\n| A | 2.4 s |\n| B | 2.9 s |\n| C | 2.0 s |",
    ],
)
def test_it_does_not_see_in_a_text_limits_that_tighten_or_are_of_different_things(text):
    assert seen("TGT203", "check_document", {"text": text}) == []
