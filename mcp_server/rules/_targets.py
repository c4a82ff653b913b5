"""What rules about targets and thresholds share: which KPI a threshold is about, and what its figure means there."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Final, Literal, NamedTuple

from mcp_server.knowledge.metrics import bind
from mcp_server.language.quantities import quantity
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.brief import Threshold
from mcp_server.model.goals import Kpi
from mcp_server.model.plan import TargetPath
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex
from mcp_server.rules._work import clock_of

ALARMS: Final = frozenset({"amber", "red", "trigger"})
HOLDS: Final = regex(r"保持|维持|稳定在|不低于现|maintain|keep|hold|stay", re.IGNORECASE)
Direction = Literal["higher", "lower", "range", ""]


def stated_direction(kpi: Kpi) -> Direction:
    """Return which way is better: as stated, else by the bound of the target, else as is known of the metric."""
    if kpi.better:
        return kpi.better
    target = quantity(kpi.target) if kpi.target else None
    if target and target.bound in {">=", ">"}:
        return "higher"
    if target and target.bound in {"<=", "<"}:
        return "lower"
    if target and target.bound == "range":
        return "range"
    known = bind(kpi.name)
    return (known.better or "") if known else ""


def meets(value: Decimal, target: Quantity, direction: Direction) -> bool:
    """Return whether a figure reaches a target."""
    if direction == "range" and target.upper is not None:
        return target.value <= value <= target.upper
    return value <= target.value if direction == "lower" else value >= target.value


class Watched(NamedTuple):
    """A threshold on a KPI of the plan."""

    threshold: Threshold
    kpi: Kpi
    path: TargetPath
    value: Quantity
    day: date | None
    """The last day of `when`; nothing where the threshold always applies."""

    def fires(self, figure: Decimal) -> bool:
        """Return whether an alarm is on at a figure: its own bound, else worse than its value."""
        bound, value = self.value.bound, self.value.value
        if bound in {"<", "<=", ">", ">="}:
            return {"<": figure < value, "<=": figure <= value, ">": figure > value, ">=": figure >= value}[bound]
        return figure > value if self.path.better == "lower" else figure < value


def watched(plan: Plan) -> Iterator[Watched]:
    """Yield the thresholds that are about a KPI of the plan, in one unit with its target."""
    by_name: dict[str, tuple[Kpi, TargetPath]] = {}
    for kpi, path in zip(plan.kpis, plan.paths, strict=False):
        known = bind(kpi.name)
        for word in (kpi.id, kpi.name.strip(), f"metric:{known.id}" if known else ""):
            if word:
                by_name.setdefault(word, (kpi, path))
    if not by_name or not plan.thresholds:
        return
    clock = clock_of(plan)
    for threshold in plan.thresholds:
        value = quantity(threshold.value) if threshold.value else None
        found = by_name.get(threshold.metric.strip())
        if found is None and (known := bind(threshold.metric)):
            found = by_name.get(f"metric:{known.id}")
        if value is None or found is None:
            continue
        kpi, path = found
        like = path.target or path.baseline
        if like is not None and like.unit and value.unit and like.unit != value.unit:
            continue
        window = clock.window_of(threshold.when) if threshold.when else None
        if threshold.when and window is None:
            continue
        yield Watched(threshold, kpi, path, value, window.end if window else None)


def name_of(threshold: Threshold) -> str:
    """Return what a threshold is on, as people would say it."""
    return threshold.metric or threshold.text
