"""From what a caller sent to a kept document."""

import json
from collections.abc import Awaitable, Callable
from datetime import date
from decimal import DecimalException, getcontext
from functools import cache
from typing import Any, TypeVar, cast

import anyio
from pydantic import ValidationError

from mcp_server import __version__
from mcp_server.errors import BriefError, Fault, NotFound, TooLarge
from mcp_server.language.dates import days_of
from mcp_server.language.locale import locale_of
from mcp_server.language.raw import guard
from mcp_server.language.sources import sources
from mcp_server.language.typed import canonical, faults, said, unreadable
from mcp_server.limits import METHOD_SECONDS, NAME_CHARACTERS
from mcp_server.methods import KINDS, METHODS
from mcp_server.methods._method import Method
from mcp_server.model.base import Item, Model, branches
from mcp_server.model.brief import Brief
from mcp_server.model.document import Answer, Document, Next
from mcp_server.model.record import Kept, Record
from mcp_server.render.markdown import joined, one_line, sections
from mcp_server.rules import check
from mcp_server.tool import Desk
from mcp_server.words import LOCALES, say

T = TypeVar("T")
U = TypeVar("U")
M = TypeVar("M", bound=Model)


def _told_in(raw: Any) -> str:
    """Return the locale in which the caller is told what is wrong."""
    asked = raw.get("locale") if isinstance(raw, dict) else ""
    return asked if asked in LOCALES else locale_of(raw)


def accept(raw: Any, model: type[M]) -> M:
    """Return JSON as *model*; raise BriefError with every fault, or TooLarge."""
    guard(raw)
    sent = canonical(raw, model)
    wrong: ValidationError | None = None
    try:
        taken = model.model_validate(sent)
    except ValidationError as error:
        wrong = error
    texts = tuple(unreadable(sent, model))
    if wrong or texts:
        locale = _told_in(raw)
        raise BriefError([*said(texts, locale), *(faults(wrong, locale, model) if wrong else ())])
    return taken


def _singular(name: str) -> str:
    if name.endswith("ies"):
        return name.removesuffix("ies") + "y"
    return name.removesuffix("es") if name.endswith("sses") else name.removesuffix("s")


def named(value: M, at: str = "") -> M:
    """Return a brief in which every item of a list has an id; raise BriefError where two have the same one."""
    wrong: list[Fault] = []

    def walk(one: Any, at: str) -> Any:
        changed = {}
        below: type[Model] = type(one)
        for name in branches(below):
            member = getattr(one, name)
            if isinstance(member, Model):
                new: Any = walk(member, f"{at}/{name}")
            elif isinstance(member, tuple) and member and isinstance(member[0], Item):
                new = _listed(member, name, f"{at}/{name}")
            else:
                continue
            if new is not member:
                changed[name] = new
        return one.model_copy(update=changed) if changed else one

    def _listed(members: tuple[Item, ...], name: str, at: str) -> tuple[Item, ...]:
        taken: set[str] = set()
        for index, item in enumerate(members):
            if item.id and item.id in taken:
                wrong.append(Fault(f"{at}/{index}/id", f"two have the id {item.id!r}: give each its own"))
            taken.add(item.id)
        out, count = [], 0
        for index, item in enumerate(members):
            below = walk(item, f"{at}/{index}")
            if not below.id:
                count += 1
                while f"{_singular(name)}-{count}" in taken:
                    count += 1
                taken.add(f"{_singular(name)}-{count}")
                below = below.model_copy(update={"id": f"{_singular(name)}-{count}"})
            out.append(below)
        return tuple(out)

    result = cast("M", walk(value, at))
    if wrong:
        raise BriefError(wrong)
    return result


def as_read(raw: Any, method: Method, today: date) -> Brief:
    """Return the brief as read: canonical, with its day, its locale, ids, and what is clear in its texts."""
    brief = accept(raw, method.brief)
    day = today
    if brief.as_of:
        window = days_of(brief.as_of, today)
        if window is None or window.start != window.end:
            raise BriefError([Fault("/as_of", say(_told_in(raw), "fault.day"))])
        day = window.start
    brief = brief.model_copy(update={"as_of": day.isoformat(), "locale": brief.locale or locale_of(brief)})
    return cast("Brief", named(method.read(brief)))


def _looking_back(raw: Any, method: Method, desk: Desk) -> Any:
    """Return a brief as sent with what the kept plan said that it names; what was sent in its place is dropped.

    A revision looks back on the revision of the plan that the one before it saw.
    """
    if not method.looks_back or not isinstance(raw, dict):
        return raw
    seen = raw.get("planned")
    revision = str(seen.get("revision", "")) if isinstance(seen, dict) else ""
    sent = {key: value for key, value in raw.items() if key != "planned"}
    if not isinstance(sent.get("plan"), str) or not sent["plan"]:
        return sent
    kept = desk.store.get(desk.principal, sent["plan"], int(revision) if revision.isdecimal() else None)
    if kept.kind not in method.looks_back:
        raise BriefError([Fault("/plan", say(locale_of(sent), "fault.no_plan", kind=kept.kind))])
    planned = method.looks_back[kept.kind](document_of(kept).body, kept.title, kept.revision)
    return {**sent, "planned": planned.model_dump(mode="json", exclude_defaults=True)}


