"""The calendar of a plan: its period, its tasks with their dates, its reviews, and who answers for what."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.compute.calendar import Region, WorkCalendar, windows, work_calendar
from mcp_server.compute.critical_path import Job, Timing, cycle, schedule
from mcp_server.compute.simulation import Estimated, Simulation, simulate
from mcp_server.language.dates import days_of, resolve, when
from mcp_server.language.dates import period as read_period
from mcp_server.language.durations import estimate
from mcp_server.language.quantities import quantity
from mcp_server.model.base import by_reference, called
from mcp_server.model.plan import Bucket, Horizon, Meeting, Outlook, Responsibility, Task
from mcp_server.model.plan_brief import PlanBrief
from mcp_server.model.time import Window
from mcp_server.model.work import Initiative
from mcp_server.regex import regex
from mcp_server.words import say

LONGEST_DAYS: Final = 3_700
"""Ten years: a period that is longer was misread."""
SEED: Final = 1
RUNS: Final = 2_000
"""Runs of the simulation: the chance of a date is right to about a point."""
SIMULATED: Final = 300
"""Pieces of work beyond which a plan is not simulated."""
EVERY: Final = {"weekly": 7, "biweekly": 14}
_RHYTHMS: Final = (
    (
        "biweekly",
        regex(r"双周|两周|隔周|每2周|bi-?weekly|fortnight|every (?:two|2) weeks|other week", re.IGNORECASE),
    ),
    ("weekly", regex(r"每周|weekly|every week|each week", re.IGNORECASE)),
    ("monthly", regex(r"月|month", re.IGNORECASE)),
    ("quarterly", regex(r"季|quarter", re.IGNORECASE)),
    ("weekly", regex(r"周|\bweek", re.IGNORECASE)),
    ("daily", regex(r"每[日天]|日会|daily|every day", re.IGNORECASE)),
)
"""From the surest sign to the weakest: the last Friday of every month is no weekly rhythm."""


def rhythm_of(text: str) -> str:
    """Return weekly, biweekly, monthly, quarterly or daily as a text says it; "" where it says none of them."""
    return next((name for name, pattern in _RHYTHMS if pattern.search(text)), "")


def region_of(brief: PlanBrief) -> Region:
    """Return whose public holidays a plan keeps: China's in Chinese or with money in yuan, America's with dollars."""
    if brief.locale == "zh-CN":
        return "CN"
    amounts = [line.amount or line.limit for line in brief.resources.budget]
    amounts += [kpi.target for kpi in brief.kpis] + [initiative.cost for initiative in brief.initiatives]
    units = {q.unit for q in map(quantity, filter(None, amounts)) if q}
    if "CNY" in units:
        return "CN"
    return "US" if "USD" in units else ""


def period_of(brief: PlanBrief) -> Window | None:
    """Return the period as days, from its fields, else from its text; nothing where neither is clear."""
    as_of, given = date.fromisoformat(brief.as_of), brief.period
    start, end = days_of(given.start, as_of), days_of(given.end, as_of)
    if start and end:
        return Window(start=start.start, end=end.end) if start.start <= end.end else None
    if start and not end and not given.text:
        return start if start.start < start.end else None
    return read_period(given.text, as_of) if given.text else None


def horizon(brief: PlanBrief) -> Horizon | None:
    """Return the period with its buckets and working days; nothing where it is not clear or longer than ten years."""
    window = period_of(brief)
    if window is None or (window.end - window.start).days > LONGEST_DAYS:
        return None
    days = (window.end - window.start).days + 1
    plan_type = brief.period.plan_type or ("annual" if days > 200 else "quarter" if 80 <= days <= 100 else "project")
    calendar = calendar_for(brief, window)
    weeks, months = (130 if plan_type == "quarter" else 100), (400 if plan_type == "project" else 200)
    by = "week" if days <= weeks else "month" if days <= months else "quarter"
    buckets = windows(window.start, window.end, by)  # type: ignore[arg-type]
    return Horizon(
        at="/period",
        start=window.start,
        end=window.end,
        plan_type=plan_type,
        region=calendar.region,
        days=calendar.working_days(window.start, window.end),
        buckets=tuple(
            Bucket(name=b.name, start=b.start, end=b.end, days=calendar.working_days(b.start, b.end)) for b in buckets
        ),
        provisional=tuple(y for y in calendar.provisional if window.start.year <= y <= window.end.year),
    )


def calendar_for(brief: PlanBrief, window: Window) -> WorkCalendar:
    """Return the working calendar that a plan keeps, for its years and the two after them."""
    return work_calendar(region_of(brief), window.start.year, min(window.end.year + 2, 9999))


class Timetable(NamedTuple):
    """What is known of a plan's work in time."""

    tasks: tuple[Task, ...]
    critical_path: tuple[str, ...]
    circle: tuple[str, ...]
    finish: date | None
    outlook: Outlook | None
    jobs: tuple[Job, ...] = ()
    """The initiatives that have dates, as they were scheduled."""


