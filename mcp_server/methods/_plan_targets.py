"""The targets of a plan: a path for each KPI, and what serves what."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from mcp_server.compute import trajectory
from mcp_server.knowledge.metrics import bind
from mcp_server.language.quantities import quantity
from mcp_server.methods._plan_time import Clock
from mcp_server.model.base import Item, by_reference, called
from mcp_server.model.goals import Kpi
from mcp_server.model.plan import Checkpoint, Cover, Horizon, TargetPath
from mcp_server.model.plan_brief import PlanBrief
from mcp_server.model.quantity import Bound, Quantity
from mcp_server.model.time import Window
from mcp_server.regex import regex

_PROFILES: Final[tuple[tuple[trajectory.Profile, re.Pattern[str]], ...]] = (
    ("front-loaded", regex(r"front|前置|前紧|先快", re.IGNORECASE)),
    ("s-curve", regex(r"\bs\b|s-curve|s 曲线|s曲线|s型", re.IGNORECASE)),
    ("linear", regex(r"linear|线性|匀速|均匀|even", re.IGNORECASE)),
)
_RATE: Final = regex(
    r"(?:率|占比|比例|比重)(?:[(（][^()（）]*[)）])?$|\b(?:rate|ratio|share|percentage)$", re.IGNORECASE
)
"""A measure that is called so is neither a stock nor a flow."""
_SHARES: Final = regex(r"\d+(?:\.\d+)?\s*%?(?:\s*[/、,，→]\s*\d+(?:\.\d+)?\s*%?)+")


def profile_of(text: str) -> trajectory.Profile | None:
    """Return how the way to a target runs as a text says it: linear where it says nothing, nothing where it is not
    clear."""
    if not text.strip():
        return "linear"
    if shares := _SHARES.search(text):
        figures = tuple(Decimal(n) for n in re.findall(r"\d+(?:\.\d+)?", shares.group()))
        rising = all(one <= two for one, two in pairwise(figures))
        return figures if rising and figures[-1] > 0 else None
    return next((name for name, pattern in _PROFILES if pattern.search(text)), None)


def absolute(target: Quantity, baseline: Quantity | None) -> Quantity:
    """Return a target that is written as a change (+5pp, -30%) as the figure that it leads to; others as they are."""
    if not target.signed or baseline is None:
        return target
    if target.dimension == "points" and baseline.dimension == "percent":
        value = baseline.value + target.value
    elif target.dimension == "percent" and baseline.dimension != "percent":
        value = baseline.value * (1 + target.value / 100)
    else:
        return target
    source = f"{baseline.text} {target.text}"
    return baseline.model_copy(update={"value": value, "basis": "computed", "source": source, "text": ""})


def comparable(one: Quantity, other: Quantity) -> bool:
    """Return whether two figures measure in one unit; a bare number fits any."""
    return one.unit == other.unit or not one.unit or not other.unit or {one.dimension, other.dimension} == {"count"}


def _levels(value: Decimal | None, upper: Decimal | None, like: Quantity, source: str) -> Quantity | None:
    if value is None and upper is None:
        return None
    bound: Bound = "=" if value is None or upper is None else "range"
    first = upper if value is None else value
    return Quantity(
        value=first or Decimal(0), upper=upper if bound == "range" else None, unit=like.unit, dimension=like.dimension,
        bound=bound, step=like.step, basis="computed", source=source,
    )  # fmt: skip


def _checkpoints(
    goal: trajectory.Goal, like: Quantity, start: date, due: date, horizon: Horizon
) -> tuple[Checkpoint, ...]:
    """Return the path at the end of each bucket up to the day on which the target is due."""
    buckets = [b for b in horizon.buckets if b.start <= due]
    if not buckets or due < start:
        return ()
    ends = [min(b.end, due) for b in buckets]
    days = [Decimal((end - max(b.start, start)).days + 1) for b, end in zip(buckets, ends, strict=True)]
    found = trajectory.path(goal, days) or ()
    out = []
    for bucket, end, point in zip(buckets, ends, found, strict=False):
        low, high = point.low, point.high
        source = f"{float(point.done):.0%}"
        out.append(
            Checkpoint(
                name=bucket.name,
                date=end,
                expected=_levels(low.expected if low else None, high.expected if high else None, like, source) or like,
                amber=_levels(
                    low.amber if low else None, high.amber if high else None, like, "path ± 10 % of the way left"
                ),
                red=_levels(low.red if low else None, high.red if high else None, like, "amber ± 10 % of the way"),
            )
        )
    return tuple(out)


def _roll_up(kpi: Kpi, target: Quantity | None, behaviour: str) -> Quantity | None:
    """Return what the splits' targets give together: their sum, or for a rate their weighted mean."""
    parts = [q for s in kpi.splits if s.target and (q := quantity(s.target))]
    if not parts or len(parts) < len(kpi.splits) or len({p.unit for p in parts}) > 1:
        return None
    if behaviour in {"stock", "flow"} and parts[0].dimension not in {"percent", "ratio"}:
        value: Decimal | None = sum((p.value for p in parts), Decimal(0))
        source = " + ".join(s.target for s in kpi.splits)
    else:
        weights = [q.value for s in kpi.splits if s.weight and (q := quantity(s.weight))]
        if weights and len(weights) < len(parts):
            return None
        value = trajectory.roll_up([p.value for p in parts], weights)
        source = "Σ weight × target"
    if value is None:
        return None
    like = target if target and target.unit == parts[0].unit else parts[0]
    return Quantity(
        value=value, unit=like.unit, dimension=like.dimension, step=like.step, basis="computed", source=source
    )


