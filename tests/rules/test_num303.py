"""NUM303 day-or-time-that-does-not-exist, beyond its two examples."""

import pytest

from tests.conftest import seen


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("The meeting takes place on 30 February 2026.", "30 February 2026"),
        ("On 31 June orders close.", "31 June"),
        ("Closing: Nov 31, 2026.", "Nov 31, 2026"),
        ("The lease ends on 29 February 2027.", "29 February 2027"),
        ("Released 2026-06-31.", "2026-06-31"),
        ("The gates open at 25:00.", "25:00"),
        ("会议定于 2 月 30 日召开。", "2 月 30 日"),
        ("4月31号前提交报告。", "4月31号"),
        ("合同至2027年2月29日止。", "2027年2月29日"),
        ("从 22:00 至 26:00 停电。", "26:00"),
        ("# 仓库盘点（13 月 20 日）\n\n无差异。", "13 月 20 日"),
        ("The trial begins on Tuesday, 20 July 2026.", "Tuesday, 20 July 2026"),
        (
            "Season 2026. Doors open on Monday 20 July, and close on Sunday 26 July; Friday 25 July is free.",
            "Friday 25 July",
        ),
        ("例会定于 2026 年 7 月 20 日（周二）召开。", "周二"),
        ("| Step | Day |\n|-|-|\n| 1 | 31 April |\n| 2 | 2 May |", "31 April"),
        ("- 07:60: a guest rings\n- 08:10: the lift runs", "07:60"),
        ("夜间开放到 32 点，下月起试行。", "32 点"),
    ],
)
def test_it_sees_what_no_calendar_or_clock_has(text, written):
    ((_, message),) = told(text)
    assert written in message


@pytest.mark.parametrize(
    "text",
    [
        "The lease ends on 29 February 2028.",
        "In June 31 people came.",
        "We shipped 31 April boxes and 45 May deliveries.",
        "The mix moved from 60:40 to 75:25.",
        "The video runs to 25:00.",
        "The shop closes at 24:00.",
        "农历 2 月 30 日开市。",
        "会议定于 2 月 29 日召开。",
        "比分 25:23，第二局 26:24。",
        "行程共 13 月 5 日游。",
        "- 60:70: the mix of the two blends\n- 08:10: the lift runs",
        "# 13 月度例会",
        "The trial begins on Monday, 20 July 2026.",
        "Season 2025. Doors open on Monday 20 July, and close on Sunday 26 July.",
        "例会定于 2026 年 7 月 20 日（周一至周五）召开。",
        "| Step | Day |\n|-|-|\n| 1 | 30 April |\n| 2 | 2 May |",
        "夜间开放到 22 点，有 32 点建议。",
    ],
)
def test_it_does_not_see_what_exists_or_is_something_else(text):
    assert told(text) == []


def told(text):
    return seen("NUM303", "check_document", {"text": text})
