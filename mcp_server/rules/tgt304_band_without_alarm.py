"""TGT304 band-without-alarm."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.model.paper import Band
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._targets import ALARMS, Watched, watched

WORDS = {
    "zh-CN": {
        "title": "有一段不报警",
        "message": "“{name}”的目标是 {target}，但要到 {value} 才有第一个预警：中间没达标也不报警。",
        "fix": "让第一个预警从没达标处开始。",
    },
    "en": {
        "title": "Band without an alarm",
        "message": (
            'The target of "{name}" is {target}, but the first alarm comes at {value}: in between it is '
            "missed in silence."
        ),
        "fix": "Let the first alarm begin where the target is missed.",
    },
}


@rule("TGT304")
def band_without_alarm(plan: Plan | Band) -> Seen:
    """Band without an alarm.

    ## What it does
    Checks KPIs with alarms of their own: between the target and the first of them nothing rings. In a text, where
    the target is not one that is still to be reached.

    ## Why is this bad?
    The target can be missed in silence.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - {id: ren, name: Renewal rate, baseline: "86%", target: "≥92%"}
    thresholds:
      - {metric: ren, role: red, value: "<88%", when: 2026-12-31}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - {id: ren, name: Renewal rate, baseline: "86%", target: "≥92%"}
    thresholds:
      - {metric: ren, role: amber, value: "<92%", when: 2026-12-31}
      - {metric: ren, role: red, value: "<88%", when: 2026-12-31}
    ```

    ## Fix
    Let the first alarm begin where the target is missed.
    """
    if isinstance(plan, Band):
        yield See(name=plan.name, target=plan.target, value=plan.value)
        return
    groups: dict[str, list[Watched]] = {}
    for row in watched(plan):
        if row.threshold.role in ALARMS and row.path.target and row.path.better in {"higher", "lower"}:
            groups.setdefault(row.kpi.id, []).append(row)
    for rows in groups.values():
        target, worse = rows[0].path.target, -1 if rows[0].path.better == "higher" else 1
        final = [row for row in rows if row.day is None or (rows[0].path.due and row.day >= rows[0].path.due)]
        if target is None or not final:
            continue
        first = min(final, key=lambda row: (row.value.value - target.value) * worse)
        if (first.value.value - target.value) * worse > 0:
            yield See(
                f"/thresholds/id={first.threshold.id}/value",
                name=first.path.kpi,
                value=first.threshold.value,
                target=target,
            )
