"""PLN216 end-before-its-beginning, beyond its two examples."""

import pytest

from mcp_server.operations.check_document import CheckDocument, checked


@pytest.mark.parametrize(
    "text",
    [
        "盘点 9 月 18 日开始，9 月 11 日结束。",
        "轮休安排：6 月 22 日至 6 月 15 日，由副班顶岗。",
        "- 清淤：2026-05-11 至 2026-03-24",
        "审计 5 月 20—12 日进场。",
        "| 事项 | 起 | 止 |\n|---|---|---|\n| 拆旧 | 3 月 2 日 | 3 月 9 日 |\n| 防水 | 3 月 16 日 | 3 月 10 日 |",
        "The kiln is shut from 14 July to 9 July.",
        "We leave on 14 July and return on 9 July.",
        "- Tank cleaning, 14 to 12 May",
        "| Work | From | To |\n|---|---|---|\n| Roof | 2 March | 13 March |\n| Floor | 16 March | 12 March |",
    ],
)
def test_it_sees(text):
    assert _seen(text) == [text.count("\n") + 1]


@pytest.mark.parametrize(
    "text",
    [
        "盘点 9 月 11 日开始，9 月 18 日结束。",
        "供暖 11 月 15 日开始，次年 3 月 15 日结束。",
        "- 合同期：2026-05-11 至 2027-03-24",
        "会期由 6 月 22 日提前至 6 月 15 日。",
        "值班 12 月 28 日至 1 月 3 日。",
        "| 事项 | 起 | 止 |\n|---|---|---|\n| 拆旧 | 3 月 2 日 | 3 月 9 日 |\n| 供暖 | 11 月 15 日 | 3 月 15 日 |",
        "The fair was moved from 14 July to 9 July.",
        "The season runs from 1 November to 31 March.",
        "The licence is valid from 1 July to 30 June.",
        "We took the votes from 28 to 3 May.",
    ],
)
def test_it_does_not_see(text):
    assert _seen(text) == []


def _seen(text):
    return [one.line for one in checked(CheckDocument(text=text)).findings if one.code == "PLN216"]


def test_a_row_with_fewer_cells_than_its_table_has_columns_is_read_as_far_as_it_goes():
    assert _seen("| 事项 | 组 | 起 | 止 |\n|---|---|---|---|\n| 拆旧 | 3 月 9 日 |\n| 布线 | 甲 | 3 月 9 日 |\n") == []
