import time

import pytest

from mcp_server.language.pages import page


def said(text):
    return [(s.line, s.sort, s.text) for s in page(text).sentences]


def test_sentences_have_their_line_sort_and_headings():
    text = "# 总结\n\n## 一、收入\n收入增长。成本下降；人数不变\n- 第一项\n1. 第二项\n\n(3) 第三项"
    assert [(s.line, s.sort, s.text, s.under) for s in page(text).sentences] == [
        (1, "heading", "总结", ()),
        (3, "heading", "一、收入", ("总结",)),
        (4, "prose", "收入增长。", ("总结", "一、收入")),
        (4, "prose", "成本下降；", ("总结", "一、收入")),
        (4, "prose", "人数不变", ("总结", "一、收入")),
        (5, "item", "第一项", ("总结", "一、收入")),
        (6, "item", "第二项", ("总结", "一、收入")),
        (8, "item", "第三项", ("总结", "一、收入")),
    ]


def test_a_list_knows_what_announces_it():
    text = "Three steps:\n- plan:\n  - draft\n  - agree\n- build\n\nDone.\n- later"
    assert [(s.text, s.lead) for s in page(text).sentences if s.sort == "item"] == [
        ("plan:", "Three steps:"),
        ("draft", "plan:"),
        ("agree", "plan:"),
        ("build", "Three steps:"),
        ("later", ""),
    ]


def test_a_wrapped_paragraph_is_read_through():
    text = "The total of all four regions in the first half of the year was just\nabove plan. It rose."
    assert [(line, text.replace("\n", " ")) for line, _, text in said(text)] == [
        (1, "The total of all four regions in the first half of the year was just above plan."),
        (2, "It rose."),
    ]


def test_a_full_stop_in_an_abbreviation_or_a_number_ends_nothing():
    assert [text for _, _, text in said("Approx. 3.5 days, e.g. vs. plan. Then on.")] == [
        "Approx. 3.5 days, e.g. vs. plan.",
        "Then on.",
    ]


@pytest.mark.parametrize(
    "text", ["| a | b |\n|---|--:|\n| 1 | 2 |\n| x\\|y | 3|", "a | b\n-|-\n1 | 2\nx\\|y | 3", "a\tb\n1\t2\nxy\t3"]
)
def test_a_table_is_read_with_its_heads_rows_and_lines(text):
    (table,) = page(f"## Costs\n\nIn EUR:\n\n{text}\n").tables
    assert [cell.text for cell in table.heads.cells] == ["a", "b"]
    assert [[cell.text.replace("\\|", "") for cell in row.cells] for row in table.rows] == [["1", "2"], ["xy", "3"]]
    assert (table.under, table.caption, table.heads.line) == (("Costs",), "In EUR:", 5)


@pytest.mark.parametrize(
    "text", ["a | b and c", "---\ntitle: 3 of 4\n---\n", "```\nx = 3\n```", "<!-- 3\nof 4 -->", "***", "- - -"]
)
def test_what_is_no_table_and_no_prose_is_neither(text):
    read = page(text)
    assert read.tables == ()
    assert [s.text for s in read.sentences] == (["a | b and c"] if text[0] == "a" else [])


def test_offsets_point_into_the_text():
    text = "﻿# 一\r\n> 引用。第二句\r\n| a | 12 |\r\n| - | - |\r\n| b | 5 |\r\n\u2028末行"
    read = page(text)
    assert all(text.startswith(s.text, s.start) for s in read.sentences if s.sort != "row")
    assert all(text.startswith(c.text, c.start) for t in read.tables for r in (t.heads, *t.rows) for c in r.cells)


def test_a_line_with_a_chinese_number_in_brackets_is_a_heading_where_it_stands_apart():
    sorts = [line.sort for line in page("（一）实效\n已培训。\n\n（二）不足\n\n（三）安排\n（四）保障\n").lines]
    assert sorts == ["heading", "prose", "blank", "heading", "blank", "item", "item"]


HOSTILE = [
    "|",
    "| a ",
    "#",
    "a\n",
    "- a:\n",
    ". ",
    "`",
    "\t",
    "|-",
    "- ",
    ">",
    "一、",
    "**",
    "[(（",
    "    ",
    "    - a\n|a|b|\n|-|-|\n",
    "。",
    "a，\n",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_the_length_of_a_hostile_text(piece):
    def seconds(n):
        text = piece * (n // len(piece))
        start = time.perf_counter()
        page(text)
        return time.perf_counter() - start

    seconds(1_000)
    assert seconds(80_000) < 20 * seconds(10_000) + 0.2
