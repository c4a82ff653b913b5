"""Statements that something went from one figure to another."""

import pytest

from mcp_server.language.changes import changes


@pytest.mark.parametrize(
    ("text", "before", "after", "unit", "said"),
    [
        ("平均发布周期由14天优化到10天", 14, 10, "days", "由14天优化到10天"),
        ("占比从18%提升至26%", 18, 26, "%", "从18%提升至26%"),
        ("release cycle improved from 14 to 10 days", 14, 10, "days", "from 14 to 10 days"),
        ("up from 3.2% to 4.1%", "3.2", "4.1", "%", "from 3.2% to 4.1%"),
        ("retention 4.1% (up from 3.2%)", "3.2", "4.1", "%", "4.1% (up from 3.2%"),
        ("18%→26%", 18, 26, "%", "18%→26%"),
        ("14天 -> 10天", 14, 10, "days", "14天 -> 10天"),
        ("客单价由20万提升到28万元", 200_000, 280_000, "CNY", "由20万提升到28万元"),
        ("从2025年的18%提升至2026年的26%", 18, 26, "%", "从2025年的18%提升至2026年的26%"),
        ("fell from 14 days in Q1 to 10 days", 14, 10, "days", "from 14 days in Q1 to 10 days"),
        ("raised from 3.2% (2024) to at least 4.1%", "3.2", "4.1", "%", "from 3.2% (2024) to at least 4.1%"),
        ("NPS由+20升至+24", 20, 24, "", "由+20升至+24"),
        ("从3人到5人", 3, 5, "人", "从3人到5人"),
        ("from ¥2M in 2025 to ¥3M", 2_000_000, 3_000_000, "CNY", "from ¥2M in 2025 to ¥3M"),
        ("价格由100元下调为80元", 100, 80, "CNY", "由100元下调为80元"),
        ("准确率由百分之八十提高到百分之九十二", 80, 92, "%", "由百分之八十提高到百分之九十二"),
        ("grew from two people to eight people", 2, 8, "people", "from two people to eight people"),
    ],
)
def test_a_change_has_both_figures_in_one_unit(text, before, after, unit, said):
    (found,) = changes(text)
    assert (str(found.before.value), str(found.after.value)) == (str(before), str(after))
    assert found.before.unit == found.after.unit == unit
    assert found.text == said == text[found.start : found.end]


@pytest.mark.parametrize(
    "text",
    ["提升至28万", "shortened to 75 days", "3到5天", "5 to 8 days", "18% to 26%", "从现有AE中轮岗8人月", "预算45万,实际43.2万",
     "from 3 people to 5%", "注册2,842;激活率32.5%", "", "从5家客户处收集了200条反馈"],
)  # fmt: skip
def test_what_states_no_change_is_none(text):
    assert changes(text) == ()


def test_several_changes_are_found_in_order():
    found = changes("由14天优化到10天,降幅28.6%;团队从5人增加到8人")
    assert [change.text for change in found] == ["由14天优化到10天", "从5人增加到8人"]
