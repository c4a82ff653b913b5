"""PLN204 milestone-outside-the-period."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import clock_of, sure

WORDS = {
    "zh-CN": {
        "title": "里程碑在周期之外",
        "message": "里程碑“{name}”定在 {day}，不在周期 {start} 至 {end} 之内。",
        "fix": "改日期，或把它移到另一个周期的计划里。",
    },
    "en": {
        "title": "Milestone outside the period",
        "message": 'The milestone "{name}" lies on {day}, outside the period from {start} to {end}.',
        "fix": "Change the date, or move the milestone into the plan of another period.",
    },
}


@rule("PLN204", "error")
def milestone_outside_the_period(plan: Plan) -> Seen:
    """Milestone outside the period.

    ## What it does
    Checks for milestones whose date lies wholly before or behind the period.

    ## Why is this bad?
    At the end of the period nobody can show what it stands for.

    ## Bad
    ```yaml generate_plan
    department: IT
    period: 2026
    milestones: [{name: Go-live, date: 2027-01-15}]
    ```

    ## Good
    ```yaml generate_plan
    department: IT
    period: 2026
    milestones: [{name: Go-live, date: 2026-12-15}]
    ```

    ## Fix
    Change the date, or move the milestone into the plan of another period.
    """
    if plan.horizon is None:
        return
    clock, first, last = clock_of(plan), plan.horizon.start, plan.horizon.end
    for mark in plan.milestones:
        days = sure(clock, mark.date)
        if days and (days.start > last or days.end < first):
            day = days.start if days.start > last else days.end
            yield See(f"milestones/id={mark.id}/date", name=called(mark), day=day, start=first, end=last)
