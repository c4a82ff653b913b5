"""PLN202 start-before-what-it-waits-for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mcp_server.language.dates import days_of
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import by_reference, called
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import clock_of, ended, ends, sure

if TYPE_CHECKING:
    from mcp_server.methods.build_proposal import Proposal

WORDS = {
    "zh-CN": {
        "title": "开始早于前置工作结束",
        "message": "“{name}”定于 {start} 开始，但它要等的“{other}”到 {end} 才结束。",
        "fix": "推迟开始、提前结束前一项，或去掉这个前置关系。",
    },
    "en": {
        "title": "Start before what it waits for",
        "message": '"{name}" starts on {start}, but "{other}", which it waits for, is not over before {end}.',
        "fix": "Move the start, end the other earlier, or take the dependency out.",
    },
}


def _phases(proposal: Proposal) -> Seen:
    """Yield the phases of a proposal whose given start lies before the end of one that they wait for."""
    known = by_reference(proposal.phases)
    ends = {task.id: task.finish for task in proposal.stages}
    for phase in proposal.phases:
        begins = days_of(phase.start, date.fromisoformat(proposal.as_of)) if phase.after else None
        for ref in phase.after if begins else ():
            end = ends.get(known[ref].id) if ref in known else None
            if begins and end and begins.end < end:
                yield See(
                    f"/phases/id={phase.id}/start", name=called(phase), other=called(known[ref]), start=begins.start,
                    end=end,
                )  # fmt: skip


@rule("PLN202", "error")
def start_before_what_it_waits_for(body: Plan | Proposal) -> Seen:
    """Start before what it waits for.

    ## What it does
    Checks for a given start that lies before the end of an initiative or milestone that it waits for, however their
    dates are read.

    ## Why is this bad?
    One of the two dates will not be kept, and the schedule silently moves the later one.

    ## Bad
    ```yaml generate_plan
    department: IT
    period: 2026
    initiatives:
      - {id: move, name: Move the data, start: 2026-03-02, end: 2026-04-30}
      - {id: train, name: Train the branches, start: 2026-04-07, duration: 2 weeks, after: [move]}
    ```

    ## Good
    ```yaml generate_plan
    department: IT
    period: 2026
    initiatives:
      - {id: move, name: Move the data, start: 2026-03-02, end: 2026-04-30}
      - {id: train, name: Train the branches, start: 2026-05-06, duration: 2 weeks, after: [move]}
    ```

    ## Fix
    Move the start, end the other earlier, or take the dependency out.
    """
    if not isinstance(body, Plan):
        yield from _phases(body)
        return
    plan = body
    if not any(item.start and item.after for item in plan.initiatives):
        return
    clock = clock_of(plan)
    known, marks, over = by_reference(plan.initiatives), by_reference(plan.milestones), ends(plan, clock, "low")
    for item in plan.initiatives:
        begins = sure(clock, item.start)
        if begins is None or item.id in plan.circle:
            continue
        for ref in item.after:
            other = known.get(ref) or marks.get(ref)
            if other is None or other is item:
                continue
            day = ended(other, over, clock)
            if day is not None and begins.end < day:
                yield See(
                    f"initiatives/id={item.id}/start",
                    name=called(item),
                    other=called(other),
                    start=begins.start,
                    end=day,
                )
