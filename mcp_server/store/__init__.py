"""Documents and their revisions, kept for one tenant at a time."""

from pathlib import Path
from threading import Lock
from typing import Protocol

from mcp_server.model.record import Kept, Listed, Page, Principal, Query, Record


class Store(Protocol):
    """Keeps every revision of every document; each verb sees the documents of one tenant alone.

    The verbs block: call them in a thread. A document of another tenant is as unknown as one that never was. Each write
    is done wholly or not at all, and is on the disk when the verb returns. A place that cannot be written, or read, is
    Forbidden; what was kept before stays readable where that is possible.
    """

    @property
    def kept(self) -> bool:
        """True where documents outlive the program."""

    @property
    def where(self) -> str:
        """The file that keeps the documents, or "memory"."""

    @property
    def why(self) -> str:
        """Why nothing outlives the program; empty where it does."""

    def create(self, principal: Principal, record: Record, key: str = "", arguments: str = "") -> Kept:
        """Return the first revision of a new document, kept; Conflict where the id is taken.

        A *key* makes a call that is sent again harmless: with the same *arguments* the first result comes back and
        nothing is written; with others it is a Conflict. The key belongs to the tenant and actor for good.
        """

    def revise(self, principal: Principal, record: Record, expected: int, key: str = "", arguments: str = "") -> Kept:
        """Return the next revision, kept; Conflict where the newest is another than *expected*. Keys as in `create`."""

    def get(self, principal: Principal, id: str, revision: int | None = None) -> Record:  # noqa: A002 - the noun's name
        """Return a revision of a document, the newest where none is named; NotFound where there is none."""

    def history(self, principal: Principal, id: str) -> tuple[Listed, ...]:  # noqa: A002 - the noun's name
        """Return every revision of a document, the newest first; NotFound where there is none."""

    def find(self, principal: Principal, query: Query) -> Page:
        """Return a page of the newest revisions that fit; by words the best first, otherwise the newest first."""

    def close(self) -> None:
        """Let go of the file; the next verb opens it again. Memory forgets."""


class _OnFirstUse:
    """The store of a file, opened by the first verb: the program starts without it."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = Lock()
        self._opened: Store | None = None

    def _store(self) -> Store:
        with self._lock:
            if self._opened is None:
                from mcp_server.store.sqlite import open_sqlite  # noqa: PLC0415 - SQLAlchemy loads with the first verb

                self._opened = open_sqlite(self._path)
            return self._opened

    @property
    def kept(self) -> bool:
        return self._store().kept

    @property
    def where(self) -> str:
        return self._store().where

    @property
    def why(self) -> str:
        return self._store().why

    def create(self, principal: Principal, record: Record, key: str = "", arguments: str = "") -> Kept:
        return self._store().create(principal, record, key, arguments)

    def revise(self, principal: Principal, record: Record, expected: int, key: str = "", arguments: str = "") -> Kept:
        return self._store().revise(principal, record, expected, key, arguments)

    def get(self, principal: Principal, id: str, revision: int | None = None) -> Record:  # noqa: A002
        return self._store().get(principal, id, revision)

    def history(self, principal: Principal, id: str) -> tuple[Listed, ...]:  # noqa: A002
        return self._store().history(principal, id)

    def find(self, principal: Principal, query: Query) -> Page:
        return self._store().find(principal, query)

    def close(self) -> None:
        with self._lock:
            if self._opened is not None:
                self._opened.close()
                self._opened = None


def open_store(path: Path | None) -> Store:
    """Return the store in *path*, made with the first verb; where that cannot be written, or is None, one in memory.

    The verbs raise Forbidden where the file is damaged, no store, or written by a newer Fupan.
    """
    return _OnFirstUse(path)
