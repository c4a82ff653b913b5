"""One document, or a part of it."""

import json
from collections.abc import Iterator
from typing import Any, Literal

import anyio

from mcp_server.errors import BriefError, Fault, NotFound
from mcp_server.limits import ANSWER_CHARACTERS
from mcp_server.model.base import Model, Name
from mcp_server.model.document import Document
from mcp_server.model.pointer import escaped
from mcp_server.operations._compose import document_of, in_time, method_of, whole
from mcp_server.operations._pointer import find, step
from mcp_server.render.markdown import sections
from mcp_server.tool import Desk, tool
from mcp_server.words import say

ROOM = ANSWER_CHARACTERS - 2_000
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
        # One character is at most six of JSON.
        step = len(line) if _cost(line) <= room else room // 6
        for piece in (line[i : i + step] for i in range(0, len(line), step)):
            if used + _cost(piece) > room and page:
                pages.append("".join(page))
                page, used = [], 0
            page.append(piece)
            used += _cost(piece)
    return [*pages, "".join(page)]


def data_pages(value: Any, at: str = "", room: int = ROOM) -> list[Any]:
    """Return JSON in pages: a list by its members, an object by its fields, a text by its lines.

    What is larger than a page has a sentence in its place that tells its size and its pointer, below *at*.
    """
    if _cost(value) <= room or not isinstance(value, str | list | dict):
        return [value]
    if isinstance(value, str):
        return list(text_pages(value, room))
    pages: list[list[tuple[str, Any]]] = [[]]
    used = 2
    for name, member in value.items() if isinstance(value, dict) else ((step(m, i), m) for i, m in enumerate(value)):
        shown = member
        if _cost({name: member}) + 2 > room:
            shown = f"… {size(member)}: read it at {at}/{name if isinstance(value, list) else escaped(name)}"
        cost = _cost({name: shown} if isinstance(value, dict) else shown) + 1
        if used + cost > room and pages[-1]:
            pages.append([])
            used = 2
        pages[-1].append((name, shown))
        used += cost
    return [dict(page) if isinstance(value, dict) else [member for _, member in page] for page in pages]


def _cost(value: Any) -> int:
    return len(json.dumps(value, ensure_ascii=False, separators=(",", ":")))


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

    Use this for a section that an answer only outlined, for data to hand to another tool (view="data", at="/tasks"),
    and before revise_document.
    """
    store, principal = desk.store, desk.principal
    kept = await anyio.to_thread.run_sync(lambda: store.get(principal, asked.id, asked.revision or None))

    def part() -> tuple[list[Any], Document]:
        document = document_of(kept)
        if asked.view == "section":
            method = method_of(document.kind)
            there = method.outline(document.body)
            if asked.section not in there:
                raise BriefError([Fault("/section", f"there is no such section; there are: {', '.join(there)}")])
            (found,) = sections(document, method, only=asked.section)
            text = found.markdown or say(document.locale, "section.empty")
            return list(text_pages(f"## {found.title}\n\n{text}")), document
        if asked.view in {"brief", "data"}:
            noun = document.brief if asked.view == "brief" else document.body
            return data_pages(_below(noun, asked.at), asked.at), document
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

        def difference() -> tuple[list[Any], Document]:
            document = document_of(kept)
            old, new = (d.brief.model_dump(mode="json", exclude_defaults=True) for d in (document_of(before), document))
            return data_pages(list(_changes(old, new))), document

        pages, document = await in_time(difference)
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


def _below(noun: Model, at: str) -> Any:
    """Return what lies at a pointer, without what is empty; what was left out is there when it is asked for."""
    try:
        return find(noun.model_dump(mode="json", exclude_defaults=True), at)
    except BriefError:
        return find(noun.model_dump(mode="json"), at)


def _changes(old: Any, new: Any, at: str = "") -> Iterator[dict[str, Any]]:
    """Yield the steps of a JSON Patch from one brief as read to the next, each with what was there before."""
    if isinstance(old, dict) and isinstance(new, dict):
        pairs = {escaped(name): (old.get(name), new.get(name)) for name in (*old, *new)}
    elif isinstance(old, list) and isinstance(new, list) and all(isinstance(m, dict) and "id" in m for m in old + new):
        olds, news = ({step(m, 0): m for m in members} for members in (old, new))
        pairs = {name: (olds.get(name), news.get(name)) for name in (*olds, *news)}
        yield from ({"op": "add", "path": f"{at}/-", "value": m} for name, m in news.items() if name not in olds)
    else:
        yield {"op": "replace", "path": at, "value": new, "was": old}
        return
    for name, (before, after) in pairs.items():
        if before is None:
            if isinstance(new, dict):
                yield {"op": "add", "path": f"{at}/{name}", "value": after}
        elif after is None:
            yield {"op": "remove", "path": f"{at}/{name}", "was": before}
        elif before != after:
            yield from _changes(before, after, f"{at}/{name}")
