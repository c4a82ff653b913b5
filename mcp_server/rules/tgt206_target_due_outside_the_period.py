"""TGT206 target-due-outside-the-period."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "目标期限在周期之外",
        "message": "“{name}”的期限 {due} 不在规划周期（{start} 至 {end}）内。",
        "fix": "把期限放进周期，或为期末设一个检查点。",
    },
    "en": {
        "title": "Target due outside the period",
        "message": '"{name}" is due on {due}; the plan runs from {start} to {end}.',
        "fix": "Bring the day into the period, or set a checkpoint for the end of the period.",
    },
}


@rule("TGT206", "error")
def target_due_outside_the_period(plan: Plan) -> Seen:
    """Target due outside the period.

    ## What it does
    Checks for targets that are due after the period of the plan, or before it begins.

    ## Why is this bad?
    Nobody looks at the plan on that day any more, or could look yet.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - {name: Renewal rate, target: "92%", due: 2027-03-31}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - {name: Renewal rate, target: "92%", due: 2026-12-31}
    ```

    ## Fix
    Bring the day into the period, or set a checkpoint for the end of the period.
    """
    if plan.horizon is None:
        return
    for path in plan.paths:
        if path.due and path.target and not plan.horizon.start <= path.due <= plan.horizon.end:
            yield See(f"{path.at}/due", name=path.kpi, due=path.due, start=plan.horizon.start, end=plan.horizon.end)
