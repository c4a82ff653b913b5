import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mcp_server.knowledge.lexicon import Found, Lexicon, alternation, fold, key

NAMES = ("续费率", "净续费率", "MQL→SQL", "renewal rate", "D7留存", "ARR", "sales cycle")
LEXICON = Lexicon(
    {key(name): name for name in NAMES} | {key("ARR bridge"): None}, before=["net", "新增"], after=["growth", "占比"]
)


def names(text: str) -> list[str]:
    return [found.value for found in LEXICON.find(text)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Renewal  Rates", "renewal-rate"),
        ("ＭＱＬ→ＳＱＬ", "mql->sql"),
        ("MQL – SQL", "mql/sql"),
        ("D7 留存", "d7留存"),
        ("opportunities", "Opportunity"),
        ("customer's churn", "customers churn"),
    ],
)
def test_case_width_joints_and_plurals_make_no_difference(one, other):
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("ROAS", "ROA"), ("gross", "gros"), ("D7留存", "D70留存"), ("SQL", "MQL")])
def test_other_names_have_other_keys(one, other):
    assert key(one) != key(other)


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text):
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("续费率≥92%,净续费率108%", ["续费率", "净续费率"]),
        ("ARR5,700万,D7留存28%", ["ARR", "D7留存"]),
        ("the Renewal\nrate, and sales-cycles", ["renewal rate", "sales cycle"]),
        ("MQL -> SQL 40%; MQL→SQL; mql / sql", ["MQL→SQL"] * 3),
        ("D7 留存 and d7留存", ["D7留存", "D7留存"]),
        ("an ARR bridge and an ARR", ["ARR"]),
    ],
)
def test_the_longest_name_is_found_at_each_place(text, expected):
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "CARRY, arrive, Larry",
        "D70留存",
        "续 费 率",
        "续\n费率",
        "net ARR, 新增ARR, net-ARR",
        "ARR growth of 18%, ARR占比35%",
        "renewal. Rate it.",
        "renewal\n\nrate",
        "sales, cycle",
        "续费、率",
    ],
)
def test_parts_of_other_words_and_names_are_not_found(text):
    assert names(text) == []


def test_a_guard_counts_only_where_it_is_joined_to_the_name():
    assert names("It was net. ARR rose, growth too; 新增,ARR") == ["ARR", "ARR"]


@given(st.text(st.sampled_from("续费率净新增占比D7留存ARRrenewal rate→-> \n,,的sSQLMQ"), max_size=60))
def test_found_names_stand_where_they_are_said_to_stand_and_do_not_overlap(text):
    behind = 0
    for found in LEXICON.find(text):
        assert isinstance(found, Found)
        assert behind <= found.start < found.end <= len(text)
        assert key(text[found.start : found.end]) == key(found.value)
        behind = found.end


@given(st.lists(st.sampled_from(NAMES), max_size=6))
def test_every_name_in_a_list_is_found(listed):
    assert names(";".join(listed)) == listed


def test_an_alternation_finds_the_longest_word_and_whole_latin_words_only():
    pattern = re.compile(
        alternation(["human error", "this year", "error", "粗心", "粗心大意", "policy", "didn't care"])
    )
    text = fold("Human errors, terror, errors; 粗心大意又粗心; policies, police; human-error, this\nyear, didn’t care")
    assert [found[0] for found in pattern.finditer(text)] == [
        "human errors",
        "errors",
        "粗心大意",
        "粗心",
        "policies",
        "human-error",
        "this\nyear",
        "didn't care",
    ]


@pytest.mark.parametrize(
    "piece", ["续", "续费", "renewal ", "MQL→", "D7", "净", "net ", "-> ", "\n", "a", "1", "(", "é"]
)
def test_hostile_text_is_read_in_linear_time(piece):
    text = (piece * 20_000)[:20_000]
    start = time.process_time()
    list(LEXICON.find(text))
    assert time.process_time() - start < 0.5