def _path(kpi: Kpi, horizon: Horizon | None, clock: Clock) -> TargetPath:
    known = bind(kpi.name)
    behaviour = kpi.behaviour or (known.behaviour if known else "rate" if _RATE.search(kpi.name) else "")
    baseline = quantity(kpi.baseline) if kpi.baseline else None
    given = quantity(kpi.target) if kpi.target else None
    target = absolute(given, baseline) if given else None
    read = tuple(
        name
        for name, own, filled in (
            ("behaviour", kpi.behaviour, behaviour),
            ("better", kpi.better, known and known.better),
        )
        if not own and filled and not kpi.read
    )
    better = (
        kpi.better
        or (given and given.bound in {">=", ">", "<=", "<", "range"} and "")
        or (known.better if known else "")
        or ""
    )
    window = clock.window_of(kpi.due)
    due = window.end if window else None if kpi.due else horizon.end if horizon else None
    out = TargetPath(
        at=f"/kpis/id={kpi.id}", kpi=called(kpi), behaviour=behaviour, better=better, read=read, baseline=baseline,
        target=target, due=due, roll_up=_roll_up(kpi, target, behaviour),
    )  # fmt: skip
    profile = profile_of(kpi.profile)
    if target is None or horizon is None or due is None or profile is None or not behaviour:
        return out
    if baseline is not None and not comparable(target, baseline):
        return out
    direction = trajectory.direction(
        better or "",
        target.bound,
        baseline.value if baseline else None,
        target.value,
    )
    like = target if target.unit or baseline is None else baseline
    goal = trajectory.Goal(
        target=target.value, baseline=baseline.value if baseline else None, upper=target.upper,
        behaviour=behaviour, direction=direction, profile=profile, step=target.step,
    )  # fmt: skip
    growth = None
    if baseline and baseline.value > 0 and target.dimension != "percent":
        growth = ((target.value / baseline.value - 1) * 100).quantize(Decimal("0.1"))
    checkpoints = _checkpoints(goal, like, horizon.start, due, horizon)
    return out.model_copy(
        update={
            "better": direction,
            "checkpoints": checkpoints,
            "growth": growth,
            "pace": _pace(baseline, target, behaviour, len(checkpoints)) if baseline else None,
        }
    )


def _pace(baseline: Quantity, target: Quantity, behaviour: str, count: int) -> Quantity | None:
    """Return the change that a target asks for in an average bucket; nothing for a flow, which begins anew in each."""
    if count < 2 or baseline.value == target.value or target.upper is not None:
        return None
    if behaviour == "rate":
        percent = baseline.unit == "%"
        return Quantity(
            value=((target.value - baseline.value) / count).quantize(Decimal("0.01")), signed=True, basis="computed",
            unit="pp" if percent else baseline.unit, dimension="points" if percent else baseline.dimension,
            source=f"({target.text} − {baseline.text}) ÷ {count}",
        )  # fmt: skip
    if behaviour != "stock" or baseline.value <= 0 or target.value <= 0:
        return None
    growth = ((target.value / baseline.value) ** (1 / Decimal(count)) - 1) * 100
    return Quantity(
        value=growth.quantize(Decimal("0.1")), unit="%", dimension="percent", signed=True, basis="computed",
        source=f"({target.text} ÷ {baseline.text})^(1/{count}) − 1",
    )  # fmt: skip


def paths(brief: PlanBrief, horizon: Horizon | None) -> tuple[TargetPath, ...]:
    """Return the path of each KPI, in the order of the brief; without checkpoints where its figures do not give one."""
    clock = Clock(brief, Window(start=horizon.start, end=horizon.end) if horizon else None)
    return tuple(_path(kpi, horizon, clock) for kpi in brief.kpis)


def alignment(brief: PlanBrief) -> tuple[Cover, ...]:
    """Return requirements with the objectives that serve them, objectives with their KPIs, KPIs with their
    initiatives."""
    objectives, kpis = by_reference(brief.objectives), by_reference(brief.kpis)
    requirements = by_reference(brief.requirements)
    served: dict[str, list[str]] = {}

    def note(ref: str, known: Mapping[str, Item], who: str) -> None:
        if ref in known:
            served.setdefault(known[ref].id, []).append(who)

    for objective in brief.objectives:
        for ref in objective.serves:
            note(ref, requirements, called(objective))
    for kpi in brief.kpis:
        note(kpi.objective, objectives, called(kpi))
    for initiative in brief.initiatives:
        for ref in dict.fromkeys((*initiative.kpis, *(k for step in initiative.actions for k in step.kpis))):
            note(ref, kpis, called(initiative))
    groups: tuple[tuple[str, Sequence[Item]], ...] = (
        ("requirements", brief.requirements),
        ("objectives", brief.objectives),
        ("kpis", brief.kpis),
    )
    return tuple(
        Cover(at=f"/{name}/id={item.id}", name=called(item), by=tuple(dict.fromkeys(served.get(item.id, ()))))
        for name, items in groups
        for item in items
    )
