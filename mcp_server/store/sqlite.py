"""SQLite: one file for one person, safe with several programs at once.

journal_mode=TRUNCATE with synchronous=EXTRA keeps every acknowledged write through a loss of power, and has no part in
the WAL-reset bug of SQLite before 3.51.3.
"""

import os
import sqlite3
import stat
import weakref
from collections.abc import Callable
from pathlib import Path
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    QueuePool,
    Select,
    create_engine,
    event,
    func,
    literal_column,
    select,
)
from sqlalchemy.exc import DBAPIError

from mcp_server.errors import Forbidden
from mcp_server.store.sql import Database, SqlStore
from mcp_server.store.tables import search

_SETTINGS: Final = (
    "journal_mode=TRUNCATE",
    "synchronous=EXTRA",
    "fullfsync=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "temp_store=MEMORY",
    "cache_size=-16384",
)
_PATIENCE: Final = 5.0
"""Seconds to wait for another program that writes."""
_CHECKED: Final = 256 * 2**20
"""Bytes up to which a file is checked when it is opened; a larger one shows its damage when it is read."""
_TITLE: Final = 5.0
"""A term in a title weighs as much as so many in the text."""
_DAMAGED: Final = ("SQLITE_CORRUPT", "SQLITE_NOTADB")
_UNWRITABLE: Final = {
    "SQLITE_FULL": "the disk is full",
    "SQLITE_READONLY": "the file is read-only, or was moved",
    "SQLITE_CANTOPEN": "the file or its folder cannot be opened",
    "SQLITE_PERM": "the file may not be opened",
    "SQLITE_IOERR": "the disk is full, or reported an error",
}
_BUSY: Final = ("SQLITE_BUSY", "SQLITE_LOCKED")


def open_sqlite(path: Path | None) -> SqlStore:
    """Return the store in *path*, made where there is none; in memory where it cannot be written, or is None.

    Raises Forbidden where the file is damaged, holds another program's data, or was written by a newer Fupan.
    """
    if path is None:
        return _in_memory("no file is named for the store")
    try:
        _make(path)
        return _in_file(path)
    except OSError as error:
        return _in_memory(f"{path} cannot be written: {error.strerror or error}")
    except ValueError:  # it holds a NUL
        return _in_memory("the name of the file cannot be one")
    except DBAPIError as error:
        if reason := _reason(error):
            return _in_memory(f"{path} cannot be written: {reason}")
        shown = _trouble(path, error, writing=False)
        if shown is None:
            raise
        raise shown from error


def _make(path: Path) -> None:
    """Make the file and the folders above it, for their owner alone; OSError where it cannot be written.

    A file that is there is not opened: closing it again would drop the locks of another store of this process.
    """
    folder = path.absolute().parent
    for missing in reversed([above for above in (folder, *folder.parents) if not above.exists()]):
        missing.mkdir(mode=0o700, exist_ok=True)
    if not path.exists():
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError("it is no file")
    for place in (path, folder):  # the journal lies beside the file
        if not os.access(place, os.R_OK | os.W_OK):
            raise PermissionError("there is no permission")


def _in_file(path: Path) -> SqlStore:
    address = path.absolute().as_uri() + "?mode=rw"

    def connect() -> sqlite3.Connection:
        driver = sqlite3.connect(address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False)
        try:
            for setting in _SETTINGS:
                driver.execute(f"PRAGMA {setting}")
        except sqlite3.Error:
            driver.close()
            raise
        return driver

    reads, writes = _engine(connect, "BEGIN", connections=4), _engine(connect, "BEGIN IMMEDIATE", connections=1)
    store = _store(reads, writes, path, "")
    try:
        if path.stat().st_size <= _CHECKED:
            _check(reads, path)
        store.prepare()
        # A connection that saw the file without tables still says so while another program writes.
        reads.dispose()
    except BaseException:
        store.close()
        raise
    return store


def _check(engine: Engine, path: Path) -> None:
    with engine.begin() as connection:
        if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar() != "ok":
            raise _damaged(path)


def _in_memory(why: str) -> SqlStore:
    def connect() -> sqlite3.Connection:
        return sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)

    engine = _engine(connect, "BEGIN IMMEDIATE", connections=1)
    store = _store(engine, engine, Path("memory"), why)
    store.prepare()
    return store


def _store(reads: Engine, writes: Engine, path: Path, why: str) -> SqlStore:
    def trouble(error: Exception, *, writing: bool) -> Forbidden | None:
        return _trouble(path, error, writing=writing)

    store = SqlStore(Database(reads, writes, str(path), why, _make_search, _hits, trouble))
    for engine in (reads, writes):
        weakref.finalize(store, engine.dispose)
    return store


def _engine(connect: Callable[[], sqlite3.Connection], begin: str, connections: int) -> Engine:
    """Return an engine with at most so many connections; who finds none free waits for one."""
    engine = create_engine(
        "sqlite://",
        creator=connect,
        poolclass=QueuePool,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=2 * _PATIENCE,
        hide_parameters=True,
    )
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def _make_search(connection: Connection) -> None:
    connection.exec_driver_sql("CREATE VIRTUAL TABLE search USING fts5(title, words, tokenize = 'ascii')")


def _hits(terms: tuple[str, ...]) -> Select[tuple[int, bool, float]]:
    index: ColumnElement[str] = literal_column(search.name)
    phrases = [f'"{term}"' for term in terms]
    complete = select(search.c.rowid).where(index.op("MATCH")(" AND ".join(phrases)))
    return select(
        search.c.rowid.label("number"),
        search.c.rowid.in_(complete).label("complete"),
        (-func.bm25(index, _TITLE, 1.0)).label("score"),
    ).where(index.op("MATCH")(" OR ".join(phrases)))


def _name(error: Exception) -> str:
    return getattr(getattr(error, "orig", None), "sqlite_errorname", "")


def _reason(error: Exception) -> str:
    """Return why a place cannot be written; empty where something else is the matter."""
    return next((reason for name, reason in _UNWRITABLE.items() if _name(error).startswith(name)), "")


def _damaged(path: Path) -> Forbidden:
    return Forbidden(
        f"The store {path} is damaged: move the file away, but keep it, and put a backup in its place; "
        "without one, a new store begins there."
    )


def _trouble(path: Path, error: Exception, *, writing: bool) -> Forbidden | None:
    """Return what an error of the driver means for the caller; None where it is a bug of ours."""
    if _name(error).startswith(_DAMAGED):
        return _damaged(path)
    busy = not isinstance(error, DBAPIError) or _name(error).startswith(_BUSY)
    reason = "another call or program is writing: try again" if busy else _reason(error)
    if not reason:
        return None
    if writing:
        return Forbidden(f"The store could not be written ({reason}): nothing was saved.")
    return Forbidden(f"The store could not be read ({reason}).")
