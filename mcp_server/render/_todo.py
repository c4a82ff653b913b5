"""What there is to do in a document, and when, whatever kind it is of: for task trackers and calendars."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Literal, cast

from mcp_server.language.dates import days_of
from mcp_server.methods._prioritize_nouns import Ranking
from mcp_server.methods.build_proposal import Proposal
from mcp_server.methods.generate_plan import Plan
from mcp_server.methods.run_5whys import FiveWhys
from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.model.base import Model, by_reference, called
from mcp_server.model.document import Document
from mcp_server.model.retrospective import Doing
from mcp_server.render.formats import Export
from mcp_server.render.markdown import one_line
from mcp_server.words import label, say
from mcp_server.words.format import shown

Sort = Literal["task", "step", "milestone", "review", "check"]


class ToDo(Model):
    """Something to do, or a day to keep."""

    at: str
    """Pointer into the brief, unique in the document."""
    sort: Sort
    text: str
    details: tuple[tuple[str, str], ...] = ()
    """What else is known, a label and a text each: deliverables, acceptance, the measure of success."""
    of: str = ""
    """Pointer to the task that a step belongs to."""
    owner: str = ""
    priority: str = ""
    start: date | None = None
    due: date | None = None
    """The day on which it is over, or takes place."""
    after: tuple[str, ...] = ()
    """Pointers to the tasks that it waits for."""


_SECTION: Mapping[str, str] = {
    "initiatives": "work", "milestones": "work", "reviews": "monitoring", "countermeasures": "roots",
    "options": "scores", "phases": "solution",
}  # fmt: skip
"""The section that shows a list, where it is not called like the list."""


def wanted(export: Export) -> tuple[ToDo, ...]:
    """Return tasks and days of the wanted part of a document; BriefError where there is no such part."""
    part = export.part
    if part and part not in export.method.sections:
        export.check()
        part = export.charts[0].section
    lists = ((todo, todo.at.split("/")[1]) for todo in todos(export.document))
    found = [todo for todo, listed in lists if part in {"", _SECTION.get(listed, listed)}]
    place = {todo.at: number for number, todo in enumerate(found)}
    # A tracker must know a task before its steps.
    return tuple(sorted(found, key=lambda todo: (place.get(todo.of, place[todo.at]), bool(todo.of))))


def told(todo: ToDo, locale: str) -> tuple[str, ...]:
    """Return what else is known of a task, a line each."""
    lines = (say(locale, "todo.detail", word=word[:1].upper() + word[1:], text=text) for word, text in todo.details)
    return tuple(map(one_line, lines))


def todos(document: Document) -> tuple[ToDo, ...]:
    """Return tasks and days of a document in its order; none where its kind has none."""
    makers: dict[str, Callable[[Document], Iterable[ToDo]]] = {
        "plan": _of_plan, "proposal": _of_proposal, "retrospective": _of_retrospective, "five_whys": _of_whys,
        "ranking": _of_ranking,
    }  # fmt: skip
    maker = makers.get(document.kind)
    return tuple(maker(document)) if maker else ()


def _told(locale: str, **facts: object) -> tuple[tuple[str, str], ...]:
    return tuple((label(locale, name), shown(value, locale)) for name, value in facts.items() if value)


def _of_plan(document: Document) -> Iterator[ToDo]:
    plan, locale = cast("Plan", document.body), document.locale
    work = by_reference(plan.initiatives)
    kpis = {word: called(kpi) for word, kpi in by_reference(plan.kpis).items()}
    places = {t.id: t.at for t in plan.tasks if t.level == "initiative"}
    for task in plan.tasks:
        item = work.get(task.id) if task.level == "initiative" else None
        serves = tuple(kpis.get(ref, ref) for ref in item.kpis) if item else ()
        sort: Sort = task.level if task.level != "initiative" else "task"
        yield ToDo(
            at=task.at,
            sort=sort,
            text=task.name,
            details=_told(
                locale, goal=item.goal if item else "", deliverables=task.deliverables, acceptance=task.acceptance,
                kpi=serves,
            ),
            of=places.get(task.of, ""),
            owner=task.owner,
            priority=task.priority,
            start=task.start,
            due=task.finish,
            after=tuple(places[ref] for ref in task.after if ref in places),
        )  # fmt: skip
    for meeting in plan.meetings:
        looks = tuple(kpis.get(ref, ref) for ref in meeting.metrics)
        for number, day in enumerate(meeting.dates, 1):
            yield ToDo(
                at=f"{meeting.at}/dates/{number}", sort="review", text=meeting.name, owner=meeting.owner, start=day,
                due=day, details=_told(locale, decides=meeting.decides, metrics=looks),
            )  # fmt: skip


def _of_proposal(document: Document) -> Iterator[ToDo]:
    proposal, locale = cast("Proposal", document.body), document.locale
    places = {task.id: task.at for task in proposal.stages}
    modules = {word: called(module) for word, module in by_reference(proposal.modules).items()}
    for task in proposal.stages:
        built = tuple(modules.get(ref, ref) for ref in task.deliverables)
        yield ToDo(
            at=task.at, sort="task", text=task.name, start=task.start, due=task.finish,
            details=_told(locale, deliverables=built, acceptance=task.acceptance),
            after=tuple(places[ref] for ref in task.after if ref in places),
        )  # fmt: skip


def _of_retrospective(document: Document) -> Iterator[ToDo]:
    body, locale = cast("Retrospective", document.body), document.locale
    days = partial(days_of, as_of=date.fromisoformat(body.as_of), period=body.span)
    known = {
        ref: called(item)
        for items in (body.goals, body.problems, *(board.causes for board in body.whys))
        for ref, item in by_reference(items).items()
    }
    lists: tuple[tuple[str, Iterable[Doing]], ...] = (("actions", body.actions), ("outlook", body.outlook))
    for name, items in lists:
        for item in items:
            begin, end = days(item.start), days(item.due)
            against = tuple(known.get(ref, ref) for ref in item.against)
            yield ToDo(
                at=f"/{name}/id={item.id}",
                sort="task",
                text=item.text or called(item),
                details=_told(
                    locale, due="" if end else item.due, effect=item.effect, check=item.checks, against=against
                ),
                owner=item.owner,
                priority=item.priority,
                start=begin.start if begin else None,
                due=end.end if end else None,
            )
            for effect in item.effects:
                if day := days(effect.check):
                    yield ToDo(
                        at=f"/{name}/id={item.id}/effects/id={effect.id}", sort="check", of=f"/{name}/id={item.id}",
                        text=effect.metric or effect.text or item.text, owner=item.owner, start=day.end, due=day.end,
                        details=_told(locale, baseline=effect.baseline, expected=effect.expected, action=item.text),
                    )  # fmt: skip


def _of_whys(document: Document) -> Iterator[ToDo]:
    body, locale = cast("FiveWhys", document.body), document.locale
    days = partial(days_of, as_of=date.fromisoformat(body.as_of))
    causes = {ref: cause.because or cause.text for ref, cause in by_reference(body.causes).items()}
    for item in body.countermeasures:
        end, at = days(item.due), f"/countermeasures/id={item.id}"
        against = tuple(causes.get(ref, ref) for ref in item.cause)
        effect = (item.baseline, item.expected)
        yield ToDo(
            at=at, sort="task", text=item.action or item.text, owner=item.owner, due=end.end if end else None,
            details=_told(
                locale, cause=against, metric=item.metric, baseline=effect[0], expected=effect[1],
                due="" if end else item.due,
            ),
        )  # fmt: skip
        if day := days(item.check):
            yield ToDo(
                at=f"{at}/check", sort="check", of=at, text=item.metric or item.action, owner=item.owner,
                start=day.end, due=day.end,
                details=_told(locale, baseline=effect[0], expected=effect[1], action=item.action or item.text),
            )  # fmt: skip


def _of_ranking(document: Document) -> Iterator[ToDo]:
    body, locale = cast("Ranking", document.body), document.locale
    options = {f"/options/id={option.id}": option for option in body.options}
    for score in body.scores:
        option = options.get(score.at)
        yield ToDo(
            at=score.at, sort="task", text=score.option, priority=str(score.rank),
            details=_told(
                locale, text=option.text if option and option.text != score.option else "", score=score.figure
            ),
        )  # fmt: skip
