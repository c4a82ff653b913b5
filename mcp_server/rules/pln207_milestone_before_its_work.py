"""PLN207 milestone-before-its-work."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import by_reference, called
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import clock_of, ended, ends, sure

WORDS = {
    "zh-CN": {
        "title": "里程碑早于所需工作",
        "message": "里程碑“{name}”定在 {day}，但它需要的“{other}”到 {end} 才结束。",
        "fix": "推迟里程碑，或提前结束这项工作。",
    },
    "en": {
        "title": "Milestone before its work",
        "message": 'The milestone "{name}" lies on {day}, but "{other}", which it needs, is not over before {end}.',
        "fix": "Move the milestone, or end the work earlier.",
    },
}


@rule("PLN207", "error")
def milestone_before_its_work(plan: Plan) -> Seen:
    """Milestone before its work.

    ## What it does
    Checks for a milestone that lies before the end of an initiative, or before another milestone, that must be done
    by then, however the dates are read.

    ## Why is this bad?
    On that day there is nothing to show.

    ## Bad
    ```yaml generate_plan
    department: IT
    period: 2026
    initiatives:
      - {id: move, name: Move the data, start: 2026-03-02, end: 2026-04-30}
    milestones: [{name: Go-live, date: 2026-04-15, after: [move]}]
    ```

    ## Good
    ```yaml generate_plan
    department: IT
    period: 2026
    initiatives:
      - {id: move, name: Move the data, start: 2026-03-02, end: 2026-04-30}
    milestones: [{name: Go-live, date: 2026-05-11, after: [move]}]
    ```

    ## Fix
    Move the milestone, or end the work earlier.
    """
    if not any(mark.date and mark.after for mark in plan.milestones):
        return
    clock = clock_of(plan)
    known, marks, over = by_reference(plan.initiatives), by_reference(plan.milestones), ends(plan, clock, "low")
    for mark in plan.milestones:
        days = sure(clock, mark.date)
        for ref in mark.after if days else ():
            other = known.get(ref) or marks.get(ref)
            if other is None or other is mark:
                continue
            day = ended(other, over, clock)
            if days and day is not None and days.end < day:
                yield See(
                    f"milestones/id={mark.id}/date", name=called(mark), other=called(other), day=days.end, end=day
                )
