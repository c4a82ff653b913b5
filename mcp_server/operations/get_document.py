"""One document, or a part of it."""

import json
from typing import Any, Literal

import anyio

from mcp_server.errors import BriefError, Fault, NotFound
from mcp_server.limits import ANSWER_CHARACTERS
from mcp_server.model.base import Model, Name
from mcp_server.model.document import Document
from mcp_server.operations._compose import document_of, in_time, method_of, whole
from mcp_server.operations._pointer import find
from mcp_server.render.markdown import sections
from mcp_server.tool import Desk, tool
from mcp_server.words import say

ROOM = ANSWER_CHARACTERS - 1_200
"""Characters of one page; the rest of an answer is its frame."""


class GetDocument(Model):
    """Which document, and which part of it."""

    id: Name
    """Of the document."""
    view: Literal["document", "section", "brief", "data", "history", "changes"] = "document"
    """document: the text; section: one section; brief: as read; data: what was computed; history: its revisions;
    changes: what differs from the revision before."""
    section: Name = ""
    """Id of the section."""
    at: Name = ""
    """JSON pointer below the brief or the data: /tasks, /kpis/id=kpi-1."""
    revision: int = 0
    """An earlier revision; the newest when left out."""
    page: int = 1


class Part(Model):
    """A page of a document, as text or as data."""

    id: str
    revision: int
    kind: str
    title: str
    locale: str
    view: str
    at: str = ""
    page: int
    pages: int
    text: str = ""
    data: Any = None


def text_pages(text: str, room: int = ROOM) -> list[str]:
    """Return a text in pages of at most *room* characters of JSON, broken between lines where that is possible."""
    pages: list[str] = []
    page: list[str] = []
    used = 0
    for line in text.splitlines(keepends=True):
        for piece in (line[i : i + room // 2] for i in range(0, len(line), room // 2)):
            cost = len(json.dumps(piece, ensure_ascii=False))
            if used + cost > room and page:
                pages.append("".join(page))
                page, used = [], 0
            page.append(piece)
            used += cost
    return [*pages, "".join(page)]


def data_pages(value: Any, room: int = ROOM) -> list[Any]:
    """Return JSON in pages: a list by its members, an object by its fields, anything else whole."""
    if len(json.dumps(value, ensure_ascii=False)) <= room:
        return [value]
    if isinstance(value, list):
        pages: list[Any] = []
        page: list[Any] = []
        used = 2
        for member in value:
            cost = len(json.dumps(member, ensure_ascii=False)) + 1
            if used + cost > room and page:
                pages.append(page)
                page, used = [], 2
            page.append(member if cost <= room else outline(member))
            used += min(cost, room)
        return [*pages, page]
    return [outline(value)]


def outline(value: Any) -> Any:
    """Return an object or list too large for a page as what there is below it."""
    if isinstance(value, dict):
        return {
            key: member
            if len(json.dumps(member, ensure_ascii=False)) <= 200
            else f"… {size(member)}: read it at its pointer"
            for key, member in value.items()
        }
    return f"… {size(value)}"


def size(value: Any) -> str:
    """Return how large a part is, in words."""
    if isinstance(value, list):
        return f"{len(value)} in a list"
    if isinstance(value, dict):
        return f"{len(value)} fields"
    return f"{len(str(value))} characters"


@tool("Get a document", read_only=True, idempotent=True)
async def get_document(asked: GetDocument, desk: Desk) -> Part:
    """Read a kept document: its text, one section, the brief as read, its data by JSON pointer, or its history.

    Use this for a section that an answer only outlined, for data to hand to another tool (view="data", at="/tasks"), and
    before revise_document.
    """
    store, principal = desk.store, desk.principal
    kept = await anyio.to_thread.run_sync(lambda: store.get(principal, asked.id, asked.revision or None))

    def part() -> tuple[list[Any], Document]:
        document = document_of(kept)
        if asked.view == "section":
            found = sections(document, method_of(document.kind), only=asked.section)
            if not found:
                names = ", ".join(method_of(document.kind).sections)
                raise BriefError([Fault("/section", f"there is no such section; there are: {names}")])
            text = found[0].markdown or say(document.locale, "section.empty")
            return list(text_pages(f"## {found[0].title}\n\n{text}")), document
        if asked.view in {"brief", "data"}:
            noun = document.brief if asked.view == "brief" else document.body
            return data_pages(find(noun.model_dump(mode="json", exclude_defaults=True), asked.at)), document
        return list(text_pages(whole(document))), document

    if asked.view == "history":
        rows = await anyio.to_thread.run_sync(lambda: store.history(principal, asked.id))
        document = document_of(kept)
        pages: list[Any] = data_pages(
            [{"revision": r.revision, "title": r.title, "at": r.at.isoformat(), "by": r.actor} for r in rows]
        )
    elif asked.view == "changes":
        if kept.revision == 1:
            raise NotFound("The first revision differs from nothing: ask for a later one.")
        before = await anyio.to_thread.run_sync(lambda: store.get(principal, asked.id, kept.revision - 1))
        document = document_of(kept)
        pages = data_pages(_changes(document_of(before), document))
    else:
        pages, document = await in_time(part)
    if not 1 <= asked.page <= len(pages):
        raise NotFound(say(document.locale, "fault.page", n=len(pages)))
    page = pages[asked.page - 1]
    is_text = asked.view in {"document", "section"}
    return Part(
        id=document.id,
        revision=document.revision,
        kind=document.kind,
        title=document.title,
        locale=document.locale,
        view=asked.view,
        at=asked.section or asked.at,
        page=asked.page,
        pages=len(pages),
        text=page if is_text else "",
        data=None if is_text else page,
    )


def _changes(before: Document, after: Document) -> list[Any]:
    """Return the JSON Patch from one brief as read to the next, with the old values beside the new ones."""
    from jsonpatch import JsonPatch  # noqa: PLC0415 - loads with the first patch

    old, new = (d.brief.model_dump(mode="json", exclude_defaults=True) for d in (before, after))
    steps: list[Any] = list(JsonPatch.from_diff(old, new))
    return steps
