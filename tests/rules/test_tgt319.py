"""TGT319 scale-with-a-gap-or-overlap, beyond its two examples."""

import pytest

from mcp_server.operations.check_document import CheckDocument, checked

TABLE = "| 等级 | 差错率 |\n|---|---|\n"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("缺勤率低于 2% 亮绿灯，2% 到 4% 亮黄灯，超过 5% 亮红灯。", 1),
        ("- 优秀：90 分以上\n- 良好：75 至 85 分\n- 不合格：60 分以下", 3),
        ("Late trains: green up to 3 %, amber above 3 % and up to 6 %, red from 8 % upwards.", 1),
        (f"{TABLE}| A级 | <1% |\n| B级 | 1%~3% |\n| C级 | >4% |", 5),
    ],
)
def test_it_sees(text, line):
    assert _seen(text) == [line]


@pytest.mark.parametrize(
    "text",
    [
        "缺勤率低于 2% 亮绿灯，2% 到 5% 亮黄灯，超过 5% 亮红灯。",
        "- 优秀：90 分以上\n- 良好：75 至 89 分\n- 不合格：74 分以下",
        "Late trains: amber above 3 %, red above 6 %.",
        f"{TABLE}| A级 | <1% |\n| B级 | 1%~3% |\n| C级 | >3% |",
    ],
)
def test_it_does_not_see(text):
    assert _seen(text) == []


def _seen(text):
    return [one.line for one in checked(CheckDocument(text=text)).findings if one.code == "TGT319"]
