"""NUM401 duration-off-its-dates."""

from mcp_server.language.durations import estimate
from mcp_server.methods._plan_time import calendar_for
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import called
from mcp_server.model.time import Window
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import clock_of

WORDS = {
    "zh-CN": {
        "title": "工期与日期不符",
        "message": "“{name}”从 {start} 到 {end} 是 {days} 天，写的工期是 {duration}。",
        "fix": "更正错的那个，另一个可以不写。",
    },
    "en": {
        "title": "Duration that does not fit its dates",
        "message": '"{name}" runs from {start} to {end}, which is {days} days; its duration says {duration}.',
        "fix": "Correct the one that is wrong, and leave out the other.",
    },
}


@rule("NUM401", "error")
def duration_off_its_dates(plan: Plan) -> Seen:
    """Duration that does not fit its dates.

    ## What it does
    Checks the duration of an initiative that also gives its first and its last day, as working days and as days of
    the calendar.

    ## Why is this bad?
    Either the dates or the estimate is wrong, and the schedule rests on one of them.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: 2026
    initiatives:
      - {name: Solution kits, start: 2026-03-02, end: 2026-03-13, duration: 6 weeks}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026
    initiatives:
      - {name: Solution kits, start: 2026-03-02, end: 2026-04-10, duration: 6 weeks}
    ```

    ## Fix
    Correct the one that is wrong, and leave out the other.
    """
    clock = clock_of(plan)
    for item in plan.initiatives:
        length = estimate(item.duration) if item.start and item.end and item.duration else None
        first, last = clock.window_of(item.start), clock.window_of(item.end)
        if length is None or first is None or last is None or length.unit == "hours" or last.end < first.start:
            continue
        longest, shortest = (last.end - first.start).days + 1, max((last.start - first.end).days + 1, 1)
        calendar = calendar_for(plan, Window(start=first.start, end=last.end))
        working = calendar.working_days(first.end, max(last.start, first.end))
        scale = {"days": 1, "weeks": 7, "months": 30}[length.unit]
        low, high = length.low * scale, length.high * scale
        slack = {"days": 1, "weeks": 4, "months": 5}[length.unit]
        fits_calendar = low - slack <= longest and high + slack >= shortest
        fits_work = length.unit == "days" and low <= longest and high >= working - 1
        if not (fits_calendar or fits_work):
            yield See(f"/initiatives/id={item.id}/duration", name=called(item), duration=item.duration, days=longest,
                      start=item.start, end=item.end)  # fmt: skip