class Clock:
    """Resolves what a brief writes as dates: against its day, its period, and its milestones."""

    def __init__(self, brief: PlanBrief, window: Window | None) -> None:
        """Resolve the milestones first, since others may lean on them."""
        self.as_of = date.fromisoformat(brief.as_of)
        self.window = window
        self.anchors: dict[str, Window] = {}
        left = [m for m in brief.milestones if m.date]
        while left:
            known = [(m, found) for m in left if (found := self.window_of(m.date))]
            if not known:
                break
            for milestone, found in known:
                for word in (milestone.id, milestone.name, milestone.name.partition(" ")[0]):
                    if word:
                        self.anchors.setdefault(word, found)
            done = {id(m) for m, _ in known}
            left = [m for m in left if id(m) not in done]

    def window_of(self, text: str) -> Window | None:
        """Return the days that a text means; nothing where that is not known."""
        moment = when(text) if text else None
        return resolve(moment, as_of=self.as_of, period=self.window, anchors=self.anchors) if moment else None


def working_length(value: Decimal, unit: str, calendar: WorkCalendar, window: Window, start: date | None) -> Decimal:
    """Return a duration in working days: a week is five of them; whole months run from *start*, where it is given, to
    the same day of a later month; otherwise a month is an average one of the window."""
    if unit == "weeks":
        return value * 5
    if unit == "hours":
        return value / 8
    if unit == "days":
        return value
    whole = int(value)
    if start and whole == value:
        return Decimal(calendar.working_days(start, _months_later(start, whole) - timedelta(1)))
    days = (window.end - window.start).days + 1
    per_day = Decimal(calendar.working_days(window.start, window.end)) / days if days > 60 else Decimal(5) / 7
    return value * per_day * Decimal("30.4375")


def _months_later(day: date, months: int) -> date:
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, 9000)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _job(
    initiative: Initiative, clock: Clock, calendar: WorkCalendar, window: Window, after: tuple[str, ...]
) -> Job | None:
    """Return an initiative as a job for the schedule; nothing where its length is not known."""
    begins, ends = clock.window_of(initiative.start), clock.window_of(initiative.end)
    start = begins.start if begins else None
    if (
        begins
        and not ends
        and not initiative.duration
        and (moment := when(initiative.start))
        and moment.sort == "window"
    ):
        ends = begins
    found = estimate(initiative.duration) if initiative.duration else None
    if found:
        length = working_length(found.likely, found.unit, calendar, window, None if after else start)
        if length < 0 or length > LONGEST_DAYS:
            return None
        return Job(initiative.id, length, after, start, ends.end if ends else None)
    if start and ends and ends.end >= start:
        return Job(initiative.id, max(1, calendar.working_days(start, ends.end)), after, start, ends.end)
    return None


