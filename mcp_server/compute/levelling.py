"""When each job runs where resources are limited, how far from the shortest that can be, and whether it holds."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from math import gcd
from typing import Final, Literal, NamedTuple

from mcp_server.compute.calendar import WorkCalendar
from mcp_server.compute.critical_path import order, whole_days
from mcp_server.compute.levelling_search import Project, Side, reach, search

HORIZON: Final = 100_000
"""Working days of all jobs together, and from the start until the last may begin."""
SCHEDULES: Final = 5_000

_MILLIONTHS: Final = 1_000_000
_LARGEST: Final = 1_000_000_000


class Work(NamedTuple):
    """A job, and how much of each resource it takes on each of its days."""

    id: str
    days: int | Decimal
    """Working days, a broken one taken as a whole; 0 is a milestone and takes nothing."""
    needs: tuple[tuple[str, Decimal], ...] = ()
    """Exact to a millionth; a resource whose capacity is not told is no limit."""
    after: tuple[str, ...] = ()
    """The jobs that must be over first; an id that is not among the jobs is passed over."""
    not_before: date | None = None


class Placed(NamedTuple):
    """The days on which a job runs. A milestone that waits for work falls on the day on which that is over."""

    id: str
    start: date
    finish: date


class Levelled(NamedTuple):
    """A schedule in which no resource is over-booked."""

    jobs: tuple[Placed, ...]
    """In the order given."""
    finish: date | None
    """The day on which all are over; nothing without a job."""
    days: int
    """Working days from the start until all are over."""
    lower_bound: int
    """No schedule takes fewer working days, by the critical path and by the work that each resource has to do."""
    gap_to_lower_bound: Decimal
    """By what share it is longer than that."""
    proved: bool
    """Whether it is as short as the lower bound, so none is shorter."""
    schedules: int
    """How many were generated."""
    unscheduled: tuple[str, ...]
    """Jobs that wait for each other in a circle or need more of a resource than there is, or wait for one that does."""


class Broken(NamedTuple):
    """What does not hold in a schedule: for which job or resource, and on which day."""

    what: Literal["missing", "duration", "start", "order", "capacity"]
    id: str
    day: date | None = None


def level(
    jobs: Sequence[Work],
    capacity: Mapping[str, Decimal],
    calendar: WorkCalendar,
    start: date,
    schedules: int = SCHEDULES,
) -> Levelled:
    """Return the shortest schedule found that begins on or after the start and keeps within the capacity of each day.

    The same jobs give the same result, in whatever order they come. At most so many schedules are generated, fewer for
    hundreds of jobs, so that it takes a few seconds at most; five are the priority rules alone. Raises ValueError for
    two jobs with one id, a duration as `whole_days` does, an amount below zero, beyond 10^9 or not finite, and jobs
    beyond `HORIZON`.
    """
    after = {job.id: job.after for job in sorted(jobs, key=lambda job: job.id)}
    if len(after) < len(jobs):
        raise ValueError("Two jobs have the same id.")
    limits = {name: _millionths(amount) for name, amount in capacity.items()}
    needs = {job.id: _needs(job, limits) for job in jobs}
    for one, amounts in needs.items():
        if any(amount > limits[name] for name, amount in amounts.items()):
            after[one] = (*after[one], one)  # nothing can end its waiting
    ids = order(after)
    known, base = {job.id: job for job in jobs}, calendar.offset(start)
    project, lower_bound = _project([known[one] for one in ids], needs, limits, calendar, base)
    best, generated = search(project, schedules, lower_bound)
    placed = _placed(ids, project, best.ends, calendar, base)
    levelled = Levelled(
        jobs=tuple(placed[job.id] for job in jobs if job.id in placed),
        finish=max((one.finish for one in placed.values()), default=None),
        days=best.length,
        lower_bound=lower_bound,
        gap_to_lower_bound=(Decimal(best.length) / (lower_bound or 1) - bool(lower_bound)).quantize(Decimal("0.0001")),
        proved=best.length == lower_bound,
        schedules=generated,
        unscheduled=tuple(job.id for job in jobs if job.id not in placed),
    )
    assert not broken(levelled, jobs, capacity, calendar, start)
    return levelled


def broken(
    levelled: Levelled, jobs: Sequence[Work], capacity: Mapping[str, Decimal], calendar: WorkCalendar, start: date
) -> tuple[Broken, ...]:
    """Return what does not hold in a schedule, found from its dates alone; () for one that holds.

    A job is missing, does not last as long as it should, starts too soon or on a day off, starts before one that it
    waits for is over, or a resource is over-booked (told for its first such day).
    """
    placed = {one.id: one for one in levelled.jobs}
    faults = [Broken("missing", job.id) for job in jobs if job.id not in placed and job.id not in levelled.unscheduled]
    known = {job.id: job for job in jobs if job.id in placed}
    limits = {name: _millionths(amount) for name, amount in capacity.items()}
    changes: dict[str, dict[int, int]] = {name: {} for name in limits}
    over: dict[str, int] = {}
    for one in order({job.id: job.after for job in known.values()}):
        job, (_, first, last) = known[one], placed[one]
        days, begin, end = whole_days(job.days), calendar.offset(first), calendar.offset(last) + 1
        worked = calendar.working_days(first, last)
        if worked != max(1, days) or begin + worked < end:  # the last day is a day off
            faults.append(Broken("duration", one, last))
        if first < max(start, job.not_before or start) or calendar.day(begin) != first:
            faults.append(Broken("start", one, first))
        waits = max((over[other] for other in job.after if other in over), default=begin)
        if waits > (begin if days else end):
            faults.append(Broken("order", one, first))
        over[one] = end if days else max(begin, waits)
        for name, amount in _needs(job, limits).items():
            changes[name][begin] = changes[name].get(begin, 0) + amount
            changes[name][end] = changes[name].get(end, 0) - amount
    for name, moves in changes.items():
        used = 0
        for day in sorted(moves):
            used += moves[day]
            if used > limits[name]:
                faults.append(Broken("capacity", name, calendar.day(day)))
                break
    return tuple(faults)


def _needs(job: Work, limits: Mapping[str, int]) -> dict[str, int]:
    """Return what a job takes of each limited resource, in millionths; a resource told twice counts twice."""
    needs: dict[str, int] = {}
    for name, amount in job.needs:
        units = _millionths(amount)
        if units and name in limits and job.days:
            needs[name] = needs.get(name, 0) + units
    return needs


def _millionths(amount: Decimal) -> int:
    if not amount.is_finite() or not 0 <= amount <= _LARGEST:
        raise ValueError(f"An amount of a resource is between 0 and {_LARGEST}.")
    return round(amount * _MILLIONTHS)


def _project(
    jobs: Sequence[Work],
    needs: Mapping[str, Mapping[str, int]],
    limits: Mapping[str, int],
    calendar: WorkCalendar,
    base: int,
) -> tuple[Project, int]:
    """Return the jobs, in order, as the search reads them, and the lower bound of their length."""
    row = {job.id: i for i, job in enumerate(jobs)}
    durations = tuple(whole_days(job.days) for job in jobs)
    lead = tuple(max(0, calendar.offset(job.not_before) - base) if job.not_before else 0 for job in jobs)
    horizon = sum(durations) + max(lead, default=0)
    if horizon > HORIZON:
        raise ValueError(f"All jobs together take, and begin within, at most {HORIZON} working days.")
    before = tuple(tuple({row[other] for other in job.after if other in row}) for job in jobs)
    after: list[list[int]] = [[] for _ in jobs]
    for i, others in enumerate(before):
        for other in others:
            after[other].append(i)
    follows = tuple(map(tuple, after))
    none = (0,) * len(jobs)
    forward = Side(before, follows, lead, none, tuple(range(len(jobs))))
    backward = Side(follows, before, none, lead, forward.order[::-1])

    head, tail = reach(durations, forward), reach(durations, backward)
    bounds = [h + days + t for h, days, t in zip(head, durations, tail, strict=True)]
    packed, loads, capacity, guard, shift = [0] * len(jobs), [0] * len(jobs), 0, 0, 0
    for name, limit in limits.items():
        takes = {i: amount for i, job in enumerate(jobs) if (amount := needs[job.id].get(name))}
        if sum(takes.values()) <= limit:
            continue
        unit = gcd(*takes.values())
        width = (limit // unit).bit_length()
        for i, amount in takes.items():
            packed[i] |= amount // unit << shift
            loads[i] += 1000 * amount // limit
        capacity |= (limit // unit | 1 << width) << shift
        guard |= 1 << width + shift
        shift += width + 1
        work = {i: amount * durations[i] for i, amount in takes.items()}
        bounds += (_work_bound(work, head, tail, limit), _work_bound(work, tail, head, limit))
    project = Project(durations, tuple(packed), tuple(loads), capacity, guard, horizon, forward, backward)
    return project, max(bounds, default=0)


def _work_bound(work: Mapping[int, int], head: Sequence[int], tail: Sequence[int], limit: int) -> int:
    """Return days below which a resource cannot do its work, looking at the jobs that begin late.

    None of them begins before the smallest of their heads, and after the last of them the smallest of their tails is
    still to come; in between, all their work must be done.
    """
    bound = total = 0
    rest: int | None = None
    for i in sorted(work, key=head.__getitem__, reverse=True):
        total += work[i]
        rest = tail[i] if rest is None else min(rest, tail[i])
        bound = max(bound, head[i] - (-total // limit) + rest)
    return bound


def _placed(
    ids: Sequence[str], project: Project, ends: Sequence[int], calendar: WorkCalendar, base: int
) -> dict[str, Placed]:
    """Return the days of each job; a milestone that waits for no work lies in the morning of its day."""
    placed: dict[str, Placed] = {}
    morning = [False] * len(ids)
    for i, one in enumerate(ids):
        begin, end = base + ends[i] - project.durations[i], base + ends[i]
        if not project.durations[i]:
            drivers = [other for other in project.forward.before[i] if ends[other] == ends[i]]
            morning[i] = ends[i] == project.forward.lead[i] or all(morning[other] for other in drivers)
            begin, end = (begin, end + 1) if morning[i] else (begin - 1, end)
        placed[one] = Placed(one, calendar.day(begin), calendar.day(end - 1))
    return placed
