"""What is SQLite's own: the file, its settings, and what happens when it cannot be used."""

import shutil
import sqlite3
import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mcp_server.errors import Forbidden, FupanError
from mcp_server.model.record import Principal, Query, Record
from mcp_server.store import open_store, sqlite
from mcp_server.store.tables import SCHEMA

ANN = Principal("local", "ann")


def a_plan(name="plan-1", content="{}", words="留存"):
    at = datetime(2026, 1, 5, tzinfo=UTC)
    return Record(
        id=name, kind="plan", title=name, locale="en", at=at, actor="ann", version="0", words=words, content=content
    )


@pytest.fixture
def path(tmp_path):
    return tmp_path / "fupan.db"


@pytest.fixture
def opened():
    stores = []

    def opening(path):
        stores.append(open_store(path))
        return stores[-1]

    yield opening
    for store in stores:
        store.close()


def test_what_is_kept_is_there_when_the_file_is_opened_again(path, opened):
    store = opened(path)
    store.create(ANN, a_plan())
    store.close()
    assert store.get(ANN, "plan-1") == opened(path).get(ANN, "plan-1") == a_plan()
    assert (store.kept, store.where, store.why) == (True, str(path), "")


def test_the_file_and_the_folders_made_for_it_belong_to_their_owner_alone(tmp_path, opened):
    path = tmp_path / "a 100%" / "复盘#?" / "fupan.db"
    store = opened(path)
    store.create(ANN, a_plan())
    modes = [stat.S_IMODE(place.stat().st_mode) for place in (path, path.parent, path.parent.parent)]
    assert modes == [0o600, 0o700, 0o700]
    assert {stat.S_IMODE(file.stat().st_mode) for file in path.parent.iterdir()} == {0o600}


def test_every_connection_has_the_settings_that_survive_a_loss_of_power(path):
    store = sqlite.open_sqlite(path)
    wanted = {
        "journal_mode": "truncate",
        "synchronous": 3,  # EXTRA
        "foreign_keys": 1,
        "busy_timeout": 5_000,
        "trusted_schema": 0,
        "fullfsync": 1,
    }
    for engine in (store._database.reads, store._database.writes):
        with engine.begin() as connection:
            assert {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in wanted} == wanted
    store.close()


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("file/fupan.db", "Not a directory"),
        ("folder", "it is no file"),
        ("x" * 300, "File name too long"),
    ],
)
def test_a_place_that_cannot_be_written_gives_a_store_that_works_and_says_why_it_is_not_kept(
    tmp_path, opened, place, why
):
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    store = opened(tmp_path / place)
    store.create(ANN, a_plan())
    assert store.get(ANN, "plan-1") == a_plan()
    assert (store.kept, store.where) == (False, "memory")
    assert store.why == f"{tmp_path / place} cannot be written: {why}"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["file", "folder"]


@pytest.mark.parametrize(
    ("place", "why"),
    [(None, "no file is named for the store"), (Path("a\0b"), "the name of the file cannot be one")],
)
def test_without_a_place_nothing_is_kept(opened, place, why):
    store = opened(place)
    store.create(ANN, a_plan())
    assert (store.kept, store.where, store.why) == (False, "memory", why)
    store.close()
    assert store.find(ANN, Query()).total == 0


def written(path):
    store = open_store(path)
    for number in range(40):
        store.create(ANN, a_plan(f"plan-{number}", content="x" * 20_000, words=f"word{number} 留存延期"))
    store.close()


def told(store):
    with pytest.raises(Forbidden) as error:
        store.find(ANN, Query())
    return str(error.value)


def in_the_middle(file):
    data = bytearray(file.read_bytes())
    for at in range(4096, len(data), 3 * 4096):
        data[at : at + 16] = b"\xff" * 16
    file.write_bytes(data)


