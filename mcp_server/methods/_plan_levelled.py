"""A plan's work moved so that no role is over-booked on any day."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.compute.calendar import WorkCalendar
from mcp_server.compute.levelling import Levelled, Work, level
from mcp_server.methods._plan_resources import Asked, asked_of, capacity_of, month_share, months_of, span_of
from mcp_server.methods._plan_time import Timetable, calendar_for
from mcp_server.model.base import by_reference, called
from mcp_server.model.plan import Horizon, Levelling, Move, Task, TooMuch
from mcp_server.model.plan_brief import PlanBrief
from mcp_server.model.time import Window
from mcp_server.words import say

SCHEDULES: Final = 1_000
"""Schedules generated for a plan."""
SCHEDULED: Final = 50_000
"""Pieces of work in all of them together: half a second."""
NEARLY: Final = Decimal("1.25")
"""By how much a need may pass what is there and still be all of it: a person-month is as long as its month, 17 to 23
working days, and an average one stands for all."""
_MILLIONTH: Final = Decimal("0.000001")
_ALWAYS: Final = ""
"""The id of what is asked for all period long, by no dated work."""


class Demand(NamedTuple):
    """How much of each role the work takes on each of its days, and how much there is."""

    needs: Mapping[str, Mapping[str, Asked]]
    """By work, then by role: person-months a day, and people."""
    capacity: Mapping[str, Decimal]
    """People by role, where that is known."""
    days: Decimal
    """Working days of an average month."""

    def heads(self, work: str) -> dict[str, Decimal]:
        """Return the people that a piece of work takes on an average day."""
        return {role: need.people + need.effort * self.days for role, need in self.needs.get(work, {}).items()}


def demand_of(brief: PlanBrief, period: Horizon, tasks: Sequence[Task], calendar: WorkCalendar) -> Demand:
    """Return what each piece of work takes: what its lines in the staffing table ask for, spread evenly over its
    days."""
    window = Window(start=period.start, end=period.end)
    roles = by_reference(brief.resources.roles)
    months = sum((month_share(month, window, calendar) for month in months_of(period)), Decimal(0)) or Decimal(1)
    dated = {key: t for t in tasks if t.level == "initiative" and t.days for key in (t.name, t.id)}
    needs: dict[str, dict[str, Asked]] = defaultdict(dict)
    for row in brief.allocations:
        if row.within:
            continue
        work = list(dict.fromkeys(t.id for ref in row.work if (t := dated.get(ref)))) or [_ALWAYS]
        days = sum((dated[one].days or 0 for one in work if one), 0) or max(period.days, 1)
        span = span_of(row, dated, period)
        stretch = Decimal(calendar.working_days(span.start, span.end)) / days  # of people, where works run side by side
        for role, wanted in asked_of(row, roles, period).items():
            for one in work:
                known = needs[one].get(role, Asked())
                people = wanted.people * (stretch if one else 1)
                needs[one][role] = Asked(known.effort + wanted.effort / days, known.people + people)
    capacity = {}
    for listed in brief.resources.roles:
        found = capacity_of(listed, period)
        monthly = found.whole / months if found.monthly is None and found.whole is not None else found.monthly
        if monthly is not None:
            capacity[called(listed)] = monthly
    return Demand(needs, capacity, period.days / months)


class Settled(NamedTuple):
    """A plan's work after levelling."""

    tasks: tuple[Task, ...]
    finish: date | None
    levelling: Levelling | None = None
    """Nothing where it is not asked for."""
    loads: Mapping[str, Sequence[Decimal]] | None = None
    """What the work takes of each role in each month, in person-months; nothing where nothing was levelled."""


