"""What a text says of goals: what was wanted, what was reached, and what was to be spent."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from mcp_server.language import reading
from mcp_server.language.quantities import quantity
from mcp_server.language.reading_clauses import Clause
from mcp_server.language.reading_figures import Named
from mcp_server.language.reading_names import metric_of
from mcp_server.limits import NAME_CHARACTERS
from mcp_server.model.goals import Kpi
from mcp_server.model.quantity import Quantity
from mcp_server.model.retrospective import Goal, MoneyLine
from mcp_server.regex import regex

_BUDGET: Final = regex(r"(?:项目|总)?预算|(?:total\s|project\s)?budget", re.IGNORECASE)
_OUTLAY: Final = regex(
    r"(?:实际|最终)*(?:花费|支出|费用|成本|投入)|(?:actual|total)\s(?:spend|spending|cost|costs|outlay)|spent|spend",
    re.IGNORECASE,
)
_DONE: Final = regex(
    r"(?:(?:完成|达成|实现|达到|做到)了?|\b(?:achieved|reached|delivered|hit)(?:\sa|\san)?)\s?$", re.IGNORECASE
)
"""What stands before a figure that was reached, where another one is the target."""
RATE: Final = regex(
    r"(?:目标)?(?:完成|达成|实现)[率度]|(?:goal\s|target\s)?(?:attainment|completion)(?:\srate)?", re.IGNORECASE
)
"""What is worked out of target and actual, and no goal of its own."""


def goals_stated(clause: Clause) -> tuple[Goal, ...]:
    """The goals of a statement: its figures that have a name, or one behind the name of a known metric."""
    if measured := _measured(clause):
        return measured
    kpis: Iterable[Kpi] = reading.kpis_in(clause, "target")
    goals = tuple(
        Goal(
            text=clause.text,
            read=True,
            metric=k.name,
            unit=k.unit,
            better=k.better,
            baseline=k.baseline,
            target=k.target,
        )
        for k in kpis
        if k.target and k.name
    )
    if goals or (one := only(clause)) is None:
        return goals
    name, value = one
    return (Goal(text=clause.text, read=True, metric=name, better=_bounded(value), target=value.text),)


def _measured(clause: Clause) -> tuple[Goal, ...]:
    """The goals of a statement that says what was reached: "target 40, actual 36", "≤0.2%, in fact 0.18%"."""
    groups: dict[str, list[Named]] = {}
    for one in clause.named:
        groups.setdefault(reading.name_key(one.name), []).append(one)
    out = [_reached(clause, group) for group in groups.values()]
    if not any(goal.actual for goal in out):
        return ()
    return tuple(goal for goal in out if not RATE.fullmatch(goal.metric))


def _reached(clause: Clause, group: Sequence[Named]) -> Goal:
    """The goal that the figures of one name make; what was reached is said to be, or stands beside a target."""
    aims = [one for one in group if one.role == "target" and not _DONE.search(clause.text, 0, _figure_at(clause, one))]
    done = [one for one in group if one not in aims and one.role != "baseline"]
    said = any(one.role == "actual" for one in done) or len(aims) == len(done) == 1
    aim = next(iter(aims if said else [*aims, *done]), None)
    metric = group[0].metric
    befores = [one.before or one.value for one in group if one.before or one.role == "baseline"]
    return Goal(
        text=clause.text,
        read=True,
        metric=group[0].name[:NAME_CHARACTERS],
        better=next((one.better for one in aims if one.better), "") or (metric and metric.better) or "",
        baseline=next(iter(befores), ""),
        target=aim.value if aim else "",
        actual=done[-1].value if said and done else "",
    )


def _figure_at(clause: Clause, one: Named) -> int:
    return max((f.start for f in clause.figures if f.start < one.end), default=0)


def only(clause: Clause) -> tuple[str, Quantity] | None:
    """The one figure of a statement that is but the name of a known metric and it: "注册≥2,000"."""
    if len(clause.figures) != 1 or clause.named:
        return None
    figure = clause.figures[0]
    name = clause.text[: figure.start].strip(" :：=为是达到")
    return (name, figure.quantity) if name and metric_of(name) and quantity(figure.quantity.text) else None


def _bounded(value: Quantity) -> str:
    return {">=": "higher", ">": "higher", "<=": "lower", "<": "lower", "range": "range"}.get(value.bound, "")


def filled(given: Goal, wanted: Goal) -> Goal:
    """A goal of which only the actual was stated, with the target that the project's text states."""
    if not given.read or given.target or given.baseline:
        return given
    text = given.text if wanted.text in given.text else f"{wanted.text}\n{given.text}"
    better = given.better or wanted.better
    return given.model_copy(
        update={"baseline": wanted.baseline, "target": wanted.target, "better": better, "text": text}
    )


def spent(goals: Sequence[Goal], budget: Sequence[MoneyLine]) -> tuple[tuple[Goal, ...], tuple[MoneyLine, ...]]:
    """The goals without what was to be spent and what was, and these as the line of the budget."""
    planned = [goal for goal in goals if goal.read and _BUDGET.fullmatch(goal.metric)]
    spent = [goal for goal in goals if goal.read and _OUTLAY.fullmatch(goal.metric) and not goal.baseline]
    if budget or len(planned) > 1 or len(spent) > 1 or not (planned or spent):
        return tuple(goals), tuple(budget)
    used = (*planned, *spent)
    name = "预算" if any("\u3400" <= mark <= "\u9fff" for mark in used[0].metric) else "budget"
    line = MoneyLine(
        text="\n".join(dict.fromkeys(goal.text for goal in used)), read=True, name=name,
        planned="".join(goal.target for goal in planned),
        actual="".join(goal.actual or goal.target for goal in spent or planned if spent or goal.actual),
    )  # fmt: skip
    return tuple(goal for goal in goals if goal not in used), (line,)
