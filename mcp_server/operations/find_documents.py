"""What is kept."""

from datetime import date

import anyio

from mcp_server.errors import BriefError, Fault
from mcp_server.language.dates import days_of
from mcp_server.language.locale import locale_of
from mcp_server.methods import KINDS
from mcp_server.model.base import Model, Name, When
from mcp_server.model.record import Query
from mcp_server.tool import Desk, tool


class FindDocuments(Model):
    """What to look for; everything when left out."""

    words: Name = ""
    """Words in the title or the brief, Chinese or English."""
    kind: Name = ""
    """plan, five_whys, kpi_tree, swot."""
    title: Name = ""
    """Words in the title."""
    since: When = ""
    until: When = ""
    page: int = 1


class Row(Model):
    """One document that was found."""

    id: str
    revision: int
    kind: str
    title: str
    at: str
    by: str


class Found(Model):
    """A page of documents, best first."""

    total: int
    page: int
    pages: int
    documents: tuple[Row, ...]
    locale: str = ""


SIZE = 20
"""Documents on a page."""
TITLE = 120
"""Characters of a title in the list."""


def _day(text: str, field: str, today: date) -> tuple[date, date] | None:
    if not text:
        return None
    window = days_of(text, today)
    if window is None:
        raise BriefError([Fault(f"/{field}", "write a day, a month, a quarter or a year: 2026-03-05, 2026-03, 2026Q1")])
    return window.start, window.end


@tool("Find documents", read_only=True, idempotent=True)
async def find_documents(asked: FindDocuments, desk: Desk) -> Found:
    """Find kept plans, analyses and trees by words (Chinese or English), kind, title or date; newest first
    without words.

    Use this before planning or reviewing, to build on what is there. Not for the content of one: use get_document.
    """
    kinds = set(KINDS.values())
    if asked.kind and asked.kind not in kinds:
        raise BriefError([Fault("/kind", f"no such kind; there are: {', '.join(sorted(kinds))}")])
    if asked.page < 1:
        raise BriefError([Fault("/page", "pages begin at 1")])
    since, until = (_day(getattr(asked, name), name, desk.today()) for name in ("since", "until"))
    query = Query(
        words=asked.words,
        kind=asked.kind,
        title=asked.title,
        since=since[0] if since else None,
        until=until[1] if until else None,
        offset=(asked.page - 1) * SIZE,
        limit=SIZE,
    )
    page = await anyio.to_thread.run_sync(lambda: desk.store.find(desk.principal, query))
    rows = tuple(
        Row(id=r.id, revision=r.revision, kind=r.kind, title=r.title[:TITLE], at=r.at.date().isoformat(), by=r.actor)
        for r in page.rows
    )
    locale = locale_of([asked.words, asked.title, *(row.title for row in rows)])
    return Found(total=page.total, page=asked.page, pages=-(-page.total // SIZE), documents=rows, locale=locale)