def settle(brief: PlanBrief, period: Horizon | None, timetable: Timetable) -> Settled:
    """Return the work on days on which nobody is over-booked, where that is asked for and can be done."""
    plain = Settled(timetable.tasks, timetable.finish)
    if brief.levelled != "yes":
        return plain
    if period is None or not timetable.jobs:
        return plain._replace(levelling=_not_levelled(brief, "dates"))
    calendar = calendar_for(brief, Window(start=period.start, end=period.end))
    demand = demand_of(brief, period, timetable.tasks, calendar)
    always = demand.heads(_ALWAYS)
    limits = {role: max(Decimal(0), have - always.get(role, 0)) for role, have in demand.capacity.items()}
    asked = {role for one, needs in demand.needs.items() if one for role in needs}
    if not asked & set(limits):
        return plain._replace(levelling=_not_levelled(brief, "staffing"))
    known = {t.id: t for t in timetable.tasks if t.level == "initiative"}
    work = [
        Work(
            job.id, known[job.id].days or 0, _rounded(_fitted(demand.heads(job.id), limits)), job.after, job.not_before
        )
        for job in timetable.jobs
    ]
    count = max(5, min(SCHEDULES, SCHEDULED // len(work)))
    try:
        found = level(work, dict(_rounded(limits, up=True)), calendar, period.start, count)
    except ValueError:
        return plain._replace(levelling=_not_levelled(brief, "figures"))
    tasks = _moved(timetable.tasks, found)
    loads = _loads(demand, limits, period, tasks, calendar)
    levelling = _told(timetable, tasks, found, demand, limits, calendar)
    return Settled(tasks, levelling.now, levelling, loads)


def _not_levelled(brief: PlanBrief, missing: str) -> Levelling:
    return Levelling(at="/levelled", fault=say(brief.locale, f"plan.not_levelled.{missing}"))


def _fitted(heads: Mapping[str, Decimal], limits: Mapping[str, Decimal]) -> dict[str, Decimal]:
    """Return what a piece of work takes a day, a need that passes what is there by little being all of it."""
    have = {role: limits.get(role, need) for role, need in heads.items()}
    return {role: min(need, have[role]) if need <= NEARLY * have[role] else need for role, need in heads.items()}


def _rounded(heads: Mapping[str, Decimal], *, up: bool = False) -> tuple[tuple[str, Decimal], ...]:
    """Return people to a millionth, a need rounded down and what there is rounded up, so that what just fits does."""
    return tuple((role, amount - amount % _MILLIONTH + (_MILLIONTH if up else 0)) for role, amount in heads.items())


def _moved(tasks: Sequence[Task], found: Levelled) -> tuple[Task, ...]:
    """Return the tasks with the dates that levelling gives them, those of before beside; by date."""
    placed = {one.id: one for one in found.jobs}
    out = []
    for task in tasks:
        new = placed.get(task.id) if task.level == "initiative" else None
        if new:
            update = {
                "start": new.start,
                "finish": new.finish,
                "slack": None,
                "latest_start": None,
                "latest_finish": None,
            }
            update |= {"unlevelled_start": task.start, "unlevelled_finish": task.finish}
            out.append(task.model_copy(update=update))
        else:
            out.append(task)
    return tuple(sorted(out, key=lambda task: (task.start or task.finish or date.max, task.finish or date.max)))


def _loads(
    demand: Demand, limits: Mapping[str, Decimal], period: Horizon, tasks: Sequence[Task], calendar: WorkCalendar
) -> dict[str, tuple[Decimal, ...]]:
    """Return what the work takes of each role in each month: its people, as long as they are at it."""
    months = months_of(period)
    work = (t for t in tasks if t.level == "initiative")
    spans = {t.id: Window(start=t.start, end=t.finish) for t in work if t.start and t.finish}
    spans[_ALWAYS] = Window(start=period.start, end=period.end)
    sums: dict[str, list[Decimal]] = defaultdict(lambda: [Decimal(0)] * len(months))
    for one in demand.needs:
        shares = [month_share(month, spans[one], calendar) for month in months]
        heads = demand.heads(one)
        for role, people in (_fitted(heads, limits) if one else heads).items():
            for place, share in enumerate(shares):
                sums[role][place] += people * share
    return {role: tuple(parts) for role, parts in sums.items()}


def _told(
    timetable: Timetable, tasks: Sequence[Task], found: Levelled, demand: Demand, limits: Mapping[str, Decimal],
    calendar: WorkCalendar,
) -> Levelling:  # fmt: skip
    """Return who moves and by how much, and how good the levelled plan is."""

    def later(was: date | None, now: date | None) -> int:
        return calendar.working_days(was + timedelta(1), now) if was and now and now > was else 0

    names = {t.id: t.name for t in timetable.tasks if t.level == "initiative"}
    moves = [
        Move(at=t.at, id=t.id, name=t.name, owner=t.owner, was=t.unlevelled_start, now=t.start,
             was_finish=t.unlevelled_finish, now_finish=t.finish, days=later(t.unlevelled_finish, t.finish))
        for t in tasks
        if t.unlevelled_start and t.start and t.unlevelled_finish and t.finish and t.finish != t.unlevelled_finish
    ]  # fmt: skip
    now = max((t.finish for t in tasks if t.level == "initiative" and t.finish), default=None)
    alone = [
        TooMuch(at=f"/initiatives/id={one}", name=names[one], role=role, need=need.quantize(Decimal("0.01")),
                there=limits[role].quantize(Decimal("0.01")))
        for one in found.unscheduled
        for role, need in demand.heads(one).items()
        if role in limits and need > NEARLY * limits[role]
    ]  # fmt: skip
    return Levelling(
        at="/levelled",
        moves=tuple(sorted(moves, key=lambda move: -move.days)),
        was=timetable.finish,
        now=now,
        days=later(timetable.finish, now),
        length=found.days,
        lower_bound=found.lower_bound,
        gap=found.gap_to_lower_bound,
        proved=found.proved,
        schedules=found.schedules,
        too_much=tuple(alone),
        left_out=tuple(names[one] for one in found.unscheduled if one not in {a.at.rpartition("=")[2] for a in alone}),
    )
