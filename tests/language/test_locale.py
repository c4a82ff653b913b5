import time

import pytest

from mcp_server.language.locale import locale_of
from mcp_server.methods.swot import SwotBrief
from mcp_server.model.swot import Factor


@pytest.mark.parametrize(
    ("value", "locale"),
    [
        ("续费率达到92%", "zh-CN"),
        ("Reach 92% renewal rate", "en"),
        ("", "en"),
        ("2026-01-05 92%", "en"),
        ("ARR 续费", "zh-CN"),
        ("ARR NDR CAC LTV 续费", "en"),
        (
            {"department": "销售部", "kpis": [{"id": "kpi-1", "name": "续费率", "unit": "%", "better": "higher"}]},
            "zh-CN",
        ),
        ({"department": "Sales of 上海 office", "objectives": "Win 180 customers"}, "en"),
        ({"部门": "Sales"}, "en"),
        ([None, 5, True, ["续费"]], "zh-CN"),
        (("日本語のテキスト漢字多数",), "zh-CN"),
        (SwotBrief(aim="开第二家店", items=(Factor(text="老客户多", quadrant="strength"),)), "zh-CN"),
        (SwotBrief(aim="Open a second shop"), "en"),
    ],
    ids=str,
)
def test_the_language_is_that_of_most_words(value, locale):
    assert locale_of(value) == locale


def test_the_beginning_decides_however_long_a_text_is():
    started = time.process_time()
    assert locale_of(["续费率达到百分之九十二。" * 500, "word " * 40_000]) == "zh-CN"
    assert locale_of("续" * 200_000) == "zh-CN"
    assert time.process_time() - started < 0.2
