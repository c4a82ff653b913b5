"""PLN218 day-outside-its-heading, beyond its two examples."""

import pytest

from mcp_server.operations.check_document import CheckDocument, checked


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("## 明年一季度\n\n- 宣讲 6 场，小佘，2 月 28 日前讲完\n- 复核流程，阿彤，4 月 30 日前", [4]),
        ("四季度要办的\n10月28日换书架，小翁负责。\n9月4日夜间开放，阿迟盯两周。", [3]),
        (
            "# 周报（10 月 12 日—10 月 16 日）\n\n## 下周\n\n| 事项 | 谁 | 何时 |\n|---|---|---|\n| 评审 | 阿栗 | 10 月 29 日 |\n| 回访 | 小易 | 10 月 21 日 |",
            [7],
        ),
        ("## For Q3\n\n1. New start screen: Anna, 31 August\n2. Crash fixed: Felix, 17 June", [4]),
        ("# Weekly report, 5 to 9 October 2026\n\nAll went well.\n\nNext week\nThe lift is tested on 30 October.", [6]),
        (
            "# Plan for the fourth quarter of 2026\n\n| Step | When |\n|---|---|\n| Seed | 9 October |\n| Wall | 4 December |\n| Shed | 28 September |",
            [7],
        ),
        ("# Kitchen, week 19 (4 to 12 May 2026)\n\nAll went well.", [1]),
        ("# 仓库周报 第 21 周（2026 年 5 月 4 日—5 月 10 日）\n\n无事故。", [1]),
        ("Weeks 22 to 25 (25 May to 28 June 2026) were quiet.", [1]),
        ("# 配送周报（第 30 周，9 月 7 日至 13 日）", [1]),
    ],
)
def test_it_asks(text, lines):
    assert _asked(text) == lines


@pytest.mark.parametrize(
    "text",
    [
        "## 明年一季度\n\n- 宣讲 6 场，小佘，2 月 28 日前讲完\n- 复核流程，阿彤，3 月 30 日前",
        "## 三季度回顾\n\n- 7 月 28 日换书架\n- 6 月 4 日起夜间开放",
        "## 四季度要办的\n\n- 10 月 28 日换书架\n- 11 月 4 日夜间开放\n- 合同 9 月 30 日到期，11 月续签",
        "# 周报（10 月 12 日—10 月 16 日）\n\n## 下周\n\n| 事项 | 何时 |\n|---|---|\n| 评审 | 10 月 22 日 |\n| 回访 | 10 月 21 日 |",
        "## For Q3\n\n1. New start screen: Anna, 31 August\n2. Report to the board: Felix, 17 October",
        "# Kitchen, week 19 (4 to 10 May 2026)\n\nAll went well.",
        "# 仓库周报 第 19 周（2026 年 5 月 4 日—5 月 8 日）\n\n无事故。",
        "Weeks 22 to 25 (25 May to 19 June 2026) were quiet.",
        "# 项目周报（第 14 周：2026 年 11 月 9 日至 15 日）\n\n周次自开工那周算作第 1 周。",
        "# 8 月第 3 周项目周报（8 月 17 日—8 月 23 日）",
        "## October report\n\n- 3 October: pump fitted\n- Next audit on 14 November",
    ],
)
def test_it_does_not_ask(text):
    assert _asked(text) == []


def _asked(text):
    return [one.line for one in checked(CheckDocument(text=text)).questions if one.code == "PLN218"]
