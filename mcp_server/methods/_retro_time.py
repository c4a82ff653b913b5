"""The course of a project: its phases and milestones, planned and actual, and time in no phase or in two."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from mcp_server.compute.calendar import Region, WorkCalendar, work_calendar
from mcp_server.language.dates import resolve, when
from mcp_server.language.durations import estimate
from mcp_server.language.quantities import quantity
from mcp_server.model.base import Model, called
from mcp_server.model.retrospective import Phase, RetrospectiveBrief
from mcp_server.model.time import Window

LONGEST_DAYS: Final = 3_700
"""Ten years: a period that is longer was misread."""
_BESIDE: Final = Decimal("0.9")
"""A phase that fills so much of the whole period, with others in it, runs beside them."""


def _days(window: Window | None) -> str:
    if window is None:
        return ""
    return f"{window.start}" if window.start == window.end else f"{window.start} – {window.end}"


class Course(Model):
    """A phase with its days."""

    at: str
    name: str
    planned: Window | None = None
    actual: Window | None = None
    days: int | None = None
    """Working days that it ran: the actual ones, else those planned."""
    late_start: int | None = None
    """Calendar days by which it began later than planned; negative for earlier."""
    late_end: int | None = None
    beside: bool | None = None
    """It spans the whole period beside the others."""
    events: tuple[str, ...] = ()

    @property
    def planned_days(self) -> str:
        """First to last day as planned."""
        return _days(self.planned)

    @property
    def actual_days(self) -> str:
        """First to last day as it was."""
        return _days(self.actual)

    @property
    def window(self) -> Window | None:
        """The days that it ran, else those planned."""
        return self.actual or self.planned

    @property
    def start(self) -> date | None:
        """Its first day."""
        return self.window.start if self.window else None

    @property
    def end(self) -> date | None:
        """Its last day."""
        return self.window.end if self.window else None


class Seam(Model):
    """Time in no phase, in two, or outside the period."""

    at: str
    sort: Literal["gap", "overlap", "outside"]
    one: str
    two: str = ""
    """The later phase; of one outside, empty."""
    start: date
    end: date
    days: int
    """Working days."""


class Rounds(Model):
    """Rounds of one length in a phase, and how long they take together."""

    at: str
    name: str
    count: Decimal
    length: str
    """Of one round, as written."""
    needed: Decimal
    """Weeks of all rounds, one after the other."""
    there: Decimal
    """Weeks of the phase."""
    fits: bool


class Mark(Model):
    """A milestone with its days."""

    at: str
    name: str
    planned: date | None = None
    actual: date | None = None
    late: int | None = None
    """Calendar days by which it was reached later than planned."""


class Timeline(NamedTuple):
    """What is known of a project in time."""

    period: Window | None
    phases: tuple[Course, ...]
    seams: tuple[Seam, ...]
    rounds: tuple[Rounds, ...]
    marks: tuple[Mark, ...]


class Clock:
    """Resolves what a brief writes as dates, against its day and its period."""

    def __init__(self, brief: RetrospectiveBrief) -> None:
        """Read the period first, since dates without a year lie in it."""
        self.as_of = date.fromisoformat(brief.as_of)
        self.period: Window | None = None
        start, end = self.window_of(brief.period.start), self.window_of(brief.period.end)
        if start and end and start.start <= end.end and (end.end - start.start).days <= LONGEST_DAYS:
            self.period = Window(start=start.start, end=end.end)
        elif start and not end and start.start < start.end:
            self.period = start
        known = ((name, self.window_of(m.actual or m.planned)) for m in brief.milestones for name in (m.id, m.name))
        self.anchors = {name: window for name, window in known if name and window}

    def window_of(self, text: str) -> Window | None:
        """Return the days that a text means; nothing where that is not known."""
        moment = when(text) if text.strip() else None
        anchors: dict[str, Window] = getattr(self, "anchors", {})
        return resolve(moment, as_of=self.as_of, period=self.period, anchors=anchors) if moment else None


def _region(brief: RetrospectiveBrief) -> Region:
    """Return whose public holidays count: China's in Chinese or with money in yuan, America's with dollars."""
    units = {q.unit for line in brief.budget if (q := quantity(line.planned or line.actual))}
    if brief.locale == "zh-CN" or "CNY" in units:
        return "CN"
    return "US" if "USD" in units else ""


def timeline(brief: RetrospectiveBrief) -> Timeline:
    """Return the phases in the order given with their days, the gaps and overlaps between them, and the milestones."""
    clock = Clock(brief)
    found = [(phase, clock.window_of(phase.planned), clock.window_of(phase.actual)) for phase in brief.phases]
    spans = [w for _, planned, actual in found for w in (actual or planned,) if w]
    period = clock.period or (
        Window(start=min(w.start for w in spans), end=max(w.end for w in spans)) if spans else None
    )
    first, last = (period.start.year, period.end.year) if period else (clock.as_of.year, clock.as_of.year)
    calendar = work_calendar(_region(brief), first, min(max(last, first), first + 20))
    phases = tuple(_course(*row, period, len(found), calendar) for row in found)
    return Timeline(
        clock.period,
        phases,
        tuple(_seams(phases, clock.period, calendar)),
        tuple(r for phase, course in zip(brief.phases, phases, strict=True) if (r := _rounds(phase, course))),
        tuple(_marks(brief, clock)),
    )


def _course(
    phase: Phase, planned: Window | None, actual: Window | None, period: Window | None, count: int,
    calendar: WorkCalendar,
) -> Course:  # fmt: skip
    runs = actual or planned
    whole = (period.end - period.start).days + 1 if period else 0
    share = Decimal((runs.end - runs.start).days + 1) / whole if runs and whole else Decimal(0)
    both = planned and actual
    return Course(
        at=f"/phases/id={phase.id}",
        name=called(phase),
        planned=planned,
        actual=actual,
        days=calendar.working_days(runs.start, runs.end) if runs else None,
        late_start=(actual.start - planned.start).days if both and planned and actual else None,
        late_end=(actual.end - planned.end).days if both and planned and actual else None,
        beside=True if count > 1 and share >= _BESIDE else None,
        events=tuple(called(event) for event in phase.events),
    )


def _seams(phases: Sequence[Course], period: Window | None, calendar: WorkCalendar) -> Iterable[Seam]:
    """Yield the working days between phases that lie in none or in two, and those outside the period; by date."""
    rows = sorted(((p.window, p) for p in phases if p.window and not p.beside), key=lambda row: row[0].start)
    if period is not None:
        for window, phase in rows:
            for start, end in (
                (window.start, min(window.end, period.start - timedelta(1))),
                (max(window.start, period.end + timedelta(1)), window.end),
            ):
                if start <= end:
                    yield Seam(at=phase.at, sort="outside", one=phase.name, start=start, end=end,
                               days=calendar.working_days(start, end))  # fmt: skip
    furthest: tuple[Window, Course] | None = None
    for window, phase in rows:
        if furthest is not None:
            before, earlier = furthest
            start, end = (before.end + timedelta(1), window.start - timedelta(1))
            sort: Literal["gap", "overlap"] = "gap"
            if window.start <= before.end:
                sort, start, end = "overlap", window.start, min(before.end, window.end)
            days = calendar.working_days(start, end) if start <= end else 0
            # A phase that begins on the day on which the other ends hands over on that day.
            if days > (1 if sort == "overlap" else 0):
                yield Seam(at=phase.at, sort=sort, one=earlier.name, two=phase.name, start=start, end=end, days=days)
        if furthest is None or window.end > furthest[0].end:
            furthest = (window, phase)
    if period is not None and furthest is not None and furthest[0].end < period.end:
        start = furthest[0].end + timedelta(1)
        days = calendar.working_days(start, period.end)
        if days:
            yield Seam(at=furthest[1].at, sort="gap", one=furthest[1].name, start=start, end=period.end, days=days)


def _rounds(phase: Phase, course: Course) -> Rounds | None:
    """Return how long the rounds of a phase take against its days; nothing where a figure is missing."""
    count = quantity(phase.iterations) if phase.iterations else None
    length = estimate(phase.iteration_length) if phase.iteration_length else None
    if count is None or length is None or course.window is None or count.bound != "=" or count.value <= 0:
        return None
    weeks = {"weeks": Decimal(1), "days": Decimal(1) / 5, "months": Decimal("4.345"), "hours": Decimal(1) / 40}
    one = length.low * weeks[length.unit]
    days = Decimal((course.window.end - course.window.start).days + 1)
    needed, there = one * count.value, days / 7
    return Rounds(
        at=course.at, name=course.name, count=count.value, length=phase.iteration_length,
        needed=needed.quantize(Decimal("0.1")), there=there.quantize(Decimal("0.1")),
        # Half a week of slack: people count a round from Monday to Friday.
        fits=needed <= there + Decimal("0.5"),
    )  # fmt: skip


def _marks(brief: RetrospectiveBrief, clock: Clock) -> Iterable[Mark]:
    for milestone in brief.milestones:
        planned, actual = clock.window_of(milestone.planned), clock.window_of(milestone.actual)
        sure = planned and actual and planned.start == planned.end and actual.start == actual.end
        yield Mark(
            at=f"/milestones/id={milestone.id}",
            name=called(milestone),
            planned=planned.end if planned else None,
            actual=actual.end if actual else None,
            late=(actual.end - planned.end).days if sure and planned and actual else None,
        )
