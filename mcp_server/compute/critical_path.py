"""The critical path method: when each job can start, must finish, and which of them hold up the end.

Kelley and Walker, Critical-Path Planning and Scheduling (1959). Durations are whole working days; a job starts in the
morning of its first day and is over on the evening of its last.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from graphlib import CycleError, TopologicalSorter
from math import ceil
from typing import Final, NamedTuple

from mcp_server.compute.calendar import WorkCalendar

LONGEST: Final = 1_000_000
"""Working days of one job."""


class Job(NamedTuple):
    """What is to be scheduled."""

    id: str
    days: int | Decimal
    """Working days, a broken one taken as a whole; 0 is a milestone."""
    after: tuple[str, ...] = ()
    """The jobs that must be over first; an id that is not among the jobs is passed over."""
    not_before: date | None = None
    due: date | None = None


class Timing(NamedTuple):
    """When a job can run. A milestone that waits for work falls on the day on which that is over."""

    id: str
    days: int
    start: date
    finish: date
    latest_start: date
    latest_finish: date
    """As late as neither the end of all jobs nor a due day moves; a due day that is missed already pulls it before
    `finish`. A due day before the start of all counts as that start here."""
    slack: int
    """Total slack: working days between `finish` and `latest_finish`, below 0 only on the way to a missed due day."""
    free_slack: int
    """Working days that it can slip without moving the earliest start of another, or the end of all."""
    critical: bool
    """Without slack."""
    lateness: int | None
    """Working days from the due day to `finish`, below 0 where there is time to spare; nothing without a due day."""


class Schedule(NamedTuple):
    """The timing of all jobs that can be scheduled, in the order given."""

    jobs: tuple[Timing, ...]
    path: tuple[str, ...]
    """A critical path: jobs that drive each other, up to the end of all."""
    start: date
    """The first working day."""
    finish: date | None
    """The day on which all are over; nothing without a job."""
    days: int
    """Working days from the start until all are over."""
    lateness: int | None
    """Working days from the end asked for to `finish`, below 0 where there is time to spare."""
    unscheduled: tuple[str, ...]
    """Jobs that wait for each other in a circle, or for one that does."""


def cycle(after: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return ids that wait for each other in a circle, each for the next and the last for the first; () without one.

    Ids that are no keys are passed over.
    """
    try:
        TopologicalSorter(_known(after)).prepare()
    except CycleError as error:
        return tuple(reversed(error.args[1][1:]))
    return ()


