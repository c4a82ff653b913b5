"""TGT305 amber-beyond-red, beyond its two examples."""

import pytest

from mcp_server.operations.check_document import CheckDocument, checked
from tests.conftest import seen


@pytest.mark.parametrize(
    ("brief", "at"),
    [
        (
            {
                "department": "销售部",
                "period": "2026",
                "kpis": [{"id": "k", "name": "续费率", "baseline": "95%", "target": "≥96%"}],
                "thresholds": [
                    {"id": "a", "metric": "k", "role": "amber", "value": "<85%"},
                    {"id": "b", "metric": "k", "role": "red", "value": "<90%"},
                ],
            },
            ["/thresholds/id=a/value"],
        ),
    ],
)
def test_it_sees(brief, at):
    assert [where for where, _ in seen("TGT305", "generate_plan", brief)] == at


@pytest.mark.parametrize(
    "brief",
    [
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "续费率", "baseline": "95%", "target": "≥96%"}],
            "thresholds": [
                {"metric": "k", "role": "amber", "value": "<90%"},
                {"metric": "k", "role": "red", "value": "<85%"},
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [
                {"id": "k", "name": "续费率", "baseline": "88%", "target": "≥92%", "owner": "王芳", "source": "CRM"}
            ],
            "thresholds": [
                {"metric": "k", "role": "amber", "value": "<85%", "when": "2026Q1"},
                {"metric": "k", "role": "red", "value": "<90%", "when": "2026Q4"},
            ],
        },
        {
            "department": "销售部",
            "period": "2026",
            "kpis": [{"id": "k", "name": "销售周期", "baseline": "90天", "target": "75天"}],
            "thresholds": [
                {"metric": "k", "role": "amber", "value": ">92天"},
                {"metric": "k", "role": "red", "value": ">95天"},
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
    assert seen("TGT305", "generate_plan", brief) == []


@pytest.mark.parametrize(
    "text",
    [
        "Amber from 10 % absence, red from 8 %.",
        "The amber limit for rejects is 4 %, the red limit 3 %.",
        "投诉率超过 1% 亮黄灯，超过 0.8% 亮红灯。",
        "- 黄灯：库存低于 200 箱\n- 红灯：库存低于 300 箱",
        "| 指标 | 黄线 | 红线 |\n|-|-|-|\n| 逾期率 | >6% | >5% |",
    ],
)
def test_it_sees_the_lights_of_a_text_in_the_wrong_order(text):
    assert len(seen("TGT305", "check_document", {"text": text})) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Amber from 8 % absence, red from 10 %.",
        "The amber limit for rejects is 4 %, the red limit of the budget €3,000.",
        "投诉率超过 0.8% 亮黄灯，超过 1% 亮红灯。",
        "- 黄灯：库存低于 300 箱\n- 红灯：库存低于 200 箱",
        "| 指标 | 黄线 | 红线 |\n|-|-|-|\n| 利润 | 6 | 5 |",
    ],
)
def test_it_does_not_see_lights_in_order_or_of_which_nothing_says_what_is_worse(text):
    assert seen("TGT305", "check_document", {"text": text}) == []


@pytest.mark.parametrize(
    "text",
    [
        "炉膛温度超过 880℃ 发出预警，超过 850℃ 自动停炉，切断燃气。",
        "Wind at the crane: above 14 m/s the foreman is warned, above 12 m/s lifting is stopped.",
        "坡面位移一旦超过30毫米，发布预警；超过20毫米，立即撤离。",
    ],
)
def test_it_sees_a_stop_before_its_warning(text):
    assert _in_text(text) == [1]


@pytest.mark.parametrize(
    "text",
    [
        "炉膛温度超过 850℃ 发出预警，超过 880℃ 自动停炉，切断燃气。",
        "Wind at the crane: above 12 m/s the foreman is warned, above 14 m/s lifting is stopped.",
        "内存占用超过80%预警，丢包率超过1%停机。",
        "Cap the queue at 24 per worker, 192 in all, before this review. Lower the alarm to 900 ms and shut the relay.",
    ],
)
def test_it_does_not_see_a_warning_before_its_stop_or_two_measures(text):
    assert _in_text(text) == []


def _in_text(text):
    return [one.line for one in checked(CheckDocument(text=text)).findings if one.code == "TGT305"]
