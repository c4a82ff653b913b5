"""What every store promises, whatever the engine."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta, timezone
from threading import Barrier

import pytest

from mcp_server.errors import BriefError, Conflict, FupanError, NotFound
from mcp_server.language.terms import sought
from mcp_server.model.record import Kept, Listed, Page, Principal, Query

ANN = Principal("north", "ann")
BEN = Principal("north", "ben")
EVE = Principal("south", "eve")
NOON = datetime(2026, 1, 5, 12, tzinfo=UTC)


def a_row(record):
    return Listed(**{field.name: getattr(record, field.name) for field in fields(Listed)})


def test_a_document_comes_back_as_it_was_written(store, a_record):
    written = a_record(title="复盘 📈", words="客户留存", content='{"brief": "…"}')
    assert store.create(ANN, written) == Kept(written, replayed=False)
    assert store.get(ANN, "plan-1") == written
    assert store.history(ANN, "plan-1") == (a_row(written),)
    assert store.find(ANN, Query()) == Page((a_row(written),), total=1)


def test_every_revision_stays_as_it_was(store, a_record):
    first, second = a_record(content="1"), a_record(title="New", content="2", revision=2, at=NOON + timedelta(days=1))
    store.create(ANN, first)
    assert store.revise(BEN, replace(second, revision=99), expected=1) == Kept(second, replayed=False)
    assert store.get(BEN, "plan-1", 1) == first
    assert store.get(BEN, "plan-1") == store.get(BEN, "plan-1", 2) == second
    assert store.history(BEN, "plan-1") == (a_row(second), a_row(first))
    assert store.find(BEN, Query()) == Page((a_row(second),), total=1)


def test_revising_another_than_the_newest_is_a_conflict_that_names_it_and_changes_nothing(store, a_record):
    store.create(ANN, a_record())
    store.revise(ANN, a_record(content="2"), expected=1)
    for expected in (1, 3, 0, -1, 10**30):
        with pytest.raises(Conflict, match=rf"is at revision 2, not {expected}:"):
            store.revise(ANN, a_record(content="3"), expected)
    assert len(store.history(ANN, "plan-1")) == 2
    assert store.get(ANN, "plan-1").content == "2"


def test_an_id_that_is_taken_is_a_conflict_and_nothing_changes(store, a_record):
    store.create(ANN, a_record(content="1"))
    with pytest.raises(Conflict, match="'plan-1' is there already"):
        store.create(ANN, a_record(content="2"))
    assert store.get(ANN, "plan-1") == a_record(content="1")


@pytest.mark.parametrize("revision", [0, -1, 2, 2**63, -(10**30)])
def test_a_revision_that_never_was_is_not_found(store, revision, a_record):
    store.create(ANN, a_record())
    with pytest.raises(NotFound, match=f"no revision {revision}: its newest is 1"):
        store.get(ANN, "plan-1", revision)


def answers(store, a_record, principal, name):
    """Return what each verb says about a document, an error as its class and text."""
    told = []
    for verb in (
        lambda: store.get(principal, name),
        lambda: store.get(principal, name, 1),
        lambda: store.history(principal, name),
        lambda: store.revise(principal, a_record(name), 1),
        lambda: store.find(principal, Query(id=name)),
        lambda: store.find(principal, Query(words="secret")),
        lambda: store.find(principal, Query(title="secret")),
    ):
        try:
            told.append(verb())
        except FupanError as error:
            told.append((type(error), str(error)))
    return told


def test_another_tenants_document_is_as_unknown_as_one_that_never_was(store, a_record):
    before = answers(store, a_record, EVE, "plan-1")
    store.create(ANN, a_record(title="secret", words="secret"))
    assert answers(store, a_record, EVE, "plan-1") == before
    assert before == [(NotFound, "No document has the id 'plan-1'.")] * 4 + [Page((), 0)] * 3
    store.create(EVE, a_record(title="Mine", content="hers"))
    assert (store.get(EVE, "plan-1").content, store.get(ANN, "plan-1").content) == ("hers", "{}")
    assert (store.find(EVE, Query()).total, store.find(ANN, Query()).total) == (1, 1)


def test_a_key_that_comes_again_gives_the_first_result_and_writes_nothing(store, a_record):
    first = store.create(ANN, a_record(content="1"), "key-1", '{"period": "2026"}')
    store.revise(ANN, a_record(content="2"), 1, "key-2", "{}")
    again = store.create(ANN, a_record("plan-2", content="other"), "key-1", '{"period": "2026"}')
    assert again == Kept(first.record, replayed=True)
    assert store.revise(ANN, a_record(content="3"), 1, "key-2", "{}") == Kept(
        a_record(content="2", revision=2), replayed=True
    )
    assert (store.find(ANN, Query()).total, len(store.history(ANN, "plan-1"))) == (1, 2)


def test_a_key_with_other_arguments_is_a_conflict_and_another_persons_key_is_another_key(store, a_record):
    store.create(ANN, a_record(), "key", "a")
    for verb in (
        lambda: store.create(ANN, a_record("plan-2"), "key", "b"),
        lambda: store.revise(ANN, a_record(), 1, "key", "b"),
    ):
        with pytest.raises(Conflict, match="This key came before with other arguments"):
            verb()
    assert store.history(ANN, "plan-1") == (a_row(a_record()),)
    assert not store.create(BEN, a_record("plan-2"), "key", "b").replayed
    assert not store.create(EVE, a_record("plan-2"), "key", "b").replayed


def test_a_key_whose_write_failed_is_free(store, a_record):
    store.create(ANN, a_record())
    with pytest.raises(Conflict):
        store.create(ANN, a_record(), "key", "a")
    assert not store.create(ANN, a_record("plan-2"), "key", "b").replayed


def test_eight_threads_that_send_one_key_make_one_document(store, a_record):
    start = Barrier(8)

    def send(number):
        start.wait()
        return store.create(ANN, a_record(f"plan-{number}"), "key", "same")

    with ThreadPoolExecutor(8) as threads:
        kept = list(threads.map(send, range(8)))
    assert sorted(k.replayed for k in kept) == [False] + [True] * 7
    assert len({k.record.id for k in kept}) == 1
    assert store.find(ANN, Query()).total == 1


def test_eight_threads_that_edit_one_document_lose_no_update(store, a_record):
    store.create(ANN, a_record(content=""))
    all_have_read = Barrier(8)
    edits = 12

    def edit(thread):
        conflicts = 0
        for number in range(edits):
            while True:
                before = store.get(ANN, "plan-1")
                if not number and not conflicts:
                    all_have_read.wait()
                content = f"{before.content} {thread}-{number}"
                try:
                    kept = store.revise(ANN, replace(before, content=content), before.revision)
                except Conflict:
                    conflicts += 1
                    continue
                assert kept.record.revision == before.revision + 1
                break
        return conflicts

    with ThreadPoolExecutor(8) as threads:
        conflicts = sum(threads.map(edit, range(8)))
    newest = store.get(ANN, "plan-1")
    assert newest.revision == 1 + 8 * edits
    assert sorted(newest.content.split()) == sorted(f"{t}-{n}" for t in range(8) for n in range(edits))
    assert conflicts >= 7


HOSTILE = [
    "'; DROP TABLE document; --",
    '"quoted" \\ %_*?[a-z]',
    "../../etc/passwd",
    "line\r\nline\x1b[31m\x7f",
    "\u202egnp.exe\u2069\u200b\ufeff",
    "🏳️‍🌈" * 60,
    "Z̸̢͖͎a̷l̵g̶o̷",
    "{{ 7*7 }} ${x} <script>",
    ":name ?1 %(x)s",
    " ",
    "x" * 100_000,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_kept_as_it_is_and_found_as_text(store, text, a_record):
    written = a_record(text, title=text, words=text, content=text, kind=text, actor=text, version=text, locale=text)
    who = Principal(text, text)
    store.create(who, written, text, text)
    assert store.get(who, text) == written
    assert store.find(who, Query(id=text, kind=text, actor=text, title=text[:200])) == Page((a_row(written),), 1)
    assert len(text) > 200 or store.find(who, Query(words=text)).total == bool(sought(text) or not text.strip())
    assert store.find(ANN, Query()).total == 0
    with pytest.raises(NotFound) as told:
        store.get(ANN, text)
    assert len(str(told.value)) < 2_100
    assert str(told.value).isprintable()


@pytest.mark.parametrize("text", ["a\0b", "a\ud800b"])
def test_text_that_some_engine_cannot_keep_is_refused_with_its_place_and_nothing_is_kept(store, text, a_record):
    names = ["id", "kind", "title", "locale", "actor", "version", "words", "content"]
    for name in names:
        with pytest.raises(BriefError) as told:
            store.create(ANN, replace(a_record(), **{name: text}))
        assert [fault.at for fault in told.value.faults] == [f"/{name}"]
    for verb in (
        lambda: store.get(ANN, text),
        lambda: store.history(ANN, text),
        lambda: store.find(ANN, Query(words=text)),
        lambda: store.find(ANN, Query(title=text)),
        lambda: store.create(ANN, a_record(), text),
    ):
        with pytest.raises(BriefError):
            verb()
    assert store.find(ANN, Query()).total == 0


def test_a_time_comes_back_in_utc_and_one_without_time_zone_is_refused(store, a_record):
    there = datetime(2026, 1, 6, 1, 30, 0, 5, tzinfo=timezone(timedelta(hours=8)))
    store.create(ANN, a_record(at=there))
    assert store.get(ANN, "plan-1").at.isoformat() == "2026-01-05T17:30:00.000005+00:00"
    assert store.find(ANN, Query(since=date(2026, 1, 6))).total == 0
    with pytest.raises(ValueError, match="without time zone"):
        store.create(ANN, a_record("plan-2", at=NOON.replace(tzinfo=None)))