DAMAGE = {
    "not a database": lambda file: file.write_bytes(b"I am a text. " * 1_000),
    "its first page": lambda file: file.write_bytes(b"\0" * 4096 + file.read_bytes()[4096:]),
    "in the middle": in_the_middle,
    "cut off": lambda file: file.write_bytes(file.read_bytes()[:100_000]),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_named_with_what_to_do_and_left_as_it_is(path, opened, damage):
    written(path)
    DAMAGE[damage](path)
    before = path.read_bytes()
    store = opened(path)
    advice = "move the file away, but keep it, and put a backup in its place; without one, a new store begins there."
    assert told(store) == f"The store {path} is damaged: {advice}"
    with pytest.raises(Forbidden, match="is damaged"):
        store.create(ANN, a_plan("new"))
    assert path.read_bytes() == before
    path.rename(path.with_name("broken.db"))
    store.create(ANN, a_plan("new"))
    assert store.find(ANN, Query()).total == 1


def test_damage_that_shows_only_while_reading_is_told_in_the_same_words(path, opened, monkeypatch):
    written(path)
    in_the_middle(path)
    monkeypatch.setattr(sqlite, "_CHECKED", 0)
    store = opened(path)
    said = set()
    for number in range(40):
        for verb in (
            lambda number=number: store.get(ANN, f"plan-{number}"),
            lambda number=number: store.find(ANN, Query(words=f"word{number}")),
            lambda number=number: store.revise(ANN, a_plan(f"plan-{number}"), 1),
        ):
            try:
                verb()
            except FupanError as error:
                said.add(str(error)[:60])
    assert said == {f"The store {path} is damaged: move the file away"[:60]}


def test_a_store_of_a_newer_fupan_is_refused_and_left_as_it_is(path, opened):
    written(path)
    with sqlite3.connect(path) as driver:
        driver.execute("UPDATE meta SET schema = schema + 1")
    driver.close()
    before = path.read_bytes()
    assert told(opened(path)) == (
        f"{path} was written by a newer Fupan (schema {SCHEMA + 1}; this one knows {SCHEMA}): "
        "update Fupan, or choose another file for the store."
    )
    assert path.read_bytes() == before


def test_another_programs_database_is_refused_and_left_as_it_is(path, opened):
    with sqlite3.connect(path) as driver:
        driver.execute("CREATE TABLE photos (name TEXT)")
    driver.close()
    before = path.read_bytes()
    assert told(opened(path)) == f"{path} holds another program's data: choose another file for the store."
    assert path.read_bytes() == before


def test_a_full_disk_saves_nothing_reads_go_on_and_afterwards_the_same_key_succeeds(path):
    written(path)
    store = sqlite.open_sqlite(path)
    with store._database.writes.begin() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 3}")
    for verb in (
        lambda: store.create(ANN, a_plan("large", content="x" * 60_000), "key"),
        lambda: store.revise(ANN, a_plan("plan-0", content="x" * 60_000), 1),
    ):
        with pytest.raises(Forbidden) as error:
            verb()
        assert str(error.value) == "The store could not be written (the disk is full): nothing was saved."
    assert store.find(ANN, Query(words="留存")).total == 40
    assert store.get(ANN, "plan-0").revision == 1
    with store._database.writes.begin() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1000000")
    assert not store.create(ANN, a_plan("large", content="x" * 60_000), "key").replayed
    assert store.find(ANN, Query(words="留存")).total == 41
    store.close()


def test_a_file_that_was_moved_takes_no_writes_and_is_still_read(path, opened):
    store = opened(path)
    store.create(ANN, a_plan())
    assert store.get(ANN, "plan-1") == a_plan()
    path.rename(path.with_name("moved.db"))
    with pytest.raises(Forbidden, match=r"could not be written \(the file is read-only, or was moved\): nothing was"):
        store.create(ANN, a_plan("plan-2"))
    assert store.get(ANN, "plan-1") == a_plan()


def test_a_program_that_holds_the_file_too_long_is_told_and_once_it_lets_go_the_call_succeeds(
    path, opened, monkeypatch
):
    monkeypatch.setattr(sqlite, "_PATIENCE", 0.05)
    store = opened(path)
    store.create(ANN, a_plan())
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    busy = r"\(another call or program is writing: try again\)"
    with pytest.raises(Forbidden, match=f"The store could not be written {busy}: nothing was saved."):
        store.create(ANN, a_plan("plan-2"))
    with pytest.raises(Forbidden, match=f"The store could not be read {busy}."):
        store.get(ANN, "plan-1")
    other.rollback()
    other.close()
    store.create(ANN, a_plan("plan-2"))
    assert store.find(ANN, Query()).total == 2


def test_a_copy_of_the_file_is_a_backup(path, opened):
    written(path)
    shutil.copy(path, path.with_name("backup.db"))
    assert opened(Path(path.with_name("backup.db"))).find(ANN, Query(words="延期")).total == 40
