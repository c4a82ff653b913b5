"""TGT305 amber-beyond-red."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.model.paper import Lights
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._targets import watched

WORDS = {
    "zh-CN": {
        "title": "黄线越过红线",
        "message": "“{name}”中较轻一档 {amber} 比较重一档 {red} 还差。",
        "fix": "对调两个数。",
    },
    "en": {
        "title": "Amber beyond red",
        "message": 'The milder limit ({amber}) of "{name}" is worse than the stricter one ({red}).',
        "fix": "Exchange the two figures.",
    },
}


@rule("TGT305", "error")
def amber_beyond_red(plan: Plan | Lights) -> Seen:
    """Amber beyond red.

    ## What it does
    Checks that amber comes before red, for one KPI and one day; in a text, for one sentence, list or row, and also
    that a warning comes before a stop.

    ## Why is this bad?
    Red rings first, and amber never warns of it.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - {id: ren, name: Renewal rate, baseline: "95%", target: "≥96%"}
    thresholds:
      - {metric: ren, role: amber, value: "<85%"}
      - {metric: ren, role: red, value: "<90%"}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - {id: ren, name: Renewal rate, baseline: "95%", target: "≥96%"}
    thresholds:
      - {metric: ren, role: amber, value: "<90%"}
      - {metric: ren, role: red, value: "<85%"}
    ```

    ## Fix
    Exchange the two figures.
    """
    if isinstance(plan, Lights):
        yield See(name=plan.name, amber=plan.amber, red=plan.red)
        return
    rows = list(watched(plan))
    for amber in rows:
        for red in rows:
            if (
                amber.threshold.role == "amber" and red.threshold.role == "red"
                and amber.kpi.id == red.kpi.id and amber.day == red.day and amber.value.value != red.value.value
                and amber.path.better in {"higher", "lower"}
                and (amber.value.value < red.value.value) == (amber.path.better == "higher")
            ):  # fmt: skip
                yield See(
                    f"/thresholds/id={amber.threshold.id}/value", name=amber.path.kpi, amber=amber.threshold.value,
                    red=red.threshold.value,
                )  # fmt: skip
