"""The labelled sets parse, are unambiguous, and are alike in both halves."""

import re
from collections import Counter
from pathlib import Path
from zlib import crc32

import pytest
import yaml

SETS = Path(__file__).parents[1] / "benchmarks" / "sets"
BLAME = yaml.safe_load((SETS / "blame.yaml").read_text("utf-8"))
ACTIONS = yaml.safe_load((SETS / "actions-posthog.yaml").read_text("utf-8"))
DOCUMENTS = yaml.safe_load((SETS / "documents.yaml").read_text("utf-8"))
FAMILIES = set(re.findall(r"^\| ([a-z]+) \|", (SETS / "README.md").read_text("utf-8"), re.MULTILINE))


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


def test_every_document_is_there_and_labelled_once():
    files = sorted(entry["file"] for entry in DOCUMENTS)
    assert files == sorted(path.name for path in (SETS / "documents").iterdir())
    assert len({entry["id"] for entry in DOCUMENTS}) == len(DOCUMENTS) >= 64


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_half_has_as_many_documents_with_faults_as_without(language):
    kinds = Counter((bool(entry["faults"]), half(entry)) for entry in DOCUMENTS if entry["id"].startswith(language))
    assert all(kinds[True, part] == kinds[False, part] >= 14 for part in (0, 1))


@pytest.mark.parametrize("part", [0, 1])
def test_every_family_is_in_both_halves(part):
    assert {fault["family"] for entry in DOCUMENTS if half(entry) == part for fault in entry["faults"]} == FAMILIES


def test_every_fault_stands_on_a_line_with_text():
    for entry in DOCUMENTS:
        lines = (SETS / "documents" / entry["file"]).read_text("utf-8").splitlines()
        for fault in entry["faults"]:
            for line in (fault["line"], *fault.get("also", ())):
                assert lines[line - 1].strip(), (entry["file"], fault)


@pytest.mark.parametrize("path", sorted(SETS.glob("statements-*.yaml")), ids=lambda path: path.stem)
def test_every_family_of_statements_has_as_many_faulty_as_holding_ones(path):
    entries = yaml.safe_load(path.read_text("utf-8"))
    assert len({entry["id"] for entry in entries}) == len({entry["text"] for entry in entries}) == len(entries)
    kinds = Counter((entry["family"], entry["fault"]) for entry in entries)
    assert {family for family, _ in kinds} <= FAMILIES
    assert all(kinds[family, True] == kinds[family, False] for family, _ in kinds)


def test_every_practice_document_is_there_and_its_faults_stand_on_lines_with_text():
    entries = yaml.safe_load((SETS / "practice.yaml").read_text("utf-8"))
    assert sorted(entry["file"] for entry in entries) == sorted(path.name for path in (SETS / "practice").iterdir())
    for entry in entries:
        lines = (SETS / "practice" / entry["file"]).read_text("utf-8").splitlines()
        assert all(fault["family"] in FAMILIES and lines[fault["line"] - 1].strip() for fault in entry["faults"])


def test_every_edit_changes_a_line_of_a_document_of_the_even_half():
    entries = {entry["id"]: entry for entry in DOCUMENTS if half(entry) == 0}
    edits = yaml.safe_load((SETS / "edits.yaml").read_text("utf-8"))
    assert {edit["family"] for edit in edits} <= FAMILIES
    for edit in edits:
        lines = (SETS / "documents" / entries[edit["id"]]["file"]).read_text("utf-8").split("\n")
        assert lines[edit["line"] - 1].count(edit["old"]) >= edit.get("nth", 1), edit
        assert edit["new"] != edit["old"]
        assert all(lines[line - 1].strip() for line in edit.get("also", ())), edit