def timetable(brief: PlanBrief, period: Horizon | None) -> Timetable:
    """Return initiatives, steps, milestones and reviews with their dates, as far as these are known."""
    window = Window(start=period.start, end=period.end) if period else None
    clock = Clock(brief, window)
    base = window or Window(start=clock.as_of, end=clock.as_of)
    calendar = calendar_for(brief, base)
    known = by_reference(brief.initiatives)
    marks = by_reference(brief.milestones)
    after: dict[str, tuple[str, ...]] = {}
    waits: dict[str, date] = {}
    for initiative in brief.initiatives:
        before = [known[ref].id for ref in initiative.after if ref in known]
        for ref in initiative.after:
            if ref not in known and ref in marks:
                before += [known[r].id for r in marks[ref].after if r in known]
                if found := clock.anchors.get(marks[ref].id):
                    waits[initiative.id] = max(found.end, waits.get(initiative.id, found.end))
        after[initiative.id] = tuple(dict.fromkeys(before))
    circle = cycle(after)
    jobs = []
    for initiative in brief.initiatives:
        job = _job(initiative, clock, calendar, base, after[initiative.id])
        if job is not None:
            held = waits.get(job.id)
            begin = max(filter(None, (job.not_before, calendar.add(held, 1) if held else None)), default=None)
            jobs.append(job._replace(not_before=begin))
    blocked = _behind_unknown(after, {job.id for job in jobs})
    result = schedule([job for job in jobs if job.id not in blocked], calendar, base.start, base.end)
    timings = {timing.id: timing for timing in result.jobs}
    simulated = _simulated(brief, jobs, timings, calendar, base)
    often = dict(simulated.criticality) if simulated else {}
    tasks = [*_initiative_tasks(brief, timings, after, often), *_dated_tasks(brief, clock)]
    tasks.sort(key=lambda task: (task.start or task.finish or date.max, task.finish or date.max))
    known_jobs = tuple(job for job in jobs if job.id in timings)
    return Timetable(
        tuple(tasks), result.path, circle, result.finish, _outlook(simulated, window is not None), known_jobs
    )


def _simulated(
    brief: PlanBrief, jobs: Sequence[Job], timings: Mapping[str, Timing], calendar: WorkCalendar, window: Window
) -> Simulation | None:
    """Return the schedule with its uncertain durations, run again and again; nothing where no estimate has a spread."""
    estimates = {i.id: found for i in brief.initiatives if i.duration and (found := estimate(i.duration))}
    spread = [job for job in jobs if job.id in timings and (e := estimates.get(job.id)) and e.low < e.high]
    if not spread or len(timings) > SIMULATED:
        return None
    rows = []
    for job in jobs:
        if job.id in timings:
            found, days = estimates.get(job.id), Decimal(timings[job.id].days)
            low = likely = high = days
            if found and found.low < found.high:
                low, likely, high = (
                    working_length(value, found.unit, calendar, window, None)
                    for value in (found.low, found.likely, found.high)
                )
            rows.append(Estimated(job.id, low, likely, high, job.after, job.not_before))
    return simulate(rows, calendar, window.start, window.end, seed=SEED, runs=RUNS)


def _outlook(simulated: Simulation | None, ends: bool) -> Outlook | None:
    if simulated is None:
        return None
    p50, p80, p90 = (point.day for point in simulated.simulated.percentiles)
    return Outlook(
        seed=SEED, runs=RUNS, p50=p50, p80=p80, p90=p90, p80_normal=simulated.normal.percentiles[1].day,
        on_time=simulated.simulated.on_time if ends else None,
    )  # fmt: skip


def _behind_unknown(after: Mapping[str, tuple[str, ...]], known: set[str]) -> set[str]:
    """Return the ids whose dates would rest on one whose length is not known."""
    blocked = set(after) - known
    follows: dict[str, list[str]] = {}
    for one, others in after.items():
        for other in others:
            follows.setdefault(other, []).append(one)
    stack = list(blocked)
    while stack:
        for one in follows.get(stack.pop(), ()):
            if one not in blocked:
                blocked.add(one)
                stack.append(one)
    return blocked


