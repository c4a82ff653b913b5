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
        ("关口：3 月底接入 40 家，2 月底接入 55 家，9 月底接入 70 家。", 1),
        ("Traffic moves over in steps: 10% on 3 March, 40% on 24 February, 100% on 17 March.", 1),
        ("| Wave | Go-live | Sites |\n|---|---|---|\n| 1 | 12 May | 20 |\n| 2 | 2 May | 35 |", 4),
        (
            "| 批次 | 上线月 | 门店 |\n|---|---|---|\n| 第一批 | 2026 年 9 月 | 12 家 |\n| 第二批 | 2026 年 8 月 | 20 家 |",
            4,
        ),
        (
            "| Site | By | Share |\n|---|---|---|\n| Oslo | 3 May | 10% |\n| Turku | 30 June | 30% |\n| Riga | 31 May | 60% |\n| Graz | 1 August | 80% |",
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
        "关口：2 月底接入 40 家，3 月底接入 55 家，9 月底接入 70 家。",
        "The gate in March, 10%, and that of 15 March, 12%, are one.",
        "| No. | Action | Owner | Due |\n|---|---|---|---|\n| 1 | Pump | Ida | 30 June |\n| 2 | Parts | Bo | 10 June |\n| 3 | Course | Cy | 20 June |",
        "| 批次 | 上线月 | 门店 |\n|---|---|---|\n| 第一批 | 2026 年 12 月 | 12 家 |\n| 第二批 | 2027 年 1 月 | 20 家 |",
        "| Site | Tested | Share |\n|---|---|---|\n| Oslo | 3 May | 10% |\n| Turku | 30 June | 8% |\n| Riga | 31 May | 60% |\n| Graz | 1 August | 80% |",
        "| 日期 | 事 |\n|---|---|\n| 3 月 9 日 | 进场 |\n| 3 月 2 日 | 拆旧 |\n| 3 月 20 日 | 布线 |\n| 3 月 5 日 | 验收 |",
    ],
)
def test_days_in_order_or_in_none_are_not_told(text):
    assert _seen(text) == []


def _seen(text):
    return [one.line for one in checked(CheckDocument(text=text)).findings if one.code == "NUM109"]
