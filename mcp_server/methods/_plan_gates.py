"""The gates of a plan: days on which somebody decides whether the work goes on."""

from collections.abc import Mapping
from datetime import date, timedelta

from mcp_server.methods._plan_time import Clock, calendar_for
from mcp_server.model.base import Item, by_reference, called
from mcp_server.model.brief import Threshold
from mcp_server.model.goals import Kpi
from mcp_server.model.plan import Gate, Horizon
from mcp_server.model.plan_brief import PlanBrief
from mcp_server.model.time import Window
from mcp_server.words import say

GATED = {"project": "gates", "new_business": "stage_gates"}
"""Types of plans that pass through gates, each with the section that holds them."""


def plan_type_of(brief: PlanBrief, period: Horizon | None) -> str:
    """Return the type of a plan: as given, else by the length of its period."""
    return brief.period.plan_type or (period.plan_type if period else "")


def gates(brief: PlanBrief, period: Horizon | None) -> tuple[Gate, ...]:
    """Return the milestones that ask for something and the days of thresholds whose role is a gate, by date, each with
    the stage that ends there; nothing for a year or a quarter."""
    if plan_type_of(brief, period) not in GATED:
        return ()
    clock = Clock(brief, Window(start=period.start, end=period.end) if period else None)
    kpis, marks = by_reference(brief.kpis), by_reference(brief.milestones)
    days = {mark.id: found.end for mark in brief.milestones if (found := clock.window_of(mark.date))}
    on = {day: name for name, day in reversed(days.items())}
    asked: dict[str, list[str]] = {mark.id: [] for mark in brief.milestones}
    rest: dict[tuple[date | None, str], list[Threshold]] = {}
    for limit in brief.thresholds:
        if limit.role == "gate":
            found = clock.window_of(limit.when)
            day = found.end if found else None
            mark = marks.get(limit.when)
            home = mark.id if mark else on.get(day) if day else None
            if home:
                asked[home].append(_condition(limit, kpis))
            else:
                rest.setdefault((day, limit.when), []).append(limit)
    work: dict[str, Item] = {**by_reference(brief.initiatives), **marks}
    out = [
        Gate(
            at=f"/milestones/id={mark.id}", name=called(mark), day=days.get(mark.id),
            done=tuple(called(work[ref]) if ref in work else ref for ref in mark.after),
            proves=tuple(called(kpis[ref]) if ref in kpis else ref for ref in mark.proves),
            conditions=tuple(asked[mark.id]),
        )
        for mark in brief.milestones
        if mark.after or mark.proves or asked[mark.id]
    ]  # fmt: skip
    out += [
        Gate(
            at=f"/thresholds/id={limits[0].id}", name=said or say(brief.locale, "plan.gate"), day=day,
            conditions=tuple(_condition(limit, kpis) for limit in limits),
        )
        for (day, said), limits in rest.items()
    ]  # fmt: skip
    return _staged(brief, period, sorted(out, key=lambda gate: (gate.day is None, gate.day or date.max)))


def _condition(limit: Threshold, kpis: Mapping[str, Kpi]) -> str:
    name = called(kpis[limit.metric]) if limit.metric in kpis else limit.metric
    return " ".join(filter(None, (name, limit.value))) or limit.text


def _staged(brief: PlanBrief, period: Horizon | None, found: list[Gate]) -> tuple[Gate, ...]:
    """Return the gates with the stages before them: from the first day, or the day after the last gate, to the gate."""
    if period is None:
        return tuple(found)
    calendar = calendar_for(brief, Window(start=period.start, end=period.end))
    out, start = [], period.start
    for gate in found:
        if gate.day and start <= gate.day <= period.end:
            length = calendar.working_days(start, gate.day)
            out.append(gate.model_copy(update={"start": start, "days": length}))
            start = gate.day + timedelta(1)
        else:
            out.append(gate)
    return tuple(out)
