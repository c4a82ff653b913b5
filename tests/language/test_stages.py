"""Logs and tables of days that nothing announces as steps."""

import pytest

from mcp_server.operations.check_document import CheckDocument, checked


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (
            "| Month | Limit |\n|---|---|\n| March 2026 | 28 |\n| July 2026 | 25 |\n| June 2026 | 24 |\n| December 2026 | 22 |",
            5,
        ),
        ("7:40 夜班报表为空。\n7:28 主任反馈无工单。\n8:35 发现连接数到上限。\n9:25 恢复。", 2),
        (
            "| 日期 | 事 |\n|---|---|\n| 3 月 2 日 | 进场 |\n| 3 月 9 日 | 拆旧 |\n| 3 月 5 日 | 布线 |\n| 3 月 20 日 | 验收 |",
            5,
        ),
    ],
)
def test_the_one_step_out_of_order_is_told(text, line):
    assert line in _seen(text)


@pytest.mark.parametrize(
    "text",
    [
        "| Month | Limit |\n|---|---|\n| March 2026 | 28 |\n| June 2026 | 25 |\n| July 2026 | 24 |\n| December 2026 | 22 |",
        "23:40 夜班报表为空。\n23:58 主任反馈无工单。\n0:35 发现连接数到上限。\n1:25 恢复。",
        "| 日期 | 事 |\n|---|---|\n| 3 月 9 日 | 进场 |\n| 3 月 2 日 | 拆旧 |\n| 3 月 20 日 | 布线 |\n| 3 月 5 日 | 验收 |",
    ],
)
def test_days_in_order_or_in_none_are_not_told(text):
    assert _seen(text) == []


def _seen(text):
    return [one.line for one in checked(CheckDocument(text=text)).findings if one.code == "NUM109"]
