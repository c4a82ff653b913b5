"""The next revision of a document."""

from copy import deepcopy
from itertools import pairwise
from typing import Any

import anyio

from mcp_server.errors import BriefError, Conflict, Fault, TooLarge
from mcp_server.language.raw import guard
from mcp_server.limits import ITEMS
from mcp_server.model.base import Model, Name
from mcp_server.model.document import Answer
from mcp_server.operations._compose import document_of, in_time, method_of, perform
from mcp_server.operations._pointer import place_of, plain, steps
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


OPS = ("add", "replace", "remove", "move", "copy", "test")


def apply(brief: Any, patch: tuple[dict[str, Any], ...]) -> Any:
    """Return *brief* (changed, where that is easier) with the patch applied; raise BriefError with the pointer of the
    step that cannot be done."""
    from jsonpatch import JsonPatch, JsonPatchException  # noqa: PLC0415 - loads with the first patch
    from jsonpointer import JsonPointerException  # noqa: PLC0415

    if len(patch) > ITEMS:
        raise TooLarge(f"More than {ITEMS} steps in one patch (limit ITEMS): send it in parts.")
    for index, step in enumerate(patch):
        op, path = step.get("op"), step.get("path")
        if not isinstance(path, str) or op not in OPS:
            raise BriefError([Fault(f"/patch/{index}", f"a step is {{op, path, value}}; op: {', '.join(OPS)}")])
        if path in {"/locale", "/as_of"} and op == "remove":
            raise BriefError([Fault(f"/patch/{index}", f"{path} is always there: replace it")])
        try:
            done = deepcopy(step) | {"path": _reachable(brief, plain(brief, path), op)}
            if isinstance(step.get("from"), str):
                done["from"] = plain(brief, step["from"])
            brief = JsonPatch([done]).apply(brief, in_place=True)
        except BriefError as error:
            raise BriefError(Fault(f"/patch/{index}/path", f.message) for f in error.faults) from None
        except (JsonPatchException, JsonPointerException, TypeError, ValueError, KeyError) as error:
            kind = "the test fails: the value there is another" if op == "test" else "nothing can be done there"
            raise BriefError([Fault(f"/patch/{index}/path", f"{path[:100]}: {kind}")]) from error
        if op == "copy":
            guard(brief)  # a few copies of the whole into itself would fill the memory
    return brief


def _reachable(brief: Any, path: str, op: str) -> str:
    """Return *path*, with what lies above it (and, to be replaced, itself) made where a brief leaves it out because it
    is empty."""
    parts, value = steps(path), brief
    if op in {"remove", "test"} or not parts:
        return path
    for part, below in pairwise(parts):
        if isinstance(value, dict):
            value = value.setdefault(part, [] if below == "-" or below.isdecimal() else {})
        elif isinstance(value, list) and (place := place_of(part, value)) is not None:
            value = value[place]
        else:
            return path
    if op == "replace" and isinstance(value, dict):
        value.setdefault(parts[-1], "")
    return path


@tool("Revise a document", read_only=False, idempotent=False)
async def revise_document(asked: ReviseDocument, desk: Desk) -> Answer:
    """Mend or complete a kept document with a JSON Patch against its brief as read; all is computed and checked anew.

    Use this to answer questions and mend findings: their pointers are paths of the patch. Not for a new subject: call
    the method again.
    """
    guard([dict(step) for step in asked.patch])
    kept = await anyio.to_thread.run_sync(lambda: desk.store.get(desk.principal, asked.id))
    if kept.revision != asked.revision:
        if not desk.key or not 1 <= asked.revision < kept.revision:
            raise Conflict(
                f"Revision {asked.revision} is not the newest: {kept.revision} is. "
                'Read what changed with get_document(view="changes") and send the patch against that revision.'
            )
        # The same call may have been here before: the store knows by its key, and refuses it where that is not so.
        kept = await anyio.to_thread.run_sync(lambda: desk.store.get(desk.principal, asked.id, asked.revision))

    def revised() -> Any:
        return apply(document_of(kept).brief.model_dump(mode="json", exclude_defaults=True), asked.patch)

    return await perform(await in_time(revised), method_of(kept.kind), desk, kept)
