"""PLN206 unknown-reference."""

import re
from collections.abc import Iterator
from typing import Final

from mcp_server.knowledge.metrics import bind
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import by_reference, called
from mcp_server.regex import regex
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import KpiNames, review_name

WORDS = {
    "zh-CN": {
        "title": "引用了不存在的条目",
        "message": "“{name}”引用了“{ref}”，但计划里没有这一项。",
        "fix": "用条目的编号或完整名称，或补上这一项。",
    },
    "en": {
        "title": "Reference to something that is not there",
        "message": '"{name}" refers to "{ref}", which is not in the plan.',
        "fix": "Use the id or the exact name of an item, or add the item.",
    },
}


_ID: Final = regex(r"(?:kpi|goal|metric|node|k)[-_ ]?\d{1,3}", re.IGNORECASE)


def _work(plan: Plan) -> Iterator[See]:
    """Yield what refers to work that is not there; steps and milestones are work, too."""
    steps = by_reference(step for item in plan.initiatives for step in item.actions)
    known = {**steps, **by_reference(plan.milestones), **by_reference(plan.initiatives)}
    for at, items, field in (
        ("initiatives", plan.initiatives, "after"),
        ("milestones", plan.milestones, "after"),
        ("allocations", plan.allocations, "work"),
        ("resources/budget", plan.resources.budget, "work"),
        ("risks", plan.risks, "work"),
    ):
        for item in items:
            for ref in getattr(item, field):
                if ref and known and ref not in known:
                    yield See(f"{at}/id={item.id}/{field}", name=called(item), ref=ref)


def _kpis(plan: Plan) -> Iterator[See]:
    """Yield what refers to a KPI that is not there; where a metric may stand, only what looks like an id."""
    kpis = KpiNames(plan.kpis)
    goals = by_reference(plan.objectives)
    refs = [(f"initiatives/id={i.id}/kpis", called(i), ref) for i in plan.initiatives for ref in i.kpis]
    refs += [
        (f"initiatives/id={i.id}/actions/id={step.id}/kpis", called(step), ref)
        for i in plan.initiatives
        for step in i.actions
        for ref in step.kpis
    ]
    refs += [(f"milestones/id={mark.id}/proves", called(mark), ref) for mark in plan.milestones for ref in mark.proves]
    for at, name, ref in refs if plan.kpis else ():
        if ref and kpis.get(ref) is None and bind(ref) is None:
            yield See(at, name=name, ref=ref)
    ids = [(f"thresholds/id={one.id}/metric", called(one), one.metric) for one in plan.thresholds]
    ids += [(f"reviews/id={one.id}/metrics", review_name(one), ref) for one in plan.reviews for ref in one.metrics]
    for at, name, ref in ids:
        if _ID.fullmatch(ref) and kpis.get(ref) is None and ref not in goals:
            yield See(at, name=name, ref=ref)


@rule("PLN206", "error")
def unknown_reference(plan: Plan) -> Seen:
    """Reference to something that is not there.

    ## What it does
    Checks what initiatives wait for and move, what milestones need and prove, what objectives serve, what KPIs
    measure, and what staffing and budget lines, risks, reviews and limits refer to. The plain name of a known metric
    is no reference, nor is a name of something that the plan lists nowhere.

    ## Why is this bad?
    What rests on it is not computed: no dependency, no load, no cover.

    ## Bad
    ```yaml generate_plan
    department: IT
    period: 2026
    initiatives:
      - {id: move, name: Move the data, duration: 3 weeks}
      - {id: train, name: Train the branches, duration: 2 weeks, after: [mov]}
    ```

    ## Good
    ```yaml generate_plan
    department: IT
    period: 2026
    initiatives:
      - {id: move, name: Move the data, duration: 3 weeks}
      - {id: train, name: Train the branches, duration: 2 weeks, after: [move]}
    ```

    ## Fix
    Use the id or the exact name of an item, or add the item.
    """
    yield from _work(plan)
    yield from _kpis(plan)
    for field, items, within, others in (
        ("allocations", plan.allocations, "within", plan.allocations),
        ("resources/budget", plan.resources.budget, "parent", plan.resources.budget),
        ("kpis", plan.kpis, "objective", plan.objectives),
    ):
        known = by_reference(others)
        for item in items:
            ref = getattr(item, within)
            if ref and known and ref not in known:
                yield See(f"{field}/id={item.id}/{within}", name=called(item), ref=ref)
    requirements = by_reference(plan.requirements)
    for goal in plan.objectives:
        for ref in goal.serves:
            if ref and requirements and ref not in requirements:
                yield See(f"objectives/id={goal.id}/serves", name=called(goal), ref=ref)
