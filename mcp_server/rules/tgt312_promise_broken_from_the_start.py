"""TGT312 promise-broken-from-the-start."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._targets import watched

WORDS = {
    "zh-CN": {
        "title": "承诺从第一天就没兑现",
        "message": "“{name}”承诺 {value}，而基线是 {baseline}。",
        "fix": "写明承诺从何时起算，或承诺今天做得到的水平。",
    },
    "en": {
        "title": "Promise broken from the start",
        "message": '"{name}" is promised at {value}, and stands at {baseline}.',
        "fix": "Say from when the promise counts, or promise what is kept today.",
    },
}


@rule("TGT312", "error")
def promise_broken_from_the_start(plan: Plan) -> Seen:
    """Promise broken from the start.

    ## What it does
    Checks for promises (role objective) without a later date that the baseline of their KPI does not keep.

    ## Why is this bad?
    The service level is broken on the day it starts to count.

    ## Bad
    ```yaml generate_plan
    department: Platform
    period: 2026
    kpis:
      - {id: up, name: Availability, baseline: "99.5%", target: "≥99.9%"}
    thresholds:
      - {metric: up, role: objective, value: "≥99.9%"}
    ```

    ## Good
    ```yaml generate_plan
    department: Platform
    period: 2026
    kpis:
      - {id: up, name: Availability, baseline: "99.5%", target: "≥99.9%"}
    thresholds:
      - {metric: up, role: objective, value: "≥99.9%", when: 2026Q4}
    ```

    ## Fix
    Say from when the promise counts, or promise what is kept today.
    """
    for row in watched(plan):
        baseline, value = row.path.baseline, row.value
        if row.threshold.role != "objective" or row.day or baseline is None or row.path.behaviour == "flow":
            continue
        broken = (value.bound in {">=", ">"} and baseline.value < value.value) or (
            value.bound in {"<=", "<"} and baseline.value > value.value
        )
        if broken:
            yield See(
                f"/thresholds/id={row.threshold.id}/when",
                name=row.path.kpi,
                value=row.threshold.value,
                baseline=baseline,
            )
