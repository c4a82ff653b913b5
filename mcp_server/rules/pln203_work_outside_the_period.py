"""PLN203 work-outside-the-period."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import clock_of, sure

WORDS = {
    "zh-CN": {
        "title": "工作在周期之外",
        "message": "“{name}”的日期 {day} 不在周期 {start} 至 {end} 之内。",
        "fix": "改日期，或把它移到另一个周期的计划里。",
    },
    "en": {
        "title": "Work outside the period",
        "message": '"{name}" is dated {day}, outside the period from {start} to {end}.',
        "fix": "Change the date, or move the work into the plan of another period.",
    },
}


@rule("PLN203", "error")
def work_outside_the_period(plan: Plan) -> Seen:
    """Work outside the period.

    ## What it does
    Checks for initiatives and steps with a given date outside the period. Work that began before the period may go on
    in it.

    ## Why is this bad?
    Nobody plans people or money for it, and it counts in no figure of this plan.

    ## Bad
    ```yaml generate_plan
    department: IT
    period: 2026
    initiatives:
      - {name: Move the data, start: 2026-11-02, end: 2027-02-26}
    ```

    ## Good
    ```yaml generate_plan
    department: IT
    period: 2026
    initiatives:
      - {name: Move the data, start: 2026-09-01, end: 2026-12-18}
    ```

    ## Fix
    Change the date, or move the work into the plan of another period.
    """
    if plan.horizon is None:
        return
    clock, first, last = clock_of(plan), plan.horizon.start, plan.horizon.end
    for item in plan.initiatives:
        begins, ends = sure(clock, item.start), sure(clock, item.end)
        at = f"initiatives/id={item.id}"
        if begins and begins.start > last:
            yield See(f"{at}/start", name=called(item), day=begins.start, start=first, end=last)
        elif ends and (ends.start > last or ends.end < first):
            yield See(f"{at}/end", name=called(item), day=ends.end, start=first, end=last)
        carried_over = begins is not None and begins.start < first
        for step in item.actions:
            days = sure(clock, step.when)
            if days and (days.start > last or (days.end < first and not carried_over)):
                day = days.start if days.start > last else days.end
                yield See(f"{at}/actions/id={step.id}/when", name=called(step), day=day, start=first, end=last)