def _initiative_tasks(
    brief: PlanBrief,
    timings: Mapping[str, Timing],
    after: Mapping[str, tuple[str, ...]],
    often: Mapping[str, Decimal],
) -> Iterable[Task]:
    for initiative in brief.initiatives:
        timing = timings.get(initiative.id)
        yield Task(
            at=f"/initiatives/id={initiative.id}",
            id=initiative.id,
            name=called(initiative),
            level="initiative",
            owner=initiative.owner,
            priority=initiative.priority,
            start=timing.start if timing else None,
            finish=timing.finish if timing else None,
            latest_start=timing.latest_start if timing else None,
            latest_finish=timing.latest_finish if timing else None,
            slack=timing.slack if timing else None,
            critical=timing.critical if timing else False,
            criticality=often.get(initiative.id),
            days=timing.days if timing else None,
            deliverables=initiative.deliverables,
            acceptance=initiative.acceptance,
            after=after[initiative.id],
        )


def _dated_tasks(brief: PlanBrief, clock: Clock) -> Iterable[Task]:
    """Yield the steps of initiatives and the milestones, on the days that they name."""
    for initiative in brief.initiatives:
        for action in initiative.actions:
            found = clock.window_of(action.when)
            yield Task(
                at=f"/initiatives/id={initiative.id}/actions/id={action.id}",
                id=action.id,
                name=action.text,
                level="step",
                of=initiative.id,
                owner=initiative.owner,
                start=found.start if found else None,
                finish=found.end if found else None,
            )
    for milestone in brief.milestones:
        found = clock.window_of(milestone.date)
        yield Task(
            at=f"/milestones/id={milestone.id}",
            id=milestone.id,
            name=called(milestone),
            level="milestone",
            start=found.end if found else None,
            finish=found.end if found else None,
            after=milestone.after,
        )


def meetings(brief: PlanBrief, period: Horizon | None) -> tuple[Meeting, ...]:
    """Return each review with its days: those that are given, else those of its rhythm in the period."""
    window = Window(start=period.start, end=period.end) if period else None
    clock = Clock(brief, window)
    out = []
    for review in brief.reviews:
        days = sorted({found.end for text in review.dates if (found := clock.window_of(text))})
        if not days and period:
            days = _days_of(
                rhythm_of(review.rhythm or review.text),
                period,
                calendar_for(brief, Window(start=period.start, end=period.end)),
            )
        out.append(
            Meeting(
                at=f"/reviews/id={review.id}",
                name=review.text or review.rhythm or say(brief.locale, "plan.review"),
                owner=review.owner,
                decides=review.decides,
                metrics=review.metrics,
                dates=tuple(days[:120]),
                count=len(days),
            )
        )
    return tuple(out)


def _days_of(rhythm: str, period: Horizon, calendar: WorkCalendar) -> list[date]:
    """Return the working days of a rhythm: Mondays, every other Monday, or the last working day of a month or
    quarter."""
    if rhythm in EVERY:
        first = period.start + timedelta((7 - period.start.weekday()) % 7)
        count = ((period.end - first).days // EVERY[rhythm]) + 1 if first <= period.end else 0
        return sorted({calendar.next_working(first + timedelta(EVERY[rhythm] * n)) for n in range(count)})
    if rhythm in {"monthly", "quarterly"}:
        ends = [b.end for b in windows(period.start, period.end, "month" if rhythm == "monthly" else "quarter")]
        return sorted({calendar.add(end + timedelta(1), -1) for end in ends})
    return []


def responsibilities(brief: PlanBrief) -> tuple[Responsibility, ...]:
    """Return the RACI matrix: the owner answers, the team works, interfaces are consulted, reviewers are informed."""
    informed = tuple(dict.fromkeys(r.decides for r in brief.reviews if r.decides))
    rows = []
    for initiative in brief.initiatives:
        name = called(initiative)
        words = {initiative.id, initiative.name} - {""}
        consulted = tuple(i.name for i in brief.interfaces if i.name and any(word in i.what for word in words))
        rows.append(
            Responsibility(
                at=f"/initiatives/id={initiative.id}",
                work=name,
                accountable=initiative.owner,
                responsible=initiative.team or ((initiative.owner,) if initiative.owner else ()),
                consulted=consulted,
                informed=tuple(who for who in informed if who != initiative.owner),
            )
        )
    return tuple(rows)
