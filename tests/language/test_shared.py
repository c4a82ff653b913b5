"""Parts with their shares, and shares that are said to make what rounding makes of them."""

import pytest

from mcp_server.operations.check_document import CheckDocument, checked


def _codes(text: str) -> list[str]:
    result = checked(CheckDocument(text=text))
    return [one.code for one in (*result.findings, *result.questions) if one.code in {"NUM103", "NUM108"}]


SEES = [
    "果园：梨 468 亩（42%），桃 402 亩（35%），李 168 亩（14%），杏 104 亩（9%）。",
    "Calls by line: north 312 (52%), south 150 (25%), east 93 (23%).",
    "Sails brought €1,298,000 (44%), ropes €944,000 (32%), masts €427,000 (16%) and oars €236,000 (8%).",
    "岸线 640 公里，占 25%；航道 896 公里，占 35%；锚地 1,024 公里，占 48%。",
    "儿童43%，成人38%，老人18%，因四舍五入合计为101%。",
    "By rounding, the four routes (28%, 31%, 22% and 20%) make 102%.",
    "Trains 34%, cars 29%, bikes 24%, on foot 14%. That it sums to 103 is rounding.",
    "来馆原因只能单选：借书71%，自习36%，讲座28%。",
]

DOES_NOT_SEE = [
    "果园：梨 486 亩（42%），桃 402 亩（35%），李 168 亩（14%），杏 104 亩（9%）。",
    "Calls by line: north 312 (52%), south 150 (25%), east 138 (23%).",
    "Sails brought €1,298,000 (44%), ropes €944,000 (32%), masts €472,000 (16%) and oars €236,000 (8%).",
    "可多选：117 份勾了位置（65%），97 份勾了早餐（54%），67 份勾了前台（37%）。",
    "儿童43%，成人38%，老人18%，因四舍五入合计为99%。",
    "By rounding, the four routes (28%, 31%, 22% and 20%) make 101%.",
    "Trains 34%, cars 29%, bikes 24%, on foot 14%. That it sums to 101 is rounding.",
    "来馆原因可以多选：借书71%，自习36%，讲座28%。",
]


@pytest.mark.parametrize("text", SEES)
def test_sees_the_share_that_does_not_fit_the_others(text: str) -> None:
    assert _codes(text)


@pytest.mark.parametrize("text", DOES_NOT_SEE)
def test_does_not_see_anything_in_shares_that_fit_or_need_not(text: str) -> None:
    assert _codes(text) == []
