import pytest

from tests.conftest import seen


def told(text):
    return seen("TXT104", "check_document", {"text": text})


@pytest.mark.parametrize(
    "text",
    [
        "## Costs\n\n## Risks\n\nOne supplier may be late.",
        "# Plan\n\nWe begin in May.\n\n## Lessons",
        "## 一、效益\n\n## 二、风险\n\n供应商可能延期。",
        "# A\n\n### B\n\n## C\n\nText.",
    ],
)
def test_it_sees_a_heading_that_promises_and_holds_nothing(text):
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "## Costs\n\nNone.\n\n## Risks\n\n- One supplier may be late.",
        "# Plan\n\n## Costs\n\nNone.",
        "## 费用\n\n| 项目 | 金额 |\n|---|---|\n| 差旅 | 3万 |",
        "One line without any heading.",
        "",
        "---",
        "# 标题",
    ],
)
def test_it_does_not_see_a_heading_over_text_tables_or_smaller_headings(text):
    assert told(text) == []
