"""The store on SQL; what engines do differently is in the Database it is given."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from hashlib import sha256
from typing import Any, Final, Protocol

from sqlalchemy import ColumnElement, Connection, Engine, Select, bindparam, func, insert, inspect, select, update
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.exc import TimeoutError as NoConnection

from mcp_server.errors import BriefError, Conflict, Fault, Forbidden, NotFound, TooLarge
from mcp_server.language.terms import searchable, sought, spaced
from mcp_server.limits import NAME_CHARACTERS
from mcp_server.model.record import Kept, Listed, Page, Principal, Query, Record
from mcp_server.store.tables import SCHEMA, TABLES, document, event, idempotency, meta, search

_SOUGHT: Final = 200
"""Terms of one search; a name of Chinese characters has one less than it has characters."""
_FARTHEST: Final = 2**31 - 2
"""The largest whole number of every engine, less one that is added."""
_LISTED: Final = ("id", "revision", "kind", "title", "locale", "at", "actor")
_REVISION: Final = (*_LISTED, "version", "words", "content")


class Trouble(Protocol):
    """Says what an error of the driver means for the caller."""

    def __call__(self, error: Exception, *, writing: bool) -> Forbidden | None:
        """Return an error that may be shown; None where it is a bug of ours."""


_BEGIN: Final = insert(document).returning(document.c.number)
_ADVANCE: Final = (
    update(document)
    .where(
        document.c.tenant == bindparam("of_tenant"),
        document.c.id == bindparam("of_id"),
        document.c.revision == bindparam("of_revision"),
    )
    .returning(document.c.number)
)
_LOG: Final = insert(event)
_INDEX: Final = insert(search)
_REINDEX: Final = update(search).where(search.c.rowid == bindparam("of_number"))


@dataclass(frozen=True)
class Database:
    """An engine opened, and what it does in its own way."""

    reads: Engine
    writes: Engine
    """Gives one connection at a time where the engine has one writer."""
    where: str
    why: str
    """Why it does not outlive the program; empty where it does."""
    make_search: Callable[[Connection], object]
    """Makes the table of words with its full-text index."""
    hits: Callable[[tuple[str, ...]], Select[tuple[int, bool, float]]]
    """From spaced terms to (number of the document, has them all, score)."""
    trouble: Trouble


def _plain(**texts: str) -> None:
    """Raise BriefError where a text cannot be kept by every engine."""
    faults = []
    for name, text in texts.items():
        try:
            text.encode()
        except UnicodeEncodeError:
            faults.append(Fault(f"/{name}", "half a character (a lone surrogate): send whole ones"))
        if "\0" in text:
            faults.append(Fault(f"/{name}", "a NUL character: leave it out"))
    if faults:
        raise BriefError(faults)


def _listed(row: Any) -> Listed:
    return Listed(**{name: getattr(row, name) for name in _LISTED})


def _values(record: Record, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(record, name) for name in names}


def _head(record: Record) -> dict[str, Any]:
    return _values(record, _LISTED) | {"title_searchable": searchable(record.title)}


def _words(record: Record) -> dict[str, Any]:
    return {"title": spaced(record.title), "words": spaced(record.words)}


def _counted(number: int) -> int:
    """Return a number that every engine takes, the nearest one."""
    return min(max(number, 0), _FARTHEST)


def _hash(arguments: str) -> str:
    return sha256(arguments.encode(errors="surrogatepass")).hexdigest()


class SqlStore:
    """A Store in tables; see the protocol for what each verb promises."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.where = database.where
        self.why = database.why
        self.kept = not database.why

    def prepare(self) -> None:
        """Make the tables where there are none; Forbidden where they are another program's, or a newer Fupan's."""
        with self._database.reads.begin() as connection:
            if self._is_ready(connection):
                return
        with self._database.writes.begin() as connection:
            if self._is_ready(connection):  # another process was faster
                return
            for table in TABLES:
                table.create(connection)
            self._database.make_search(connection)
            connection.execute(insert(meta).values(schema=SCHEMA))

    def _is_ready(self, connection: Connection) -> bool:
        there = inspect(connection).get_table_names()
        if not there:
            return False
        schema = connection.scalar(select(meta.c.schema)) if meta.name in there else None
        if schema is None:
            raise Forbidden(f"{self.where} holds another program's data: choose another file for the store.")
        if schema > SCHEMA:
            raise Forbidden(
                f"{self.where} was written by a newer Fupan (schema {schema}; this one knows {SCHEMA}): "
                "update Fupan, or choose another file for the store."
            )
        return True

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with self._told(writing=False), self._database.reads.begin() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with self._told(writing=True), self._database.writes.begin() as connection:
            yield connection

    @contextmanager
    def _told(self, *, writing: bool) -> Iterator[None]:
        try:
            yield
        except (DBAPIError, NoConnection) as error:
            shown = self._database.trouble(error, writing=writing)
            if shown is None:
                raise
            raise shown from error

    def create(self, principal: Principal, record: Record, key: str = "", arguments: str = "") -> Kept:
        """Return the first revision of a new document, kept."""
        record = self._writable(principal, replace(record, revision=1), key)
        with self._writing() as connection:
            if earlier := self._replayed(connection, principal, key, arguments):
                return Kept(earlier, replayed=True)
            try:
                number = connection.execute(_BEGIN, {"tenant": principal.tenant} | _head(record)).scalar_one()
            except IntegrityError:
                raise Conflict(f"A document with the id {record.id!r} is there already.") from None
            connection.execute(_INDEX, {"rowid": number} | _words(record))
            self._log(connection, principal, record)
            self._remember(connection, principal, record, key, arguments)
        return Kept(record, replayed=False)

    def revise(self, principal: Principal, record: Record, expected: int, key: str = "", arguments: str = "") -> Kept:
        """Return the next revision of a document, kept."""
        record = self._writable(principal, replace(record, revision=_counted(expected) + 1), key)
        with self._writing() as connection:
            if earlier := self._replayed(connection, principal, key, arguments):
                return Kept(earlier, replayed=True)
            here = {"of_tenant": principal.tenant, "of_id": record.id, "of_revision": record.revision - 1}
            number = connection.execute(_ADVANCE, here | _head(record)).scalar()
            if number is None:
                newest = self._newest(connection, principal, record.id)
                raise Conflict(f"The document is at revision {newest}, not {expected}: read that, then revise it.")
            connection.execute(_REINDEX, {"of_number": number} | _words(record))
            self._log(connection, principal, record)
            self._remember(connection, principal, record, key, arguments)
        return Kept(record, replayed=False)

    def get(self, principal: Principal, id: str, revision: int | None = None) -> Record:  # noqa: A002
        """Return a revision of a document, the newest where none is named."""
        _plain(id=id)
        with self._reading() as connection:
            newest = self._newest(connection, principal, id)
            wanted = newest if revision is None else revision
            if not 1 <= wanted <= newest:
                raise NotFound(f"The document has no revision {wanted}: its newest is {newest}.")
            return self._event(connection, principal, id, wanted)

    def history(self, principal: Principal, id: str) -> tuple[Listed, ...]:  # noqa: A002
        """Return every revision of a document, the newest first."""
        _plain(id=id)
        columns = (event.c[name] for name in _LISTED)
        mine = (event.c.tenant == principal.tenant, event.c.id == id)
        with self._reading() as connection:
            self._newest(connection, principal, id)
            rows = connection.execute(select(*columns).where(*mine).order_by(event.c.revision.desc())).all()
        return tuple(map(_listed, rows))

    def find(self, principal: Principal, query: Query) -> Page:
        """Return a page of the newest revisions that fit."""
        _plain(words=query.words, kind=query.kind, id=query.id, title=query.title, actor=query.actor)
        if len(query.title) > NAME_CHARACTERS:
            raise TooLarge(f"More than {NAME_CHARACTERS} characters of a title (limit NAME_CHARACTERS).")
        terms = sought(query.words)
        if len(terms) > _SOUGHT:
            raise TooLarge(f"More than {_SOUGHT} terms in one search: use fewer words.")
        if query.words.strip() and not terms:
            return Page((), 0)
        columns = [document.c[name] for name in _LISTED]
        fits = tuple(self._fitting(principal, query))
        best: Select[Any] = select(*columns).where(*fits)
        count = select(func.count()).select_from(document).where(*fits)
        order: tuple[ColumnElement[Any], ...] = (document.c.at.desc(), document.c.id)
        if terms:
            hits = self._database.hits(tuple(map(spaced, terms)))
            # MATERIALIZED: else a planner may run the full-text search once for each document.
            table = hits.cte("hits").prefix_with("MATERIALIZED")
            best = best.join(table, table.c.number == document.c.number)
            order = (table.c.complete.desc(), table.c.score.desc(), *order)
            count = count.where(document.c.number.in_(hits.with_only_columns(hits.selected_columns.number)))
        page = best.order_by(*order).offset(_counted(query.offset)).limit(_counted(query.limit))
        with self._reading() as connection:
            rows = connection.execute(page).all()
            return Page(tuple(map(_listed, rows)), connection.execute(count).scalar_one())

    def close(self) -> None:
        """Let go of the file."""
        self._database.reads.dispose()
        self._database.writes.dispose()

    @staticmethod
    def _writable(principal: Principal, record: Record, key: str) -> Record:
        """Return a record as it comes back; BriefError where a text cannot be kept."""
        if record.at.tzinfo is None:
            raise ValueError("a time without time zone cannot be kept")
        texts = _values(record, set(_REVISION) - {"revision", "at"})
        _plain(**texts, key=key, tenant=principal.tenant)
        return replace(record, at=record.at.astimezone(UTC))

    @staticmethod
    def _fitting(principal: Principal, query: Query) -> Iterator[ColumnElement[bool]]:
        yield document.c.tenant == principal.tenant
        for name in ("kind", "id", "actor"):
            if wanted := getattr(query, name):
                yield document.c[name] == wanted
        if query.title:
            yield document.c.title_searchable.contains(searchable(query.title), autoescape=True)
        if query.since:
            yield document.c.at >= datetime.combine(query.since, time.min, UTC)
        if query.until:
            yield document.c.at <= datetime.combine(query.until, time.max, UTC)

    @staticmethod
    def _newest(connection: Connection, principal: Principal, id: str) -> int:  # noqa: A002
        """Return the revision that a document is at; NotFound where there is none."""
        mine = (document.c.tenant == principal.tenant, document.c.id == id)
        newest: int | None = connection.scalar(select(document.c.revision).where(*mine))
        if newest is None:
            raise NotFound(f"No document has the id {id[:NAME_CHARACTERS]!r}.")
        return newest

    @staticmethod
    def _event(connection: Connection, principal: Principal, id: str, revision: int) -> Record:  # noqa: A002
        mine = (event.c.tenant == principal.tenant, event.c.id == id, event.c.revision == revision)
        return Record(**connection.execute(select(*(event.c[name] for name in _REVISION)).where(*mine)).one()._asdict())

    def _replayed(self, connection: Connection, principal: Principal, key: str, arguments: str) -> Record | None:
        """Return what the key made before, nothing where it is new; Conflict where it came with other arguments."""
        if not key:
            return None
        mine = (idempotency.c.tenant == principal.tenant, idempotency.c.actor == principal.actor)
        row = connection.execute(select(idempotency).where(*mine, idempotency.c.key == key)).one_or_none()
        if row is None:
            return None
        if row.arguments != _hash(arguments):
            raise Conflict("This key came before with other arguments: use a new key for a new call.")
        return self._event(connection, principal, row.id, row.revision)

    @staticmethod
    def _log(connection: Connection, principal: Principal, record: Record) -> None:
        op = "create" if record.revision == 1 else "revise"
        connection.execute(_LOG, {"tenant": principal.tenant, "op": op} | _values(record, _REVISION))

    @staticmethod
    def _remember(connection: Connection, principal: Principal, record: Record, key: str, arguments: str) -> None:
        if key:
            connection.execute(
                insert(idempotency).values(
                    tenant=principal.tenant,
                    actor=principal.actor,
                    key=key,
                    arguments=_hash(arguments),
                    id=record.id,
                    revision=record.revision,
                    at=record.at,
                )
            )
