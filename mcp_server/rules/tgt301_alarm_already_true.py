"""TGT301 alarm-already-true."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.model.paper import Alarm
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._targets import ALARMS, watched

WORDS = {
    "zh-CN": {
        "title": "预警现在就成立",
        "message": "“{name}”的预警 {value} 在基线 {baseline} 时就已成立。",
        "fix": "把预警设到现值以下，或从路径越过它的那天起生效。",
    },
    "en": {
        "title": "Alarm that is already on",
        "message": 'The alarm {value} on "{name}" is on at the baseline {baseline}.',
        "fix": "Set it below today's figure, or from the day on which the path has passed it.",
    },
}


@rule("TGT301")
def alarm_already_true(plan: Plan | Alarm) -> Seen:
    """Alarm that is already on.

    ## What it does
    Checks for alarms and triggers that are on at the baseline of their KPI, and that are not set for a later day.

    ## Why is this bad?
    An alarm that rings from the first day is switched off.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - {id: ren, name: Renewal rate, baseline: "88%", target: "≥92%"}
    thresholds:
      - {metric: ren, role: red, value: "<90%"}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - {id: ren, name: Renewal rate, baseline: "88%", target: "≥92%"}
    thresholds:
      - {metric: ren, role: red, value: "<87%"}
    ```

    ## Fix
    Set the alarm below today's figure, or from the day on which the path has passed it.
    """
    if isinstance(plan, Alarm):
        yield See(name=plan.name, value=plan.value, baseline=plan.baseline)
        return
    for row in watched(plan):
        baseline = row.path.baseline
        if row.threshold.role not in ALARMS or row.day or baseline is None or row.path.behaviour == "flow":
            continue
        on_target = row.path.target is not None and row.fires(row.path.target.value)
        if row.fires(baseline.value) and not on_target:
            yield See(
                f"/thresholds/id={row.threshold.id}/value",
                name=row.path.kpi,
                value=row.threshold.value,
                baseline=baseline,
            )
