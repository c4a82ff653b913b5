"""TGT203 checkpoints-out-of-order."""

from itertools import pairwise

from mcp_server.methods.generate_plan import Plan
from mcp_server.model.paper import Course
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._targets import Watched, meets, watched

WORDS = {
    "zh-CN": {
        "title": "检查点次序不对",
        "message": "“{name}”在 {at} 要求 {first}，到 {by} 反而放宽为 {then}。",
        "fix": "调整数值次序，或说明为什么允许回落。",
    },
    "en": {
        "title": "Checkpoints out of order",
        "message": '"{name}" must be {first} on {at}, but only {then} on {by}.',
        "fix": "Put the figures in order, or say why the measure may fall back.",
    },
}


@rule("TGT203", "error")
def checkpoints_out_of_order(plan: Plan | Course) -> Seen:
    """Checkpoints out of order.

    ## What it does
    Checks that the checkpoints and gates of one KPI become stricter, or stay, from one date to the next, and never
    pass its target before it is due.

    ## Why is this bad?
    A later gate that is looser lets the measure fall back after it was reached.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - {id: ren, name: Renewal rate, baseline: "88%", target: "≥92%"}
    thresholds:
      - {metric: ren, role: gate, value: "≥91%", when: 2026Q2}
      - {metric: ren, role: gate, value: "≥90%", when: 2026Q3}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - {id: ren, name: Renewal rate, baseline: "88%", target: "≥92%"}
    thresholds:
      - {metric: ren, role: gate, value: "≥90%", when: 2026Q2}
      - {metric: ren, role: gate, value: "≥91%", when: 2026Q3}
    ```

    ## Fix
    Put the figures in order, or say why the measure may fall back.
    """
    if isinstance(plan, Course):
        yield See(name=plan.name, first=plan.first, then=plan.then, at=plan.earlier, by=plan.later)
        return
    rows: dict[tuple[str, str], list[Watched]] = {}
    for row in watched(plan):
        if row.threshold.role in {"checkpoint", "gate"} and row.day and row.path.better in {"higher", "lower"}:
            rows.setdefault((row.kpi.id, row.threshold.role), []).append(row)
    for group in rows.values():
        group.sort(key=lambda row: row.day or row.path.due)  # type: ignore[arg-type,return-value]
        for earlier, later in pairwise(group):
            looser = later.value.value != earlier.value.value and not meets(
                later.value.value,
                earlier.value,
                earlier.path.better,  # type: ignore[arg-type]
            )
            if looser and earlier.day != later.day:
                yield See(
                    f"/thresholds/id={later.threshold.id}/value", name=earlier.path.kpi,
                    first=earlier.threshold.value, then=later.threshold.value, at=earlier.day, by=later.day,
                )  # fmt: skip
