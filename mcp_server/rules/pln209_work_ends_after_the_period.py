"""PLN209 work-ends-after-the-period."""

from datetime import timedelta

from mcp_server.methods._plan_time import calendar_for
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.time import Window
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import clock_of, end_marks, ends, names, sure

WORDS = {
    "zh-CN": {
        "title": "工作在周期结束后才完成",
        "message": "按关键路径（{path}），工作到 {finish} 才完成，比周期末 {end} 晚 {days} 个工作日。",
        "fix": "缩短关键路径上的工作、让它们并行、减少范围，或推迟期末。",
    },
    "en": {
        "title": "Work that ends after the period",
        "message": (
            "Along the critical path ({path}) the work ends on {finish}, {days} working days after the end of "
            "the period on {end}."
        ),
        "fix": (
            "Shorten what lies on the critical path, do parts of it side by side, leave something out, or move the end."
        ),
    },
}


@rule("PLN209", "error")
def work_ends_after_the_period(plan: Plan) -> Seen:
    """Work that ends after the period.

    ## What it does
    Checks whether the schedule, with the likely durations, ends after the period, also where a week is taken as one
    of the calendar.

    ## Why is this bad?
    The plan cannot be kept even if nothing goes wrong.

    ## Bad
    ```yaml generate_plan
    department: IT
    period: {start: 2026-03-02, end: 2026-05-29}
    initiatives:
      - {id: move, name: Move the data, duration: 10 weeks}
      - {id: train, name: Train the branches, duration: 6 weeks, after: [move]}
    ```

    ## Good
    ```yaml generate_plan
    department: IT
    period: {start: 2026-03-02, end: 2026-05-29}
    initiatives:
      - {id: move, name: Move the data, duration: 7 weeks}
      - {id: train, name: Train the branches, duration: 4 weeks, after: [move]}
    ```

    ## Fix
    Shorten what lies on the critical path, do parts of it side by side, leave something out, or move the end.
    """
    if plan.horizon is None or plan.finish is None or plan.finish <= plan.horizon.end or end_marks(plan):
        return
    last, clock = plan.horizon.end, clock_of(plan)
    over = ends(plan, clock, "likely")
    given = {
        i.id for i in plan.initiatives if any(w and w.start > last for w in (sure(clock, i.start), sure(clock, i.end)))
    }
    late = [t for t in plan.tasks if t.level == "initiative" and t.finish and t.finish > last and t.id not in given]
    late = [task for task in late if task.id in over and over[task.id] > last]
    if not late:
        return
    finish = max(task.finish for task in late if task.finish)
    calendar = calendar_for(plan, Window(start=plan.horizon.start, end=last))
    items = {item.id: item for item in plan.initiatives}
    path = names(items[one] for one in plan.critical_path) or names(items[task.id] for task in late)
    for task in late:
        yield See(
            f"initiatives/id={task.id}/duration",
            path=path,
            finish=finish,
            end=last,
            days=calendar.working_days(last + timedelta(1), finish),
        )
