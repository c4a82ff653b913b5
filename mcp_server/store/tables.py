"""The tables, the same in every engine but for the index of words."""

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import (
    Column,
    DateTime,
    Dialect,
    ForeignKeyConstraint,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

SCHEMA: Final = 1
"""Of the tables as they stand here; a store with a higher one was written by a newer Fupan."""


class Moment(TypeDecorator[datetime]):
    """A time, given and given back in UTC, also by an engine that keeps no time zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the time with its time zone."""
        return value and (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC))


_METADATA: Final = MetaData()

meta = Table("meta", _METADATA, Column("schema", Integer, primary_key=True, autoincrement=False))

document = Table(
    "document",
    _METADATA,
    Column("number", Integer, primary_key=True),
    Column("tenant", String, nullable=False),
    Column("id", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("kind", String, nullable=False),
    Column("title", String, nullable=False),
    Column("title_searchable", String, nullable=False),
    Column("locale", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String, nullable=False),
    UniqueConstraint("tenant", "id"),
)
"""The newest revision of each document, as it is listed and found."""

event = Table(
    "event",
    _METADATA,
    Column("tenant", String, primary_key=True),
    Column("id", String, primary_key=True),
    Column("revision", Integer, primary_key=True),
    Column("op", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("title", String, nullable=False),
    Column("locale", String, nullable=False),
    Column("at", Moment, nullable=False),
    Column("actor", String, nullable=False),
    Column("version", String, nullable=False),
    Column("words", Text, nullable=False),
    Column("content", Text, nullable=False),
    ForeignKeyConstraint(["tenant", "id"], ["document.tenant", "document.id"]),
)
"""Every revision in full, once. The key is a second guard against a lost update."""

idempotency = Table(
    "idempotency",
    _METADATA,
    Column("tenant", String, primary_key=True),
    Column("actor", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("arguments", String, nullable=False),
    Column("id", String, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("at", Moment, nullable=False),
    ForeignKeyConstraint(["tenant", "id", "revision"], ["event.tenant", "event.id", "event.revision"]),
)
"""Which revision a key made, and the hash of what was asked for with it."""

TABLES: Final = (meta, document, event, idempotency)

search = Table(
    "search",
    MetaData(),
    Column("rowid", Integer, primary_key=True, autoincrement=False),
    Column("title", Text, nullable=False),
    Column("words", Text, nullable=False),
)
"""The words of the newest revision of each document, by its number; each engine makes it, with a full-text index."""
