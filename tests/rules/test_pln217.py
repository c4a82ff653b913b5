"""PLN217 day-out-of-its-time, beyond its two examples."""

import pytest

from mcp_server.operations.check_document import CheckDocument, checked


@pytest.mark.parametrize(
    "text",
    [
        "复检由质量部组织，8 月 25 日开始，8 月 21 日前出具结论。",
        "10 月 12 日打包，10 月 9 日装车，交给货运站。",
        "# 例会纪要\n\n时间：4 月 15 日\n\n## 待办\n\n- 王园长 4 月 10 日前联系体检医院",
        "# 配电室跳闸复盘\n\n日期：2026-06-09\n\n| 措施 | 负责人 | 期限 |\n|---|---|---|\n| 换断路器 | 何伟 | 6 月 5 日 |",
        "The cellar is dry by 12 October, the floor goes in on 5 October.",
        "The gutters are tight on 26 June and the ceilings are painted from 8 to 19 June.",
        "# Minutes\n\nDate: 12 May\n\nActions\n\n- Peter to mend the gate by 2 May",
        "# Weekly report, 4 to 10 May 2026\n\nAll went well.\n\n## Next week\n\n- Macros rewritten: Grace, by 5 May.",
    ],
)
def test_it_asks(text):
    assert _asked(text) == [text.count("\n") + 1]


@pytest.mark.parametrize(
    "text",
    [
        "复检由质量部组织，8 月 21 日开始，8 月 25 日前出具结论。",
        "10 月 12 日答辩，材料由小姚 10 月 9 日前发出。",
        "# 例会纪要\n\n时间：4 月 15 日\n\n## 上次事项\n\n- 王园长 4 月 10 日前联系体检医院，已完成",
        "# 例会纪要\n\n时间：12 月 15 日\n\n## 待办\n\n- 王园长 1 月 10 日前联系体检医院",
        "# 迎检方案\n\n时间：6 月 9 日\n\n- 6 月 5 日前备齐台账（何伟）",
        "The report was handed over on 3 July, nine days after the session of 24 June.",
        "# Minutes\n\nDate: 12 May\n\nActions\n\n- Peter to mend the gate, seen broken on 2 May, by 20 May",
        "# Weekly report, 4 to 10 May 2026\n\n- 5 May: pump fitted\n\n## Next week\n\n- Macros rewritten: Grace, by 15 May.",
        "Idris collects the costumes by 28 November, and Paloma gives back the lenses on 26 November.",
    ],
)
def test_it_does_not_ask(text):
    assert _asked(text) == []


def _asked(text):
    return [one.line for one in checked(CheckDocument(text=text)).questions if one.code == "PLN217"]
