"""What the figures of a project show beyond chance: charts, changes of shares and scores, the few causes of many."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.compute.control_chart import Chart, control_chart
from mcp_server.compute.intervals import Change, Sample, Survey, change_in_nps, change_in_share, sample_size
from mcp_server.compute.pareto import pareto
from mcp_server.language.quantities import quantities, quantity
from mcp_server.language.reading_names import metric_of
from mcp_server.methods._retro_goals import Known, figure, known, name_of, percent
from mcp_server.model.base import Model, called
from mcp_server.model.brief import Evidence
from mcp_server.model.causes import Cause
from mcp_server.model.quantity import Quantity
from mcp_server.model.retrospective import Goal, RetrospectiveBrief, Series
from mcp_server.words import say

_WHOLE: Final = Decimal(100)


class Behaviour(Model):
    """The process behaviour chart of a series."""

    at: str
    metric: str
    verdict: str
    """signal, noise or cannot_be_judged."""
    reason: str = ""
    count: int
    centre: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    provisional: bool = False
    """The limits come from fewer than twelve points."""
    signals: tuple[str, ...] = ()
    """What shows, with the points that show it."""


class Significance(Model):
    """Whether a change in a share or in a Net Promoter Score is beyond what chance would make."""

    at: str
    metric: str
    before: Quantity
    after: Quantity
    n_before: int | None = None
    n_after: int | None = None
    verdict: str
    """rise, fall, within_error or cannot_be_judged."""
    reason: str = ""
    low: Decimal | None = None
    """The interval of the difference, in points."""
    high: Decimal | None = None
    p_value: Decimal | None = None
    needed: int | None = None
    """How many each of the two must count to show such a change."""


class Bar(Model):
    """One cause of a Pareto chart."""

    name: str
    amount: Quantity
    share: Decimal
    cumulative: Decimal
    vital: bool

    @property
    def part(self) -> Quantity:
        """The share in percent."""
        return percent(self.share, "amount / total")

    @property
    def together(self) -> Quantity:
        """With the larger ones, in percent."""
        return percent(self.cumulative, "Σ amount / total")


def charts(brief: RetrospectiveBrief) -> tuple[Behaviour, ...]:
    """Return what the chart of each series says."""
    return tuple(_charted(brief.locale, series) for series in brief.series)


def _charted(locale: str, series: Series) -> Behaviour:
    points = [(name, found) for name, text in series.values.items() if (found := figure(text))]
    row = Behaviour(
        at=f"/series/id={series.id}", metric=series.metric or called(series), verdict="cannot_be_judged",
        count=len(points),
    )  # fmt: skip
    names = [name for name, _ in points]
    if len({(q.unit, q.dimension) for _, q in points}) > 1 or any(q.bound != "=" for _, q in points):
        return row.model_copy(update={"reason": "mixed"})
    if series.changed_at and series.changed_at not in names:
        return row.model_copy(update={"reason": "unknown_point"})
    baseline = names.index(series.changed_at) if series.changed_at else None
    chart = control_chart([float(q.value) for _, q in points], baseline)
    return row.model_copy(
        update={
            "verdict": chart.verdict, "reason": chart.reason or "", "centre": _decimal(chart.centre),
            "lower": _decimal(chart.lower), "upper": _decimal(chart.upper), "provisional": chart.provisional,
            "signals": tuple(_signals(locale, chart, names)),
        }
    )  # fmt: skip


def _signals(locale: str, chart: Chart, names: Sequence[str]) -> Iterable[str]:
    for signal in chart.signals:
        if signal.chart == "values":
            where = tuple(names[point] for point in signal.points)
            shown = where if len(where) <= 4 else (where[0], "…", where[-1])
            yield say(locale, f"retro.signal.{signal.rule}.{signal.side}", points=shown)


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(repr(value)).quantize(Decimal("0.001"))


def significance(brief: RetrospectiveBrief) -> tuple[Significance, ...]:
    """Return for each share and each Net Promoter Score that has a before and an after whether chance alone would
    make the difference."""
    rows, told = [], known(brief.evidence)
    for goal in brief.goals:
        metric = metric_of(name_of(goal))
        before, after = figure(goal.baseline), figure(goal.actual)
        if before is None or after is None or {before.bound, after.bound} != {"="}:
            continue
        if metric is not None and metric.id == "net_promoter_score":
            rows.append(_moved(told, goal, before, after, nps=True))
        elif before.dimension == after.dimension == "percent" and all(0 <= q.value <= _WHOLE for q in (before, after)):
            rows.append(_moved(told, goal, before, after, nps=False))
    return tuple(rows)


def _moved(told: Known, goal: Goal, before: Quantity, after: Quantity, *, nps: bool) -> Significance:
    facts = told.of(name_of(goal))
    n0, n1 = _counted(facts, before, goal), _counted(facts, after, goal)
    scale = 1.0 if nps else 100.0
    first, second = float(before.value) / scale, float(after.value) / scale
    if nps:
        found: Change = change_in_nps(Survey(n0, score=first), Survey(n1, score=second))
        needed = None
    else:
        found = change_in_share(Sample(first, n0), Sample(second, n1))
        needed = sample_size(first, second)
    points = [None if v is None else _decimal(v * (1 if nps else 100)) for v in (found.interval or (None, None))]
    return Significance(
        at=f"/goals/id={goal.id}", metric=name_of(goal), before=before, after=after, n_before=n0, n_after=n1,
        verdict=found.verdict, reason=found.reason or "", low=points[0], high=points[1],
        p_value=_decimal(found.p_value), needed=needed,
    )  # fmt: skip


def _counted(facts: Sequence[Evidence], value: Quantity, goal: Goal) -> int | None:
    """Return how many were counted for a figure, as the fact that gives it says."""
    for fact in facts:
        own, n = figure(fact.value), figure(fact.n)
        named = fact.id and fact.id == goal.evidence and value.text == goal.actual
        if n and n.value > 0 and n.value == int(n.value) and own and (own.value == value.value or named):
            return int(n.value)
    return None


def pareto_of(brief: RetrospectiveBrief) -> tuple[tuple[Bar, ...], bool]:
    """Return causes with what they cost, the largest first, and whether a few make up most of it.

    The problems' impacts by cause where at least two of them have a figure in one unit; else the shares that the
    causes of one problem carry.
    """
    found: dict[str, list[tuple[str, Quantity]]] = defaultdict(list)
    for problem in brief.problems:
        if (impact := _impact(problem.impact)) is not None:
            found[impact.unit].append((problem.cause.strip() or called(problem), impact))
    rows = max(found.values(), key=len, default=[])
    if len({name for name, _ in rows}) < 2:
        rows = next((shares for board in brief.whys if len(shares := _shares(board.causes)) > 1), [])
    chart = pareto((name, amount.value) for name, amount in rows)
    if not chart.causes:
        return (), False
    unit = rows[0][1]
    return tuple(
        Bar(
            name=c.name,
            amount=unit.model_copy(update={"value": c.amount, "text": "", "basis": "computed", "source": "Σ"}),
            share=c.share, cumulative=c.cumulative, vital=c.vital,
        )
        for c in chart.causes
    ), chart.concentrated  # fmt: skip


def _impact(text: str) -> Quantity | None:
    """Return the one figure of an impact; nothing where there are several."""
    found = quantities(text) if text else ()
    one = quantity(text) if text else None
    only = one or (found[0] if len(found) == 1 else None)
    return only if only and only.bound in {"=", "~"} and only.upper is None and only.value >= 0 else None


def _shares(causes: Iterable[Cause]) -> list[tuple[str, Quantity]]:
    rows = []
    for cause in causes:
        text, name = cause.share, cause.because or cause.text
        if text and name and (share := quantity(text)) is not None:
            rows.append((name.strip(), share))
    return rows
