"""TGT301 alarm-already-true, beyond its two examples."""

import pytest

from tests.conftest import seen


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
                "thresholds": [{"id": "t", "metric": "k", "role": "red", "value": "<90%"}],
            },
            ["/thresholds/id=t/value"],
        ),
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [{"id": "k", "name": "销售周期", "baseline": "90天", "target": "75天"}],
                "thresholds": [{"id": "t", "metric": "销售周期", "role": "trigger", "value": ">80天"}],
            },
            ["/thresholds/id=t/value"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT301", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "thresholds": [{"metric": "k", "role": "red", "value": "<87%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "thresholds": [{"metric": "k", "role": "red", "value": "<90%", "when": "2026Q3"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "thresholds": [{"metric": "k", "role": "gate", "value": "≥90%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "续费率", "target": "≥92%"}],
            "thresholds": [{"metric": "k", "role": "red", "value": "<90%"}],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "新增客户", "behaviour": "flow", "baseline": "150家", "target": "180家"}],
            "thresholds": [{"metric": "k", "role": "red", "value": "<160家"}],
        },
    ],
)
def test_it_does_not_see(brief):
    assert seen("TGT301", "generate_plan", brief) == []


@pytest.mark.parametrize(
    "text",
    [
        "Latency at P95 was 410 ms in May.\n\nIf latency at P95 exceeds 400 ms, releases stop.",
        "目前投诉率为 3.2%。\n\n投诉率超过 3% 时，触发预警。",
        "当前返工率 2.8%，预警线为 2.5%。",
        "| 指标 | 当前 | 目标 | 预警线 |\n|-|-|-|-|\n| 返工率 | 2.8% | ≤2.0% | 2.5% |\n",
        "Current stock: 80 crates. Reorder when the stock falls below 100 crates.",
        "The failure rate is 2.4% today; the alarm goes off above 2%.",
        "We are paged when the queue exceeds 5,000 messages. The queue is at 7,200 right now.",
        "If fewer than 6 nurses are on the ward, the bank is called. At present 5 nurses are on the ward.",
        "库存低于 500 箱即补货。目前库存 430 箱，暂不需要补货。",
        "毛利率跌破 30% 时由总经理约谈。本月毛利率 28.5%，一切正常。",
        "红线：资产负债率 70%。目前资产负债率 73%，未触及红线。",
        "| 指标 | 目前 |\n|-|-|\n| 退款率 | 6.2% |\n| 差评率 | 1.1% |\n\n退款率超过 5% 时报警。",
        "- Late parcels from 9% to at most 5% by 30 June.\n\nA warning goes out if late parcels exceed 7% in any month.",
        "堆场平均停留 5.5 天，年底要降到 4 天以内。\n\n预警：平均停留高于 5 天，系统当天发短信给经理。",
        "The mean wait is 23 minutes, and is to fall to 15 by June.\n\nThe head nurse is rung as soon as the mean wait stands above 20 minutes.",
    ],
)
def test_it_sees_an_alarm_of_a_text_that_today_sets_off(text):
    assert len(seen("TGT301", "check_document", {"text": text})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Latency at P95 was 390 ms in May.\n\nIf latency at P95 exceeds 400 ms, releases stop.",
        "- Late parcels from 9% to at most 5% by 30 June.\n\nA warning goes out if late parcels exceed 10% in any month.",
        "目前投诉率为 2.2%。\n\n投诉率超过 3% 时，触发预警。",
        "当前返工率 2.2%，预警线为 2.5%。",
        "| 指标 | 当前 | 目标 | 预警线 |\n|-|-|-|-|\n| 返工率 | 2.2% | ≤2.0% | 2.5% |\n",
        "Current stock: 180 crates. Reorder when the stock falls below 100 crates.",
        "The failure rate is 2.4% today; the churn alarm goes off above 2%.",
        "Escalate above 60 open complaints. There are currently 74 open complaints, so the director has been told.",
        "If sales exceed 1,000 tickets, everyone gets a bonus. Sales now: 1,200 tickets.",
        "If more than 20 people register, we use the large hall. So far 26 people have registered now.",
        "库存低于 500 箱即补货。目前库存 430 箱，已下单补货 600 箱。",
        "去年退款率超过 5% 时报警三次。现在退款率 6%，新的报警线是 8%。",
        "当发电量超过 500 度时，余电上网。今天发电量 620 度，余电 120 度上网。",
        "Latency was 410 ms. It must be at most 400 ms by July.\n\nIf latency exceeds 400 ms, releases stop.",
        "堆场平均停留 4.5 天，年底要降到 4 天以内。\n\n预警：平均停留高于 5 天，系统当天发短信给经理。",
        "The mean wait is 18 minutes, and is to fall to 15 by June.\n\nThe head nurse is rung as soon as the mean wait stands above 20 minutes.",
    ],
)
def test_it_does_not_see_an_alarm_of_a_text_that_today_leaves_off(text):
    assert seen("TGT301", "check_document", {"text": text}) == []
