"""What follows from the figures of a project: money, derived rates, charts, changes beyond chance, few causes of many."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.compute.control_chart import Chart, control_chart
from mcp_server.compute.earned_value import earned_value
from mcp_server.compute.intervals import Change, Sample, Survey, change_in_nps, change_in_share, sample_size
from mcp_server.compute.pareto import pareto
from mcp_server.language.changes import changes
from mcp_server.language.quantities import quantities, quantity
from mcp_server.language.reading import name_key
from mcp_server.language.reading_names import metric_of
from mcp_server.methods._retro_goals import alike, evidence_of, figure, name_of
from mcp_server.methods._retro_time import Timeline
from mcp_server.model.base import Model, called
from mcp_server.model.brief import Evidence
from mcp_server.model.quantity import Quantity
from mcp_server.model.retrospective import Goal, MoneyLine, RetrospectiveBrief, Series
from mcp_server.words import say

_WHOLE: Final = Decimal(100)


class Spending(Model):
    """A line of money, planned against spent."""

    at: str
    name: str
    planned: Quantity | None = None
    actual: Quantity | None = None
    difference: Quantity | None = None
    """Actual minus planned."""
    share: Decimal | None = None
    """Actual by planned."""
    cpi: Decimal | None = None
    """Earned value by actual cost: below 1 the work cost more than planned."""
    spi: Decimal | None = None
    """Earned value by planned value: below 1 less was done than planned."""
    eac: Quantity | None = None
    """What the whole will cost if the rest costs as the work so far."""


class Derived(Model):
    """A figure that follows from given ones."""

    at: str
    name: str
    value: Quantity
    """Its source is the formula, with figures."""


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


def spending(brief: RetrospectiveBrief) -> tuple[Spending, ...]:
    """Return each line of the budget with what was spent, and the earned value where it is given."""
    return tuple(_spent(line) for line in brief.budget)


def _spent(line: MoneyLine) -> Spending:
    planned, actual, earned = figure(line.planned), figure(line.actual), figure(line.earned)
    row = Spending(at=f"/budget/id={line.id}", name=line.name or called(line), planned=planned, actual=actual)
    exact = [q for q in (planned, actual, earned) if q and q.bound in {"=", "~"}]
    if (
        planned is None
        or actual is None
        or (same := alike(planned, actual)) is None
        or not {planned, actual} <= set(exact)
    ):
        return row
    found: dict[str, object] = {
        "difference": planned.model_copy(
            update={"value": same.value - planned.value, "basis": "computed", "signed": True,
                    "source": "actual - planned", "text": ""}
        )
    }  # fmt: skip
    if planned.value > 0:
        found["share"] = same.value / planned.value
    done = alike(planned, earned) if earned else None
    whole = alike(planned, total) if (total := figure(line.total)) else planned
    if done is not None and whole is not None:
        standing = earned_value(planned.value, done.value, same.value, whole.value)
        eac = standing.typical.eac.value
        found |= {
            "cpi": standing.cpi.value,
            "spi": standing.spi.value,
            "eac": None if eac is None else Quantity(
                value=eac, unit=planned.unit, dimension=planned.dimension, basis="computed", source="BAC ÷ CPI"
            ),
        }  # fmt: skip
    return row.model_copy(update=found)


def money_total(rows: Sequence[Spending]) -> Spending | None:
    """Return all lines together, where there are several and all have both figures in one unit."""
    pairs = [(r.planned, r.actual) for r in rows]
    if len(rows) < 2 or any(
        p is None or a is None or r.difference is None for (p, a), r in zip(pairs, rows, strict=True)
    ):
        return None
    if len({q.unit for pair in pairs for q in pair if q and q.unit}) > 1:
        return None
    unit = next((q.unit for pair in pairs for q in pair if q and q.unit), "")
    planned, actual = (sum((pair[i].value for pair in pairs if pair[i]), Decimal(0)) for i in (0, 1))  # type: ignore[union-attr]

    def amount(value: Decimal, source: str, signed: bool = False) -> Quantity:
        return Quantity(value=value, unit=unit, dimension="money", basis="computed", source=source, signed=signed)

    return Spending(
        at="/budget", name="", planned=amount(planned, "Σ planned"), actual=amount(actual, "Σ actual"),
        difference=amount(actual - planned, "actual - planned", signed=True),
        share=actual / planned if planned > 0 else None,
    )  # fmt: skip


def derived(brief: RetrospectiveBrief, time: Timeline) -> tuple[Derived, ...]:
    """Return the figures that follow from given ones alone: downtime, users behind a rate, changes, length of a round."""
    facts: dict[str, tuple[str, Quantity]] = {}
    for at, name, text in (
        *((f"/goals/id={g.id}/actual", name_of(g), g.actual) for g in brief.goals),
        *((f"/evidence/id={e.id}/value", e.metric, e.value) for e in brief.evidence),
    ):
        metric, value = metric_of(name) if name else None, figure(text)
        if metric is not None and value is not None and value.bound == "=":
            facts.setdefault(metric.id, (at, value))
    rows = [*_downtime(brief, facts, time), *_converted(brief, facts), *_kept(brief, facts), *_changed(brief)]
    for rounds in time.rounds:
        rows.append(
            Derived(
                at=rounds.at,
                name=say(brief.locale, "retro.round_length", name=rounds.name),
                value=Quantity(
                    value=(rounds.there / rounds.count).quantize(Decimal("0.01")), unit="weeks", dimension="duration",
                    basis="computed", source=f"{rounds.there} ÷ {rounds.count}",
                ),
            )
        )  # fmt: skip
    return tuple(rows)


Facts = Mapping[str, tuple[str, Quantity]]


def _downtime(brief: RetrospectiveBrief, facts: Facts, time: Timeline) -> Iterable[Derived]:
    if "availability" not in facts or "downtime" in facts or time.period is None:
        return
    at, up = facts["availability"]
    if up.dimension != "percent" or not 0 <= up.value <= _WHOLE:
        return
    days = (time.period.end - time.period.start).days + 1
    hours = (_WHOLE - up.value) / _WHOLE * days * 24
    yield Derived(
        at=at,
        name=say(brief.locale, "retro.downtime"),
        value=Quantity(
            value=hours.quantize(Decimal("0.01")), unit="hours", dimension="duration", bound="~", basis="computed",
            source=f"(100% - {up.value}%) × {days} × 24 h",
        ),
    )  # fmt: skip


def _converted(brief: RetrospectiveBrief, facts: Facts) -> Iterable[Derived]:
    if not {"registrations", "activation_rate"} <= facts.keys():
        return
    (_, base), (at, rate) = facts["registrations"], facts["activation_rate"]
    if rate.dimension == "percent" and 0 <= rate.value <= _WHOLE:
        yield Derived(
            at=at,
            name=say(brief.locale, "retro.activated"),
            value=Quantity(
                value=(base.value * rate.value / _WHOLE).quantize(Decimal(1)), unit=base.unit, bound="~",
                basis="computed", source=f"{base.value} × {rate.value}%",
            ),
        )  # fmt: skip


def _kept(brief: RetrospectiveBrief, facts: Facts) -> Iterable[Derived]:
    if not {"d7_retention", "d30_retention"} <= facts.keys():
        return
    (_, early), (at, late) = facts["d7_retention"], facts["d30_retention"]
    if early.dimension == late.dimension == "percent" and 0 < late.value <= early.value <= _WHOLE:
        yield Derived(
            at=at,
            name=say(brief.locale, "retro.kept"),
            value=Quantity(
                value=(late.value / early.value * _WHOLE).quantize(Decimal("0.1")), unit="%", dimension="percent",
                basis="computed", source=f"{late.value}% ÷ {early.value}%",
            ),
        )  # fmt: skip


def _changed(brief: RetrospectiveBrief) -> Iterable[Derived]:
    """Yield how much each figure moved where a fact or a goal says from where to where."""
    pairs: list[tuple[str, str, Quantity, Quantity]] = []
    for goal in brief.goals:
        before, after = figure(goal.baseline), figure(goal.actual)
        if before and after:
            pairs.append((f"/goals/id={goal.id}/actual", name_of(goal), before, after))
    known = {name_key(name) for _, name, _, _ in pairs}
    for fact in brief.evidence:
        moved = changes(fact.text) if fact.metric and name_key(fact.metric) not in known else ()
        if len(moved) == 1:
            pairs.append((f"/evidence/id={fact.id}", fact.metric, moved[0].before, moved[0].after))
    for at, name, before, after in pairs:
        same = alike(after, before)
        if same is None or {before.bound, after.bound} != {"="} or before.signed or after.signed:
            continue
        if after.dimension == "percent":
            value = Quantity(value=after.value - same.value, unit="pp", dimension="points", signed=True)
        elif same.value > 0:
            change = (after.value / same.value - 1) * _WHOLE
            value = Quantity(value=change.quantize(Decimal("0.1")), unit="%", dimension="percent", signed=True)
        else:
            continue
        yield Derived(
            at=at,
            name=say(brief.locale, "retro.change", name=name),
            value=value.model_copy(update={"basis": "computed", "source": f"{before.text} → {after.text}"}),
        )


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
    rows = []
    for goal in brief.goals:
        metric = metric_of(name_of(goal))
        before, after = figure(goal.baseline), figure(goal.actual)
        if before is None or after is None or {before.bound, after.bound} != {"="}:
            continue
        if metric is not None and metric.id == "net_promoter_score":
            rows.append(_moved(brief, goal, before, after, nps=True))
        elif before.dimension == after.dimension == "percent" and all(0 <= q.value <= _WHOLE for q in (before, after)):
            rows.append(_moved(brief, goal, before, after, nps=False))
    return tuple(rows)


def _moved(brief: RetrospectiveBrief, goal: Goal, before: Quantity, after: Quantity, *, nps: bool) -> Significance:
    facts = evidence_of(brief, name_of(goal))
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
    known = one or (found[0] if len(found) == 1 else None)
    return known if known and known.bound in {"=", "~"} and known.upper is None and known.value >= 0 else None


def _shares(causes: Iterable[object]) -> list[tuple[str, Quantity]]:
    rows = []
    for cause in causes:
        text, name = getattr(cause, "share", ""), getattr(cause, "because", "") or getattr(cause, "text", "")
        if text and name and (share := quantity(text)) is not None:
            rows.append((name.strip(), share))
    return rows
