"""The labelled sets parse, are unambiguous, and are alike in both halves."""

from collections import Counter
from pathlib import Path
from zlib import crc32

import pytest
import yaml

SETS = Path(__file__).parents[1] / "benchmarks" / "sets"
BLAME = yaml.safe_load((SETS / "blame.yaml").read_text("utf-8"))
ACTIONS = yaml.safe_load((SETS / "actions-posthog.yaml").read_text("utf-8"))


def half(entry):
    """Return 0 for tuning, 1 for reporting."""
    return crc32(entry["id"].encode()) % 2


def test_every_sentence_has_its_own_id_and_text():
    assert len({entry["id"] for entry in BLAME}) == len({entry["text"] for entry in BLAME}) == len(BLAME) >= 140


@pytest.mark.parametrize("locale", ["zh-CN", "en"])
@pytest.mark.parametrize("blame", [True, False])
def test_both_halves_have_as_many_sentences_of_each_kind(locale, blame):
    counts = Counter(half(entry) for entry in BLAME if (entry["locale"], entry["blame"]) == (locale, blame))
    assert abs(counts[0] - counts[1]) <= 1
    assert min(counts.values()) >= 17


def test_every_labelled_line_is_labelled_once():
    assert len({(entry["file"], entry["line"]) for entry in ACTIONS}) == len(ACTIONS)
    assert len({entry["file"] for entry in ACTIONS}) == 6


def test_an_action_says_whether_it_has_an_owner_and_a_date():
    for entry in ACTIONS:
        assert ("owner" in entry, "date" in entry) == (entry["action"], entry["action"]), entry
