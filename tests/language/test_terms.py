"""Laws of terms, and the words that a person would look for."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mcp_server.language.terms import searchable, sought, spaced, terms

TEXTS = st.text(
    st.sampled_from("留存率延期客户人 abcsSYieＡ１²ß。\n-/¶_\u200b\u0301İǅкまカ가𠀀"), max_size=24
) | st.text(max_size=24)


@given(TEXTS, TEXTS)
@example("留存", "留\n存")
@example("ab", "留ab存")
@example("上线。市场", "线市")
def test_a_term_is_in_a_text_exactly_where_its_spaced_form_is_a_phrase_of_the_spaced_text(
    text: str, other: str
) -> None:
    found = set(terms(text))
    for term in {*terms(text), *terms(other)}:
        assert (term in found) == (f" {spaced(term)} " in f" {spaced(text)} ")


@given(TEXTS)
def test_what_is_sought_is_among_the_terms_and_nothing_that_matters_is_left_out(text: str) -> None:
    assert set(sought(text)) <= set(terms(text))
    assert len(sought(text)) == len(set(sought(text)))
    assert bool(sought(text)) == bool(terms(text))
    assert {character for term in sought(text) for character in term} == {c for term in terms(text) for c in term}


@given(TEXTS)
def test_case_and_width_make_no_difference(text: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    assert terms(wide) == terms(text)
    if text.isascii():
        assert terms(text.upper()) == terms(text.lower())


def test_chinese_gives_single_characters_and_pairs_and_english_gives_words() -> None:
    assert terms("客户留存 Retention，95% 延期") == (
        *("客", "户", "留", "存", "客户", "户留", "留存"),
        *("retention", "95"),
        *("延", "期", "延期"),
    )


def test_a_search_looks_for_pairs_and_for_a_character_that_stands_alone() -> None:
    assert sought("客户留存 人 Q3 客户") == ("客户", "户留", "留存", "人", "q3")


def test_no_pair_spans_a_break() -> None:
    assert "线市" not in terms("上线\n市场")
    assert spaced("上线\n市场 KPI 表") == "上 线 ¶ 市 场 kpi 表"


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("plans", "plan"),
        ("Companies", "company"),
        ("MILESTONES", "milestone"),
        ("processes", "processe"),
        ("goes", "goe"),
    ],
)
def test_a_plural_is_the_term_of_its_singular(plural: str, singular: str) -> None:
    """The three rules of Harman 1991, table 1."""
    assert terms(plural) == (singular,)


@pytest.mark.parametrize("word", ["focus", "process", "class", "its", "ios", "95s", "кросс"])
def test_a_word_that_only_looks_like_a_plural_stays(word: str) -> None:
    assert terms(word) == (word,)


def test_marks_that_nobody_sees_do_not_part_a_word() -> None:
    assert sought("留\u200b存 re\u00adtention") == ("留存", "retention")
    assert searchable("ＫＰＩ\ufeff") == "kpi"


@pytest.mark.parametrize(
    "text", ["留" * 200_000, "s" * 200_000, "¶ies" * 50_000, "\u0301" * 200_000, "a\u200b" * 100_000]
)
def test_a_long_text_has_as_many_terms_as_its_length_allows(text: str) -> None:
    assert len(terms(text)) < 2 * len(text)
    assert len(sought(text)) <= len(text)
    assert len(spaced(text)) <= 2 * len(text)
