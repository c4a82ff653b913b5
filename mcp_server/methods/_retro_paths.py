"""The way that a plan meant its measures to go, with what is known of where they went."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Literal, NamedTuple

from mcp_server.compute import trajectory
from mcp_server.language.dates import days_of
from mcp_server.language.reading import name_key
from mcp_server.methods._retro_goals import Attained, LooksBack, alike, figure, is_peak, name_of, planned_for
from mcp_server.model.base import Model, by_reference, called
from mcp_server.model.quantity import Quantity
from mcp_server.model.retrospective import PlannedKpi, PlannedPoint, Series
from mcp_server.model.time import Window

Standing = Literal["", "on_track", "amber", "red"]


class Held(Model):
    """A checkpoint of a plan, and the figure that is known for it."""

    name: str
    date: date
    expected: Quantity
    amber: Quantity | None = None
    red: Quantity | None = None
    actual: Quantity | None = None
    """The last one known of the time that ends there."""
    standing: Standing = ""
    """Nothing without a figure, or where that was measured before the day."""


class Followed(Model):
    """The way of a KPI as it was planned, with what is known of where it went."""

    at: str
    id: str
    """Of the KPI in the plan."""
    name: str
    baseline: Quantity | None = None
    """Where the way begins; nothing for a flow, which begins at zero."""
    points: tuple[Held, ...]

    @property
    def last(self) -> Held:
        """The last checkpoint that a figure is known for."""
        return next(point for point in reversed(self.points) if point.actual)

    @property
    def standings(self) -> tuple[str, ...]:
        """Where each figure stands, as keys of labels."""
        return tuple(f"standing.{point.standing}" if point.standing else "" for point in self.points)


class _Known(NamedTuple):
    """A figure, and the last day of what it is about."""

    name: str
    day: date | None
    figure: Quantity


def followed(
    brief: LooksBack, rows: Sequence[Attained], span: Window | None, series: Sequence[Series] = ()
) -> tuple[Followed, ...]:
    """Return each way of the plan with its actuals: what is given over time, then at the end what the goal reached.

    A flow counts up from the beginning of the plan, and figures by month do not: of a flow the goal's alone is taken.
    """
    kpis, days = by_reference(brief.planned.kpis), partial(days_of, as_of=date.fromisoformat(brief.as_of), period=span)
    found = []
    for kpi in (kpi for kpi in brief.planned.kpis if len(kpi.path) > 1):
        mine = [(g, r) for g, r in zip(brief.goals, rows, strict=False) if planned_for(g, kpis) is kpi]
        names = {name_key(n) for n in (kpi.id, called(kpi), *(name_of(g) for g, _ in mine)) if n}
        facts = list(_facts(brief, names, days))
        known = [] if kpi.behaviour == "flow" else [*facts, *_series(series, names, days)]
        known += (_reached(row.actual, facts, span) for _, row in mine if row.actual and row.reason != "peak")
        at = mine[0][1].at if mine else f"/planned/kpis/id={kpi.id}"
        if (one := _followed(kpi, known, at)) is not None:
            found.append(one)
    return tuple(found)


def _reached(actual: Quantity, facts: Sequence[_Known], span: Window | None) -> _Known:
    """Return what a goal reached: on the day of the fact that gives it, else at the end of the period."""
    same = (f.day for f in facts if (f.figure.value, f.figure.unit) == (actual.value, actual.unit))
    return _Known("", next(same, span.end if span else None), actual)


def _facts(brief: LooksBack, names: set[str], days: Callable[[str], Window | None]) -> Iterator[_Known]:
    for fact in brief.evidence:
        if fact.metric and name_key(fact.metric) in names and not is_peak(f"{fact.metric} {fact.value}"):
            value, window = figure(fact.value), days(fact.when)
            if value is not None and window is not None:
                yield _Known(fact.when.strip(), window.end, value)


def _series(series: Sequence[Series], names: set[str], days: Callable[[str], Window | None]) -> Iterator[_Known]:
    for row in series:
        if name_key(row.metric or called(row)) in names:
            for name, text in row.values.items():
                if (value := figure(text)) is not None:
                    yield _Known(name.strip(), window.end if (window := days(name)) else None, value)


def _read(point: PlannedPoint) -> Held | None:
    """Return a checkpoint as it was kept; nothing where it cannot be read."""
    expected, window = figure(point.expected), _days(point.date)
    if expected is None or window is None:
        return None
    amber, red = figure(point.amber), figure(point.red)
    return Held(name=point.name, date=window.end, expected=expected, amber=amber, red=red)


def _days(text: str) -> Window | None:
    """Return the days of a checkpoint, which names its year."""
    return days_of(text, date.min)


def _followed(kpi: PlannedKpi, known: Sequence[_Known], at: str) -> Followed | None:
    read = [_read(point) for point in kpi.path]
    points = [point for point in read if point]
    if len(points) < len(read):
        return None
    side = _side(kpi, points)
    last: dict[int, date] = {}
    for one in known:
        place = _place(points, one)
        value = alike(points[0].expected, one.figure)
        if place is None or value is None or value.upper is not None:
            continue
        end = one.day or points[place].date
        if place not in last or end >= last[place]:
            last[place] = end
            held = points[place].model_copy(update={"actual": value.model_copy(update={"text": one.figure.text})})
            points[place] = held.model_copy(update={"standing": _standing(held, end, side)})
    if not last:
        return None
    start = figure(kpi.baseline) if kpi.behaviour != "flow" else None
    baseline = alike(points[0].expected, start) if start else None
    return Followed(at=at, id=kpi.id, name=called(kpi), baseline=baseline, points=tuple(points))


def _place(points: Sequence[Held], known: _Known) -> int | None:
    """Return the checkpoint that ends the time of a figure: by its name, else by its day."""
    named = next((n for n, point in enumerate(points) if known.name and point.name == known.name), None)
    if named is not None or (known.day is None and known.name):
        return named
    if known.day is None or known.day > points[-1].date:
        return len(points) - 1 if not known.name else None
    first = _days(points[0].name)
    if first is not None and known.day < first.start:
        return None
    return next(n for n, point in enumerate(points) if known.day <= point.date)


def _side(kpi: PlannedKpi, points: Sequence[Held]) -> trajectory.Direction | None:
    """Return on which side the way is to be kept, as its limits lie."""
    if any(point.expected.upper is not None for point in points):
        return "range"
    for point in points:
        for limit in (point.red, point.amber):
            if limit is not None and limit.value != point.expected.value:
                return "higher" if limit.value < point.expected.value else "lower"
    return kpi.better or None


def _standing(point: Held, day: date, side: trajectory.Direction | None) -> Standing:
    """Return where a figure stands against its checkpoint; nothing where it was measured before that day."""
    actual = point.actual
    if actual is None or side is None or day < point.date or actual.bound not in {"=", "~"}:
        return ""

    def edge(upper: bool) -> trajectory.Edge:
        ends = [None if q is None else (q.upper if upper else q.value) for q in (point.amber, point.red)]
        expected = point.expected.upper if upper and point.expected.upper is not None else point.expected.value
        return trajectory.Edge(expected, *ends)

    low = edge(upper=False) if side in {"higher", "range"} else None
    high = edge(upper=side == "range") if side in {"lower", "range"} else None
    return trajectory.status(trajectory.Checkpoint(Decimal(0), Decimal(0), low, high), actual.value)
