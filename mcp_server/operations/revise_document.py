"""The next revision of a document."""

from itertools import pairwise
from typing import Any

import anyio

from mcp_server.errors import BriefError, Conflict, Fault, TooLarge
from mcp_server.language.raw import guard
from mcp_server.limits import ITEMS
from mcp_server.model.base import Model, Name
from mcp_server.model.document import Answer
from mcp_server.operations._compose import document_of, method_of, perform
from mcp_server.operations._pointer import find, plain
from mcp_server.tool import Desk, tool


class ReviseDocument(Model):
    """A patch against the brief as read."""

    id: Name
    """Of the document."""
    revision: int
    """The revision that was read."""
    patch: tuple[dict[str, Any], ...]
    """RFC 6902 against the brief as read: {op: add | replace | remove | move | copy | test, path, value}. A path may
    name a member by id: /kpis/id=kpi-1/target; "/-" appends."""


def apply(brief: Any, patch: tuple[dict[str, Any], ...]) -> Any:
    """Return *brief* with the patch applied, or raise BriefError with the pointer of the step that cannot be done."""
    from jsonpatch import JsonPatch, JsonPatchException  # noqa: PLC0415 - loads with the first patch
    from jsonpointer import JsonPointerException  # noqa: PLC0415

    if len(patch) > ITEMS:
        raise TooLarge(f"More than {ITEMS} steps in one patch (limit ITEMS): send it in parts.")
    for index, step in enumerate(patch):
        path = step.get("path")
        if not isinstance(path, str) or step.get("op") not in {"add", "replace", "remove", "move", "copy", "test"}:
            raise BriefError(
                [Fault(f"/patch/{index}", "a step is {op, path, value}; op: add, replace, remove, move, copy, test")]
            )
        if path in {"/locale", "/as_of"} and step["op"] == "remove":
            raise BriefError([Fault(f"/patch/{index}", f"{path} is always there: replace it")])
        try:
            done = {**step, "path": _reachable(brief, plain(brief, path), step["op"])}
            if isinstance(step.get("from"), str):
                done["from"] = plain(brief, step["from"])
            brief = JsonPatch([done]).apply(brief)
        except BriefError as error:
            raise BriefError(Fault(f"/patch/{index}/path", f.message) for f in error.faults) from None
        except (JsonPatchException, JsonPointerException, TypeError, ValueError, KeyError) as error:
            kind = "the test fails: the value there is another" if step["op"] == "test" else "nothing can be done there"
            raise BriefError([Fault(f"/patch/{index}/path", f"{path[:100]}: {kind}")]) from error
    return brief


def _reachable(brief: Any, path: str, op: str) -> str:
    """Return *path*, with the lists and objects above it made where a brief leaves them out because they are empty."""
    if op != "add":
        if op == "replace":
            parent, _, last = path.rpartition("/")
            above = find(brief, parent)
            if isinstance(above, dict) and last not in above:
                above[last] = ""
        return path
    parts = path.split("/")[1:]
    value = brief
    for part, below in pairwise(parts):
        if isinstance(value, dict) and part not in value:
            value[part] = [] if below == "-" or below.isdigit() else {}
        value = (
            value.get(part)
            if isinstance(value, dict)
            else value[int(part)]
            if part.isdigit() and int(part) < len(value)
            else None
        )
        if value is None:
            return path
    return path


@tool("Revise a document", read_only=False, idempotent=False)
async def revise_document(asked: ReviseDocument, desk: Desk) -> Answer:
    """Mend or complete a kept document with a JSON Patch against its brief as read; all is computed and checked anew.

    Use this to answer questions and mend findings: their pointers are paths of the patch. Not for a new subject: call the
    method again.
    """
    guard([dict(step) for step in asked.patch])
    kept = await anyio.to_thread.run_sync(lambda: desk.store.get(desk.principal, asked.id))
    if kept.revision != asked.revision:
        if not desk.key or not 1 <= asked.revision < kept.revision:
            raise Conflict(
                f"Revision {asked.revision} is not the newest: {kept.revision} is. "
                f'Read what changed with get_document(view="changes") and send the patch against revision {kept.revision}.'
            )
        # The same call may have been here before: the store knows by its key, and refuses it where that is not so.
        kept = await anyio.to_thread.run_sync(lambda: desk.store.get(desk.principal, asked.id, asked.revision))
    document = document_of(kept)
    brief = document.brief.model_dump(mode="json", exclude_defaults=True)
    return await perform(apply(brief, asked.patch), method_of(document.kind), desk, kept)
