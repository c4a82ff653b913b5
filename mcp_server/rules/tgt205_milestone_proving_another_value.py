"""TGT205 milestone-proving-another-value."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import by_reference, called
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._targets import meets, watched
from mcp_server.rules._work import clock_of

WORDS = {
    "zh-CN": {
        "title": "里程碑证明的不是目标",
        "message": "“{name}”宣布“{kpi}”达成，但到那时的门禁只要求 {gate}，目标是 {target}。",
        "fix": "把门禁提到目标值，或不由这个里程碑证明它。",
    },
    "en": {
        "title": "Milestone that proves another value",
        "message": (
            '"{name}" declares "{kpi}" reached, but the last gate up to it asks for {gate}; the target is {target}.'
        ),
        "fix": "Raise the gate to the target, or take the KPI out of what the milestone proves.",
    },
}


@rule("TGT205", "error")
def milestone_proving_another_value(plan: Plan) -> Seen:
    """Milestone that proves another value.

    ## What it does
    Checks milestones that declare a KPI reached while the last gate up to them asks for less than its target.

    ## Why is this bad?
    The milestone can be passed and the target missed.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - {id: ren, name: Renewal rate, baseline: "88%", target: "≥92%"}
    thresholds:
      - {metric: ren, role: gate, value: "≥90%", when: 2026-11-30}
    milestones:
      - {id: M1, name: M1 renewals secured, date: 2026-11-30, proves: [ren]}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - {id: ren, name: Renewal rate, baseline: "88%", target: "≥92%"}
    thresholds:
      - {metric: ren, role: gate, value: "≥92%", when: 2026-11-30}
    milestones:
      - {id: M1, name: M1 renewals secured, date: 2026-11-30, proves: [ren]}
    ```

    ## Fix
    Raise the gate to the target, or take the KPI out of what the milestone proves.
    """
    if not any(milestone.proves for milestone in plan.milestones):
        return
    clock, kpis = clock_of(plan), by_reference(plan.kpis)
    gates = [row for row in watched(plan) if row.threshold.role == "gate" and row.day]
    for milestone in plan.milestones:
        window = clock.window_of(milestone.date)
        for ref in milestone.proves:
            kpi = kpis.get(ref)
            rows = [r for r in gates if kpi and window and r.kpi.id == kpi.id and r.day and r.day <= window.end]
            if not rows:
                continue
            last = max(rows, key=lambda row: row.day or window.end)  # type: ignore[union-attr]
            target, better = last.path.target, last.path.better
            if target and better in {"higher", "lower"} and not meets(last.value.value, target, better):  # type: ignore[arg-type]
                yield See(
                    f"/milestones/id={milestone.id}/proves", name=called(milestone), kpi=last.path.kpi,
                    gate=last.threshold.value, target=last.kpi.target,
                )  # fmt: skip
