"""Prose is cut where one statement ends, and nowhere else."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.language.reading_clauses import clauses, enclosed, labelled, segments, split
from mcp_server.limits import ITEMS


def cut(text: str) -> list[str]:
    return [clause.text for clause in clauses(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("压缩交付周期;上线质检平台。培养班组长", ["压缩交付周期", "上线质检平台", "培养班组长"]),
        ("Open a hub in Lyon. Hire two planners; train them", ["Open a hub in Lyon", "Hire two planners", "train them"]),
        ("退货率降至2.5%。库存准确率99.5%", ["退货率降至2.5%", "库存准确率99.5%"]),
        ("Cost per order of $3.40. On-time rate 97.5%.", ["Cost per order of $3.40", "On-time rate 97.5%"]),
        ("Ship faster, e.g. by air. Cut waste", ["Ship faster, e.g. by air", "Cut waste"]),
        ("拓展渠道(含线上;线下),稳住老客", ["拓展渠道(含线上;线下),稳住老客"]),
        ("落实“先收款;后发货”的规定;清理呆账", ["落实“先收款;后发货”的规定", "清理呆账"]),
        ("- open the night shift\n- close the old line\n3. move the buffer", None),
        ("一、稳产量\n二、降能耗", ["稳产量", "降能耗"]),
        ("①稳产量②降能耗", ["稳产量", "降能耗"]),
        ("An unclosed (bracket; still ends here", ["An unclosed (bracket", "still ends here"]),
        ("Raise NPS to 40. Keep it there", ["Raise NPS to 40", "Keep it there"]),
        ("", []),
        (" ;。\n - ", []),
    ],
)  # fmt: skip
def test_a_text_is_cut_at_stops_lines_and_bullets(text, parts):
    expected = ["open the night shift", "close the old line", "move the buffer"] if parts is None else parts
    assert cut(text) == expected


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("返修率降到1.2%,人均产量提升到46件", ["返修率降到1.2%", "人均产量提升到46件"]),
        ("scrap rate below 3%, output per shift up to 1,450 units", None),
        ("新开两大仓库,各配备≥6名调度员", ["新开两大仓库,各配备≥6名调度员"]),
        ("open new depots, Lyon and Turin, with ≥6 dispatchers each", None),
        ("准时率92%,目标95%", ["准时率92%,目标95%"]),
        ("在不增加人手的前提下,准时率达到95%", ["在不增加人手的前提下,准时率达到95%"]),
        ("准时率达到95%,完善交接流程", ["准时率达到95%,完善交接流程"]),
        ("年产值5,700万元,能耗下降8%", ["年产值5,700万元", "能耗下降8%"]),
    ],
)
def test_a_comma_cuts_only_between_figures_that_each_have_a_name(text, parts):
    found = cut(text)
    if text.startswith("scrap"):
        assert found == ["scrap rate below 3%", "output per shift up to 1,450 units"]
    else:
        assert found == ([text] if parts is None else parts)


def test_a_wrapped_line_goes_on_and_a_heading_stays_with_what_follows():
    wrapped = "The warehouse team keeps the accuracy of stock records above ninety\npercent in every aisle"
    assert cut(wrapped) == [wrapped]
    assert cut("重点:\n- 稳产量\n- 降能耗") == ["重点:\n- 稳产量", "降能耗"]


def test_figures_of_a_clause_are_counted_from_its_own_start():
    for clause in clauses("停机时间降到3小时;良率≥98.2%,人均产量提升到46件"):
        assert [clause.text[f.start : f.end] for f in clause.figures] == [f.quantity.text for f in clause.figures]


PIECES = st.sampled_from(
    [
        "稳产量",
        "降能耗8%",
        "raise yield to 97%",
        "e.g. by air",
        "(见附件;表2)",
        ";",
        "。",
        ". ",
        "\n",
        "\n- ",
        ",",
        ", ",
        "、",
        "(",
        '"',
        "5,700万",
        "3.5",
    ]
)


@given(st.lists(PIECES, max_size=30))
def test_no_letter_of_a_text_is_lost_and_clauses_stand_in_order(pieces):
    text = "".join(pieces)
    found = clauses(text)
    assert all(text[clause.start : clause.end] == clause.text for clause in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    kept = "".join(c for clause in found for c in clause.text if c.isalpha())
    assert kept == "".join(c for c in text if c.isalpha())


@given(st.text(max_size=300))
def test_any_text_is_cut_without_an_error(text):
    for clause in clauses(text):
        assert clause.text
        assert text[clause.start : clause.end] == clause.text


def test_the_last_clause_holds_what_comes_behind_the_limit():
    text = "检修设备;" * 40_000
    found = clauses(text)
    assert len(found) == ITEMS
    assert sum(clause.text.count("检修") for clause in found) == 40_000


def test_a_sentence_too_long_for_one_statement_has_no_figures():
    assert clauses("良率98%" * 1_000)[0].figures == ()


def test_members_of_a_list_keep_their_own_figure():
    (clause,) = clauses("共9人:叉车工4名、拣货员3名和质检2名", commas=False)
    assert [(s.text, [f.quantity.text for f in s.figures]) for s in segments(clause)] == [
        ("共9人", ["9人"]),
        ("叉车工4名", ["4名"]),
        ("拣货员3名", ["3名"]),
        ("质检2名", ["2名"]),
    ]


def test_a_list_is_not_split_in_brackets_or_within_a_number():
    assert split("冷链(肉、奶)、干货、1,200托", "、,") == ("冷链(肉、奶)", "干货", "1,200托")


@pytest.mark.parametrize(
    ("text", "spans"),
    [("a(b(c)d)e", ((1, 7),)), ("(a\nb)", ()), ("(a]b)", ((0, 4),)), ('say "x; y" now', ((4, 9),)), (")(", ())],
)
def test_brackets_count_only_where_they_close_on_their_line(text, spans):
    assert enclosed(text) == spans


def test_a_label_gives_what_stands_behind_its_colon():
    assert labelled("停机(负责人:周航,来源:MES)", {"owner": "负责人", "source": "来源", "due": "期限"}) == {
        "owner": "周航",
        "source": "MES",
    }
