"""How far each goal was reached, what the plan wanted, and which alarms that sets off."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import ROUND_DOWN, Decimal
from typing import Final, NamedTuple, Protocol

from mcp_server.compute.attainment import Actual, attainment
from mcp_server.compute.attainment import Better as Way
from mcp_server.compute.attainment import Goal as Wanted
from mcp_server.knowledge.metrics import Metric
from mcp_server.language.dates import moments
from mcp_server.language.quantities import quantities, quantity
from mcp_server.language.reading import name_key
from mcp_server.language.reading_names import metric_of
from mcp_server.model.base import Item, Model, by_reference, called
from mcp_server.model.brief import Evidence, Threshold
from mcp_server.model.quantity import Quantity
from mcp_server.model.retrospective import Goal, Planned, PlannedKpi
from mcp_server.regex import regex

_MINUTES: Final = {"minutes": 1, "hours": 60, "days": 1_440, "weeks": 10_080}
_PEAK: Final = regex(
    r"(?:历史|单日)?(?:最高峰?值?|峰值|最大值|高点)|\b(?:all-time\s|daily\s)?(?:peak|maximum|max|highest|record)\b(?:\sof\b)?",
    re.IGNORECASE,
)
VERDICTS: Final = ("met", "partly", "missed", "cannot_be_judged")
_RELATIONS: Final = {"amber", "red", "trigger"}


class Attained(Model):
    """A goal with its verdict and the figures behind it."""

    at: str
    id: str
    name: str
    baseline: Quantity | None = None
    target: Quantity | None = None
    actual: Quantity | None = None
    verdict: str
    """met, partly, missed or cannot_be_judged."""
    reason: str = ""
    """Why it cannot be judged."""
    share: Decimal | None = None
    """How much of the target was reached: 1 is all of it."""
    formula: str = ""
    """How the share was computed."""
    progress: Decimal | None = None
    """How much of the way from the baseline to the target was gone."""
    gap: Quantity | None = None
    """Actual minus target."""
    by_rounding: bool = False
    """Not met, but would be if the actual were rounded to the places of the target first."""
    peak: Quantity | None = None
    """A peak that is known where the goal is about something else."""
    evidence: str = ""
    was: Quantity | None = None
    """What the plan wanted, where that was another target: the verdict is by it."""
    changed: bool = False
    """The target is another one than in the plan."""

    @property
    def reached(self) -> Quantity | None:
        """The share in percent."""
        return None if self.share is None else percent(self.share, self.formula)

    @property
    def way_gone(self) -> Quantity | None:
        """The progress in percent."""
        return None if self.progress is None else percent(self.progress, "(actual - baseline) / (target - baseline)")


class Alarm(Model):
    """A limit, and whether the figures that are known passed it."""

    at: str
    metric: str
    role: str
    limit: Quantity
    actual: Quantity | None = None
    fired: bool | None = None
    """Nothing where no figure of the measure is known."""
    action: str = ""


def percent(share: Decimal, source: str) -> Quantity:
    """Return a share as a quantity in percent, to one decimal, cut and not rounded: 99.96 % is not reached."""
    value = (share * 100).quantize(Decimal("0.1"), ROUND_DOWN)
    return Quantity(value=value, unit="%", dimension="percent", basis="computed", source=source)


class Known(NamedTuple):
    """The facts of a brief by what they are about, under any of its names."""

    facts: Mapping[str, tuple[Evidence, ...]]
    peaks: Mapping[str, tuple[Evidence, ...]]
    """Facts that give the highest value of something, by what they are the highest of."""

    def of(self, name: str) -> tuple[Evidence, ...]:
        """Return the facts about a measure."""
        return self.facts.get(name_key(name), ()) if name.strip() else ()

    def peaks_of(self, name: str) -> tuple[Evidence, ...]:
        """Return the facts that give the peak of a measure that is itself no peak."""
        return self.peaks.get(name_key(name), ()) if name.strip() and not is_peak(name) else ()


def known(evidence: Iterable[Evidence]) -> Known:
    """Return the facts that name a measure and give its figure, by measure."""
    facts: dict[str, tuple[Evidence, ...]] = {}
    peaks: dict[str, tuple[Evidence, ...]] = {}
    for fact in evidence:
        if not fact.metric.strip() or not fact.value:
            continue
        key = name_key(fact.metric)
        facts[key] = (*facts.get(key, ()), fact)
        bare = without_peak(fact.metric) if is_peak(fact.metric) else ""
        if bare:
            peaks[name_key(bare)] = (*peaks.get(name_key(bare), ()), fact)
    return Known(facts, peaks)


def is_peak(text: str) -> bool:
    """Return whether a name or a remark speaks of the highest value."""
    return _PEAK.search(text) is not None


def without_peak(name: str) -> str:
    """Return a name without the words that make it a peak."""
    return " ".join(_PEAK.sub(" ", name).split()).strip(" ()（）:：-")


def name_of(goal: Item) -> str:
    """Return what a goal is called."""
    return str(getattr(goal, "metric", "")) or called(goal)


def figure(text: str) -> Quantity | None:
    """Return the quantity that a field holds, if it holds one."""
    return quantity(text) if text.strip() else None


def alike(one: Quantity, two: Quantity) -> Quantity | None:
    """Return the second figure in the unit of the first; nothing where they measure different things."""
    if one.unit in _MINUTES and two.unit in _MINUTES:
        many, each = _MINUTES[two.unit], _MINUTES[one.unit]
        upper = None if two.upper is None else two.upper * many / each
        return two.model_copy(
            update={"value": two.value * many / each, "upper": upper, "step": two.step * many / each, "unit": one.unit}
        )
    bare = any(not q.unit and q.dimension == "count" for q in (one, two))
    if one.dimension == two.dimension == "count" or bare:
        return two.model_copy(update={"unit": one.unit or two.unit, "dimension": one.dimension})
    return two if one.unit == two.unit and one.dimension == two.dimension else None


def _level(target: Quantity, baseline: Quantity | None, metric: Metric | None) -> Quantity | str:
    """Return the level that a target means, or why that is not clear: "+5pp" is five points above the baseline."""
    if metric is not None and metric.dimension == "score":
        return target
    if target.dimension != "points" and not target.signed:
        return target
    if baseline is None:
        return "no_baseline"
    if target.dimension == "points":
        value, unit, dimension = baseline.value + target.value, baseline.unit, baseline.dimension
        if dimension != "percent":
            return "units"
    elif target.dimension == "percent":
        if baseline.dimension == "percent":
            return "relative"
        value, unit, dimension = baseline.value * (1 + target.value / 100), baseline.unit, baseline.dimension
    else:
        value, unit, dimension = baseline.value + target.value, baseline.unit, baseline.dimension
    bound = target.bound if target.bound != "=" else "<=" if target.value < 0 else ">="
    return Quantity(
        value=value, unit=unit, dimension=dimension, bound=bound, basis="computed",
        source=f"{baseline.text} {target.text}",
    )  # fmt: skip


def way_of(goal: Goal, planned: PlannedKpi | None, target: Quantity | None, baseline: Quantity | None) -> Way | None:
    """Return which way is better: as said, by the bound of the target, by the plan, by the metric, by the baseline."""
    said = goal.better or (planned.better if planned else "")
    if said:
        return said
    if target is not None:
        if target.bound in {">=", ">"}:
            return "higher"
        if target.bound in {"<=", "<"}:
            return "lower"
        if target.bound == "range":
            return "range"
    metric = metric_of(name_of(goal))
    if metric is not None and metric.better:
        return metric.better
    if target is not None and baseline is not None and target.value != baseline.value:
        return "higher" if target.value > baseline.value else "lower"
    return None


def planned_for(goal: Goal, kpis: Mapping[str, PlannedKpi]) -> PlannedKpi | None:
    """Return the KPI of the plan that a goal is about: the one it names, else the one of its name."""
    if goal.kpi:
        return kpis.get(goal.kpi)
    key = name_key(name_of(goal)) if kpis else ""
    return next((kpi for kpi in kpis.values() if kpi.name and name_key(kpi.name) == key), None)


class LooksBack(Protocol):
    """A brief with goals, what is known of them, and what a plan said."""

    @property
    def as_of(self) -> str:
        """The day that "today" means."""

    @property
    def goals(self) -> Sequence[Goal]:
        """As they are stated now."""

    @property
    def evidence(self) -> Sequence[Evidence]:
        """Facts."""

    @property
    def thresholds(self) -> Sequence[Threshold]:
        """Limits."""

    @property
    def planned(self) -> Planned:
        """As the plan had them."""


def judged(brief: LooksBack) -> tuple[Attained, ...]:
    """Return each goal with its verdict; a target that the plan had is the plan's, and a goal of the plan that is
    left out here stands behind the others."""
    kpis = by_reference(brief.planned.kpis)
    met = [(goal, planned_for(goal, kpis)) for goal in brief.goals]
    told, facts = known(brief.evidence), {e.id: e for e in brief.evidence}
    seen = {kpi.id for _, kpi in met if kpi}
    left = [
        (Goal(kpi=kpi.id, metric=kpi.name, text=kpi.text, better=kpi.better, baseline=kpi.baseline), kpi)
        for kpi in brief.planned.kpis
        if kpi.id not in seen and kpi.target
    ]
    return tuple(
        _judged(told, facts, goal, kpi, f"/goals/id={goal.id}" if goal.id else "/goals") for goal, kpi in [*met, *left]
    )


def _judged(told: Known, facts: Mapping[str, Evidence], goal: Goal, planned: PlannedKpi | None, at: str) -> Attained:
    name = name_of(goal)
    metric = metric_of(name)
    baseline = figure(goal.baseline) or (figure(planned.baseline) if planned else None)
    said = figure(goal.target)
    first = figure(planned.target) if planned else None
    stated = first or said
    changed = first is not None and said is not None and _differ(first, said)
    actual, source = figure(goal.actual), goal.evidence
    source = facts[source].text or facts[source].source if source in facts else source
    peak = next((figure(e.value) for e in told.peaks_of(name)), None)
    row = Attained(
        at=at, id=goal.id, name=name, baseline=baseline, target=stated, actual=actual, verdict="cannot_be_judged",
        evidence=source, was=first if changed else None, changed=changed, peak=peak,
    )  # fmt: skip
    if actual is not None and not is_peak(name) and _shows_peak(goal, actual, told.peaks_of(name)):
        return row.model_copy(update={"reason": "peak", "peak": actual})
    if stated is None:
        bare = not goal.metric and actual is None
        return row.model_copy(
            update={"reason": "no_target" if not bare else "dated" if moments(name) else "no_measure"}
        )
    target = _level(stated, baseline, metric)
    if isinstance(target, str):
        return row.model_copy(update={"reason": target})
    if actual is None:
        many = len({e.value for e in told.of(name)}) > 1
        return row.model_copy(update={"reason": "peak" if peak else "several_actuals" if many else "no_actual"})
    return _compared(row, way_of(goal, planned, target, baseline), target, actual, baseline)


def _shows_peak(goal: Goal, actual: Quantity, peaks: Sequence[Evidence]) -> bool:
    """Return whether an actual is the peak of what the goal is about: its own evidence says so, or a fact does."""
    facts = {q.value for e in peaks if (q := figure(e.value))}
    said = f"{goal.evidence} {goal.actual}"
    alone = len(quantities(goal.evidence)) <= 1
    return actual.value in facts or (is_peak(said) and alone and not re.search("均|average|mean", said))


def _differ(one: Quantity, two: Quantity) -> bool:
    other = alike(one, two)
    return other is None or one.value != other.value or one.upper != other.upper


def _compared(
    row: Attained, way: Way | None, target: Quantity, actual: Quantity, baseline: Quantity | None
) -> Attained:
    """Return a goal with the verdict of its figures, all in the unit of the target."""
    reached = alike(target, actual)
    start = alike(target, baseline) if baseline else None
    if reached is None:
        return row.model_copy(update={"reason": "units"})
    bound = actual.bound if actual.bound != "±" else "~"
    found = attainment(
        Wanted(
            way,
            target.value,
            target.upper,
            start.value if start and start.bound == "=" else None,
            target.bound in {">", "<"},
            step=target.step if target.basis == "given" else Decimal(0),
        ),
        # A whole number without a scale word was counted; only shortened and broken figures are rounded ones.
        Actual(reached.value, bound, reached.upper, Decimal(0) if actual.step == 1 else reached.step),
    )
    points = target.dimension == "percent"
    gap = None
    if found.gap is not None:
        gap = Quantity(
            value=found.gap, unit="pp" if points else target.unit, dimension="points" if points else target.dimension,
            per=target.per, signed=True, basis="computed", source="actual - target",
        )  # fmt: skip
    return row.model_copy(
        update={
            "verdict": found.verdict, "reason": found.reason or "",
            "share": found.share, "formula": found.formula or "",
            "progress": found.progress, "gap": gap, "by_rounding": found.by_rounding,
        }
    )  # fmt: skip


def alarms(brief: LooksBack, rows: Sequence[Attained]) -> tuple[Alarm, ...]:
    """Return every alarm of the brief and of the plan with the figure that is known of its measure, and whether that
    passed it."""
    actuals = {key: row.actual for row in rows if row.actual and row.reason != "peak" for key in _names(brief, row)}
    for fact in brief.evidence:
        if fact.metric and (value := figure(fact.value)):
            actuals.setdefault(name_key(fact.metric), value)
    own = [(f"/thresholds/id={t.id}", t.metric, t.role, t.value, t.action) for t in brief.thresholds]
    plans = [(f"/planned/thresholds/id={t.id}", t.metric, t.role, t.value, t.action) for t in brief.planned.thresholds]
    out = []
    names = {k.id: k.name for k in brief.planned.kpis} | {g.id: name_of(g) for g in brief.goals}
    for at, metric, role, written, action in [*own, *plans]:
        limit = figure(written)
        if role not in _RELATIONS or limit is None:
            continue
        actual = actuals.get(metric) or actuals.get(name_key(names.get(metric, metric)))
        out.append(
            Alarm(at=at, metric=names.get(metric, metric), role=role, limit=limit, actual=actual,
                  fired=_fired(limit, actual) if actual else None, action=action)
        )  # fmt: skip
    return tuple(out)


def _names(brief: LooksBack, row: Attained) -> Iterable[str]:
    goal = next((g for g in brief.goals if g.id == row.id), None)
    return filter(None, (row.id, goal.kpi if goal else "", name_key(row.name)))


def _fired(limit: Quantity, actual: Quantity) -> bool | None:
    """Return whether a figure is where an alarm's bound says; nothing where the bound or the units leave it open."""
    value = alike(limit, actual)
    if value is None or value.bound != "=" or limit.upper is not None:
        return None
    match limit.bound:
        case ">=":
            return value.value >= limit.value
        case ">":
            return value.value > limit.value
        case "<=":
            return value.value <= limit.value
        case "<":
            return value.value < limit.value
        case _:
            return None
