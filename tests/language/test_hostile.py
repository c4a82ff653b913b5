"""Texts made to hurt: reading them takes time in proportion to their length."""

import time
from datetime import date

import pytest

from mcp_server.language.changes import changes
from mcp_server.language.dates import moments, period, when
from mcp_server.language.durations import estimate
from mcp_server.language.paper import read_paper
from mcp_server.language.quantities import quantities, quantity, tokens
from mcp_server.limits import VALUES

SIZE = 5_000
HURTS = {
    "digits": "1234567890", "full-width digits": "１２３４", "brackets": "((（【", "closed brackets": "()",
    "bidirectional marks": "\u202e\u200f\u2066", "marks between digits": "1\u202e", "emoji": "😀👍🏽", "letters": "a",
    "hyphenated": "ab-", "letters and digits": "a1", "dots": "1.", "colons": "1:", "commas": ",", "blanks": " ", "lines": "\n",
    "Chinese digits": "一二三四五六七八九", "Chinese scales": "十百千万亿", "mixed numeral": "1万2千", "parts": "分之", "at": "a@",
    "host": "http://", "years": "2026年", "hash": "#", "percent": "%", "surrogate": "\ud83d", "control": "\x00\x01",
}  # fmt: skip


def seconds(read, text):
    best = float("inf")
    for _ in range(3):
        start = time.process_time()
        read(text)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("piece", HURTS.values(), ids=HURTS.keys())
@pytest.mark.parametrize("read", [quantities, lambda text: quantities(text, every=True)], ids=["prose", "every"])
def test_four_times_the_text_takes_about_four_times_the_time(read, piece):
    text = piece * (SIZE // len(piece))
    # what takes less than a few milliseconds is not measured well, and does not hurt
    assert seconds(read, text * 4) < max(9 * seconds(read, text), 0.05)


@pytest.mark.parametrize("piece", HURTS.values(), ids=HURTS.keys())
def test_every_reader_survives_a_hostile_text(piece):
    text = piece * (2_000 // len(piece))
    tokens(text)
    changes(text)
    moments(text)
    assert quantity(text) is None
    assert estimate(text) is None
    assert when(text) is None
    period(text, date(2026, 1, 1))


@pytest.mark.parametrize("piece", ["1234567890", "１２３４", "((（【", "\u202e\u200f\u2066", "😀", "[](){}<>"])
def test_two_hundred_thousand_characters_take_less_than_a_second(piece):
    assert seconds(quantities, piece * (200_000 // len(piece))) < 1


MANY = [
    "甲 12 件，",
    "weeks 1 to 3, ",
    "the 12 patients of the trial ",
    "12%，",
    "$12 and ",
    "12 件；",
    "1 + 2 = ",
    "共 12：3、4、",
]


@pytest.mark.parametrize("piece", MANY)
def test_a_sentence_of_thousands_of_figures_is_not_compared_figure_by_figure(piece):
    start = time.process_time()
    read_paper(piece * (10_000 // len(piece)), "en")
    assert time.process_time() - start < 5


def test_no_more_quantities_are_returned_than_one_call_may_hold():
    assert len(quantities("1,2" + " 3" * (VALUES + 10))) == VALUES