def compose(raw: Any, method: Method, desk: Desk, id: str, revision: int) -> Document:  # noqa: A002 - the noun's name
    """Return the document that *method* makes of what was sent; nothing is kept."""
    brief = as_read(raw, method, desk.today())
    try:
        body = method.compute(brief)
        figures = sources(brief, body)
        findings, questions = check(body, brief.locale, brief.waivers, figures)
    except DecimalException as error:
        digits = f"A figure, or what follows from it, has more than {getcontext().prec} digits"
        raise TooLarge(f"{digits}: look for one that is far too large, or far too small.") from error
    subject = brief.title or str(getattr(body, "subject", "")) or say(brief.locale, f"kind.{method.kind}")
    return Document(
        id=id,
        revision=revision,
        kind=method.kind,
        title=one_line(subject)[:NAME_CHARACTERS],
        locale=brief.locale,
        at=desk.now(),
        version=__version__,
        brief=brief,
        body=body,
        findings=findings,
        questions=questions,
        sources=figures,
    )


async def in_time(
    work: Callable[[], T],
    seconds: float = METHOD_SECONDS,
    limit: str = "METHOD_SECONDS",
    instead: str = "a smaller brief",
) -> T:
    """Return what *work* gives, done in a thread; raise TooLarge where it takes longer than the limit allows."""
    with anyio.move_on_after(seconds):
        return await anyio.to_thread.run_sync(work, abandon_on_cancel=True)
    raise TooLarge(f"Not done within {seconds:g} seconds (limit {limit}): send {instead}.")


def _terms(document: Document) -> str:
    """Return the text by which a document is found: its title, and every text of its brief."""

    def texts(value: Any) -> list[str]:
        if isinstance(value, str):
            return [value]
        if isinstance(value, Model):
            return [t for name in type(value).model_fields if name != "id" for t in texts(getattr(value, name))]
        if isinstance(value, tuple):
            return [t for member in value for t in texts(member)]
        return []

    return "\n".join([document.title, *dict.fromkeys(texts(document.brief))])


def record(document: Document, actor: str) -> Record:
    """Return a document as the store keeps it."""
    return Record(
        id=document.id,
        revision=document.revision,
        kind=document.kind,
        title=document.title,
        locale=document.locale,
        at=document.at,
        actor=actor,
        version=document.version,
        words=_terms(document),
        content=document.model_dump_json(),
    )


def method_of(kind: str) -> Method:
    """Return the method that makes documents of *kind*."""
    for name, made in KINDS.items():
        if made == kind:
            return METHODS[name]
    raise NotFound(f"This version knows no documents of kind {kind!r}.")


@cache
def _document(method: str) -> type[Document]:
    """Return the class of the documents of a method."""
    made_by = METHODS[method]

    class Kept(Document):
        brief: made_by.brief  # type: ignore[name-defined]
        body: made_by.body  # type: ignore[name-defined]

    return Kept


def document_of(kept: Record) -> Document:
    """Return a kept document; one of an older version is read leniently and not computed again."""
    return _document(method_of(kept.kind).name).model_validate_json(kept.content, extra="ignore")


def whole(document: Document) -> str:
    """Return all the text of a document as Markdown."""
    return joined(document.title, sections(document, method_of(document.kind)))


def answer(document: Document, kept: bool) -> Answer:
    """Return a document as a tool answers it, with all its sections, and the calls that make sense now."""
    steps = []
    if document.findings or document.questions:
        steps.append(Next(tool="revise_document", why=say(document.locale, "next.revise", revision=document.revision)))
    if document.questions:
        steps.append(Next(tool="explain", why=say(document.locale, "next.explain")))
    elif all(found.level != "error" for found in document.findings):
        steps.append(Next(tool="export_document", why=say(document.locale, "next.export")))
    steps.append(Next(tool="get_document", why=say(document.locale, "next.get")))
    return Answer(
        id=document.id,
        revision=document.revision,
        kind=document.kind,
        title=document.title,
        locale=document.locale,
        kept=kept,
        sections=sections(document, method_of(document.kind)),
        findings=document.findings,
        questions=document.questions,
        next=tuple(steps),
    )


async def _both(first: Callable[[], Awaitable[T]], second: Callable[[], Awaitable[U]]) -> tuple[T, U]:
    """Return what two give that are done at the same time; raise what the first of them to fail raises."""
    got: list[U] = []

    async def beside() -> None:
        got.append(await second())

    try:
        async with anyio.create_task_group() as tasks:
            tasks.start_soon(beside)
            done = await first()
    except ExceptionGroup as group:
        raise group.exceptions[0] from None
    return done, got[0]


async def perform(raw: Any, method: Method, desk: Desk, previous: Record | None = None) -> Answer:
    """Compute, check, keep and render a document: a new one, or the next revision of *previous*."""
    await desk.progress(0.0, "read")
    new_id, revision = (previous.id, previous.revision + 1) if previous else (desk.new_id(), 1)

    document = await in_time(lambda: compose(_looking_back(raw, method, desk), method, desk, new_id, revision))
    await desk.progress(0.7, "keep")
    call = [method.name, previous.id if previous else "", raw]
    sent = json.dumps(call, ensure_ascii=False, sort_keys=True, default=str) if desk.key else ""

    def keep() -> Kept:
        row = record(document, desk.principal.actor)
        if previous:
            return desk.store.revise(desk.principal, row, previous.revision, desk.key, sent)
        return desk.store.create(desk.principal, row, desk.key, sent)

    # A disk takes as long to keep a document as it takes to write it out for the reader.
    kept, answered = await _both(
        lambda: anyio.to_thread.run_sync(keep), lambda: in_time(lambda: answer(document, desk.store.kept))
    )
    await desk.progress(1.0, "done")
    if kept.replayed:
        return await in_time(lambda: answer(document_of(kept.record), desk.store.kept))
    return answered
