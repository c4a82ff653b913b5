"""TGT303 alarm-on-at-the-target."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._targets import ALARMS, watched

WORDS = {
    "zh-CN": {
        "title": "达标时预警仍成立",
        "message": "“{name}”达到目标 {target} 时，预警 {value} 仍然成立。",
        "fix": "把预警设在目标处或更差的一侧。",
    },
    "en": {
        "title": "Alarm that is on at the target",
        "message": 'The alarm {value} on "{name}" is on when the target {target} is met.',
        "fix": "Set the alarm at the target or on its worse side.",
    },
}


@rule("TGT303", "error")
def alarm_on_at_the_target(plan: Plan) -> Seen:
    """Alarm that is on at the target.

    ## What it does
    Checks for alarms that are on even when the target is met.

    ## Why is this bad?
    The alarm and the target contradict each other: success rings the bell.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - {id: ren, name: Renewal rate, baseline: "88%", target: "≥92%"}
    thresholds:
      - {metric: ren, role: amber, value: "<95%"}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - {id: ren, name: Renewal rate, baseline: "88%", target: "≥92%"}
    thresholds:
      - {metric: ren, role: amber, value: "<92%", when: 2026-12-31}
    ```

    ## Fix
    Set the alarm at the target or on its worse side.
    """
    for row in watched(plan):
        target = row.path.target
        if (
            row.threshold.role in ALARMS
            and target
            and row.path.better in {"higher", "lower"}
            and row.fires(target.value)
        ):
            yield See(
                f"/thresholds/id={row.threshold.id}/value", name=row.path.kpi, value=row.threshold.value, target=target
            )
