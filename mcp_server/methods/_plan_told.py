"""Who is told what of a plan, when and by whom."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from mcp_server.model.base import by_reference, called
from mcp_server.model.plan import Responsibility, Task, Told
from mcp_server.model.plan_brief import PlanBrief
from mcp_server.words import say
from mcp_server.words.format import listing


def communication(brief: PlanBrief, raci: Sequence[Responsibility], tasks: Sequence[Task]) -> tuple[Told, ...]:
    """Return the communication list: other departments, reviews, work that is done, then risks that begin. Nobody is
    told by himself, and what nobody else is told is left out."""
    rows = (*_reviews(brief), *_done(raci, tasks, brief.locale), *_risks(brief, raci))
    return (*_departments(brief, raci), *(row for row in rows if row.to))


def _people(*names: str, but: str = "") -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in names if name and name != but))


def _departments(brief: PlanBrief, raci: Sequence[Responsibility]) -> Iterator[Told]:
    """Yield what passes between two departments, told by the owners of the work that it is for."""
    for place in brief.interfaces:
        yield Told(
            at=f"/interfaces/id={place.id}", to=_people(place.name or place.contact), contact=place.contact,
            what=place.what or place.text, when=place.when, service_level=place.service_level,
            by=_people(*(row.accountable for row in raci if place.name in row.consulted)),
        )  # fmt: skip


def _reviews(brief: PlanBrief) -> Iterator[Told]:
    """Yield for each review who brings which figures: a KPI's owner, else who calls it."""
    kpis = by_reference(brief.kpis)
    for review in brief.reviews:
        brought: dict[str, list[str]] = defaultdict(list)
        for metric in review.metrics:
            known = kpis.get(metric)
            brought[(known.owner if known else "") or review.owner].append(called(known) if known else metric)
        for who, metrics in (brought or {review.owner: [review.text]}).items():
            yield Told(
                at=f"/reviews/id={review.id}", to=_people(review.owner, review.decides, but=who), by=_people(who),
                what=say(brief.locale, "plan.told.figures", names=tuple(metrics)) if brought else review.text,
                when=review.rhythm or listing(review.dates, brief.locale),
            )  # fmt: skip


def _done(raci: Sequence[Responsibility], tasks: Sequence[Task], locale: str) -> Iterator[Told]:
    """Yield for each piece of work who waits for it or is informed of it."""
    waiting: dict[str, list[str]] = defaultdict(list)
    for task in tasks:
        if task.level == "initiative":
            for before in task.after:
                waiting[before].append(task.owner)
    known = {task.at: task for task in tasks}
    for row in raci:
        if found := known.get(row.at):
            key = "plan.told.handed" if found.deliverables else "plan.told.done"
            yield Told(
                at=row.at, to=_people(*waiting[found.id], *row.informed, but=row.accountable),
                by=_people(row.accountable), what=say(locale, key, work=row.work, names=found.deliverables),
                when=found.finish.isoformat() if found.finish else "",
            )  # fmt: skip


def _risks(brief: PlanBrief, raci: Sequence[Responsibility]) -> Iterator[Told]:
    """Yield for each risk with a trigger who carries the response, and who is informed of that work."""
    work, rows = by_reference(brief.initiatives), {row.at: row for row in raci}
    for risk in brief.risks:
        if risk.trigger:
            carried = [rows[f"/initiatives/id={work[ref].id}"] for ref in risk.work if ref in work]
            people = [row.accountable for row in carried] + [who for row in carried for who in row.informed]
            yield Told(
                at=f"/risks/id={risk.id}", to=_people(*people, but=risk.owner), by=_people(risk.owner),
                what=say(brief.locale, "plan.told.risk", text=called(risk)), when=risk.trigger,
            )  # fmt: skip
