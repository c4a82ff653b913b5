"""TGT304 band-without-alarm, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [{"id": "k", "name": "续费率", "baseline": "86%", "target": "≥92%"}],
                "thresholds": [{"id": "t", "metric": "k", "role": "red", "value": "<88%", "when": "2026-12-31"}],
            },
            ["/thresholds/id=t/value"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT304", "generate_plan", brief)] == at


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
                {"metric": "k", "role": "amber", "value": "<92%"},
                {"metric": "k", "role": "red", "value": "<88%"},
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "thresholds": [{"metric": "k", "role": "red", "value": "<85%", "when": "2026Q1"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "thresholds": [{"metric": "k", "role": "gate", "value": "≥85%"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT304", "generate_plan", brief) == []


@pytest.mark.parametrize(
    "text",
    [
        "Uptime target: 99.9%. We page the on-call engineer below 99%.",
        "We promise an answer within 4 hours. An alert is sent when it takes more than 8 hours.",
        "开机率目标不低于 98%，低于 95% 才告警。",
        "## 目标\n\n设备开机率不低于 98%。\n\n## 预警\n\n设备开机率低于 92% 时，触发预警。",
        "Our goal is to answer within 2 days; the team lead steps in after more than 4 days.",
        "要求出勤率不低于 95%，低于 90% 才由班主任家访。",
        "6 月目标：产量 1.25 万台，一次合格率不低于 98%；低于 95% 时停线检查。",
        "| Measure | Now | Target | Alarm |\n|-|-|-|-|\n| Uptime | 99.95% | ≥99.9% | <99% |\n",
        "A month may cost $75,000 at most. Finance is alerted if a month closes above $78,000.",
    ],
)
def test_it_sees_an_alarm_of_a_text_that_rings_only_beyond_its_target(text):
    assert len(seen("TGT304", "check_document", {"text": text})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Target: at least 95% on time. Warning below 95%, alarm below 90%.",
        "Renewal is to rise from 82% to 90% by December. An alarm goes off below 80%.",
        "目标：准时率 95%。投诉率超过 3% 时预警。",
        "## 目标\n\n设备开机率年底不低于 98%。\n\n## 预警\n\n设备开机率低于 92% 时，触发预警。",
        "| Measure | Now | Target | Warning | Alarm |\n|-|-|-|-|-|\n| Uptime | 99.95% | ≥99.9% | <99.9% | <99% |\n",
        "目标毛利率 30%，当前毛利率 26%，低于 25% 时预警。",
        "Goal: at least 20 readers a week. From 15 to 19 readers the editor is told. Alarm below 15 readers.",
        "要求出勤率不低于 95%，低于 95% 由班主任提醒，低于 90% 家访。",
        "## Log\n\n14:05 – 90th percentile passes 1,500 ms (alarm threshold); engineer paged.\n\n15:40 – 90th percentile below 600 ms.",
        "A month may cost $75,000 at most. Finance is alerted if a month closes above $72,000.",
    ],
)
def test_it_does_not_see_an_alarm_of_a_text_at_its_target_or_below_one_still_to_come(text):
    assert seen("TGT304", "check_document", {"text": text}) == []
