"""PLN206 unknown-reference."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Final

from mcp_server.knowledge.metrics import bind
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import Item, by_reference, called
from mcp_server.regex import regex
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import KpiNames, review_name

if TYPE_CHECKING:
    from mcp_server.methods.build_proposal import Proposal

WORDS = {
    "zh-CN": {
        "title": "引用了不存在的条目",
        "message": "“{name}”引用了“{ref}”，但文中没有这一项。",
        "fix": "用条目的编号或完整名称，或补上这一项。",
    },
    "en": {
        "title": "Reference to something that is not there",
        "message": '"{name}" refers to "{ref}", which is not there.',
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


def _money(proposal: Proposal) -> Iterator[See]:
    """Yield what phases, costs, people, segments, cases and funding refer to and nobody lists."""
    phases, modules, costs = (by_reference(x) for x in (proposal.phases, proposal.modules, proposal.costs))
    prices, segments = by_reference(proposal.prices), by_reference(proposal.segments)
    sources, parts = by_reference(proposal.funding.sources), by_reference(proposal.architecture)
    groups: list[tuple[str, str, str, Iterable[str], Mapping[str, Item]]] = []
    for phase in proposal.phases:
        at = f"phases/id={phase.id}"
        groups += [
            (at, "after", called(phase), phase.after, phases),
            (at, "modules", called(phase), phase.modules, modules),
        ]
    groups += [(f"architecture/id={c.id}", "uses", called(c), c.uses, parts) for c in proposal.architecture]
    groups += [(f"costs/id={c.id}", "parent", called(c), (c.parent,), costs) for c in proposal.costs]
    groups += [
        (f"organisation/id={p.id}", "paid_from", p.role or called(p), p.paid_from, costs) for p in proposal.organisation
    ]
    groups += [(f"segments/id={s.id}", "offer", called(s), s.offer, prices) for s in proposal.segments]
    groups += [(f"cases/id={c.id}", "segment", called(c), (c.segment,), segments) for c in proposal.cases]
    groups += [
        (f"funding/tranches/id={t.id}", "source", called(t), (t.source,), sources) for t in proposal.funding.tranches
    ]
    groups += [(f"funding/uses/id={u.id}", "costs", called(u), u.costs, costs) for u in proposal.funding.uses]
    groups += [(f"risks/id={r.id}", "work", called(r), r.work, {**phases, **modules}) for r in proposal.risks]
    for at, field, name, refs, known in groups:
        for ref in refs:
            if ref and known and ref not in known:
                yield See(f"{at}/{field}", name=name, ref=ref)


@rule("PLN206", "error")
def unknown_reference(body: Plan | Proposal) -> Seen:
    """Reference to something that is not there.

    ## What it does
    Checks what initiatives wait for and move, what milestones need and prove, what objectives serve, what KPIs
    measure, and what staffing and budget lines, risks, reviews and limits refer to; in a proposal, what phases, cost
    lines, people, segments, cases and the uses of money refer to. The plain name of a known metric
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
    if not isinstance(body, Plan):
        yield from _money(body)
        return
    plan = body
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