def order(after: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the ids so that each stands behind all that it waits for; those on a circle or behind one are left out.

    Ids that are no keys are passed over.
    """
    before = _known(after)
    follows: dict[str, list[str]] = {one: [] for one in before}
    for one, others in before.items():
        for other in others:
            follows[other].append(one)
    waits = {one: len(others) for one, others in before.items()}
    ids = [one for one, count in waits.items() if not count]
    for one in ids:
        for other in follows[one]:
            waits[other] -= 1
            if not waits[other]:
                ids.append(other)
    return tuple(ids)


def whole_days(days: int | Decimal) -> int:
    """Return a duration in whole working days, a broken one taken as a whole.

    Raises ValueError for one below zero, above `LONGEST` or not finite.
    """
    if not Decimal(days).is_finite() or not 0 <= days <= LONGEST:
        raise ValueError(f"A duration is between 0 and {LONGEST} working days.")
    return ceil(days)


def schedule(jobs: Sequence[Job], calendar: WorkCalendar, start: date, end: date | None = None) -> Schedule:
    """Return the earliest and latest days, the slack and a critical path of jobs that begin on or after the start.

    Slack is counted against the end of all jobs itself; how far that misses the end asked for is its lateness. Raises
    ValueError where two jobs have one id, for a duration as `whole_days` does, and where the jobs run past year 9999.
    """
    after = {job.id: job.after for job in jobs}
    if len(after) < len(jobs):
        raise ValueError("Two jobs have the same id.")
    base = calendar.offset(start)
    nodes = _forward({job.id: job for job in jobs}, order(after), calendar, base)
    last = max((node.over for node in nodes.values()), default=base)
    timings = _backward(nodes, calendar, base, last)
    finish = max((timing.finish for timing in timings.values()), default=None)
    return Schedule(
        jobs=tuple(timings[job.id] for job in jobs if job.id in timings),
        path=_path(nodes, last),
        start=calendar.day(base),
        finish=finish,
        days=last - base,
        lateness=None if end is None or finish is None else calendar.offset(finish) + 1 - _evening(end, calendar),
        unscheduled=tuple(job.id for job in jobs if job.id not in timings),
    )


@dataclass(slots=True, eq=False)
class _Node:
    """A job among its neighbours; times are offsets of the calendar."""

    job: Job
    length: int
    bound: int
    begin: int
    over: int = 0
    must: int = 0
    morning: bool = False
    """A milestone that waits for no work lies in the morning of its day; all other ends lie in the evening."""
    before: list["_Node"] = field(default_factory=list)
    follows: list["_Node"] = field(default_factory=list)


def _forward(jobs: Mapping[str, Job], ids: Sequence[str], calendar: WorkCalendar, base: int) -> dict[str, _Node]:
    """Return the jobs in order, each with its earliest times."""
    nodes: dict[str, _Node] = {}
    for one in ids:
        job = jobs[one]
        bound = max(base, calendar.offset(job.not_before)) if job.not_before else base
        node = nodes[one] = _Node(job, whole_days(job.days), bound, bound)
        for other in job.after:
            if prior := nodes.get(other):
                node.before.append(prior)
                prior.follows.append(node)
                node.begin = max(node.begin, prior.over)
        node.over = node.begin + node.length
        node.morning = not node.length and (
            node.begin == bound or all(prior.morning for prior in node.before if prior.over == node.begin)
        )
    return nodes


def _backward(nodes: dict[str, _Node], calendar: WorkCalendar, base: int, last: int) -> dict[str, Timing]:
    """Return the timing of each job, with its latest times."""
    day = cache(calendar.day)
    timings: dict[str, Timing] = {}
    for one in reversed(nodes):
        node = nodes[one]
        latest = next_begin = last
        for follower in node.follows:
            latest = min(latest, follower.must)
            next_begin = min(next_begin, follower.begin)
        morning, over, lateness = node.morning, node.over, None
        if node.job.due:
            limit = _evening(node.job.due, calendar) - morning
            latest = min(latest, max(limit, base))
            lateness = over - limit
        node.must = latest - node.length
        opening, closing = (0 if node.length or morning else -1), (0 if morning else -1)
        timings[one] = Timing(
            one,
            node.length,
            start=day(node.begin + opening),
            finish=day(over + closing),
            latest_start=day(node.must + opening),
            latest_finish=day(latest + closing),
            slack=latest - over,
            free_slack=next_begin - over,
            critical=latest <= over,
            lateness=lateness,
        )
    return timings


def _path(nodes: Mapping[str, _Node], last: int) -> tuple[str, ...]:
    """Return the jobs that drive the last end, in order; of several that do, the one with the smallest id."""
    one = min((one for one, node in nodes.items() if node.over == last and not node.follows), default=None)
    path: list[str] = []
    while one is not None:
        path.append(one)
        node = nodes[one]
        one = min((prior.job.id for prior in node.before if prior.over == node.begin), default=None)
    return tuple(reversed(path))


def _evening(day: date, calendar: WorkCalendar) -> int:
    """Return the offset of the first working day after a day: what ends there is over on that evening."""
    return calendar.offset(day) + calendar.is_working(day)


def _known(after: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """Return what each id waits for, without ids that are no keys."""
    return {one: tuple(other for other in others if other in after) for one, others in after.items()}
