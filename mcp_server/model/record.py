"""What the store keeps and gives back: plain values, opaque to the one who keeps them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Principal:
    """Who asks: the tenant whose documents they may see, and the person who acts."""

    tenant: str
    actor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One revision of a document, as it is kept."""

    id: str
    """Unique within a tenant."""
    revision: int = 1
    """1, 2, 3 …; the store counts: what a caller puts here is replaced on writing."""
    kind: str
    title: str
    locale: str
    at: datetime
    """When it was written, with its time zone; comes back in UTC."""
    actor: str
    """Who wrote it."""
    version: str
    """Of Fupan, when it was written."""
    words: str
    """The text by which it is found, beside its title."""
    content: str
    """Brief, body, findings and questions as JSON; never looked into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One revision of a document, without its content."""

    id: str
    revision: int
    kind: str
    title: str
    locale: str
    at: datetime
    actor: str


class Kept(NamedTuple):
    """What a write left behind."""

    record: Record
    replayed: bool
    """The same key came before: this is what was kept then, and nothing was written now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which documents to find; what is left empty does not matter."""

    words: str = ""
    """Chinese or English; a document with all of them comes before one with some."""
    kind: str = ""
    id: str = ""
    title: str = ""
    """A part of the title, in either case."""
    actor: str = ""
    """Who wrote the newest revision."""
    since: date | None = None
    """First day of the newest revision, in UTC."""
    until: date | None = None
    """Last day of it, included."""
    offset: int = 0
    limit: int = 20


class Page(NamedTuple):
    """Some of what was found, best first, and how much there is in all."""

    rows: tuple[Listed, ...]
    total: int
