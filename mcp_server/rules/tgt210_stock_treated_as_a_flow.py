"""TGT210 stock-treated-as-a-flow."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._targets import watched

WORDS = {
    "zh-CN": {
        "title": "把存量当流量",
        "message": "“{name}”的检查点 {value} 低于基线 {baseline}：它是存量，不会从零累计。",
        "fix": "检查点设在基线与目标之间，或把增量另立为流量指标。",
    },
    "en": {
        "title": "Stock treated as a flow",
        "message": (
            'The checkpoint {value} of "{name}" lies below its baseline {baseline}: a level is not counted '
            "from nothing."
        ),
        "fix": "Set checkpoints between baseline and target, or plan the growth as a flow of its own.",
    },
}


@rule("TGT210")
def stock_treated_as_a_flow(plan: Plan) -> Seen:
    """Stock treated as a flow.

    ## What it does
    Checks for checkpoints of a level (a stock where higher is better) that lie below its baseline, as if it were
    counted from nothing each year.

    ## Why is this bad?
    Eighteen per cent of the year-end revenue cannot be "done" in the first quarter: most of it was there on the first
    day.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - {id: arr, name: ARR, behaviour: stock, better: higher, baseline: 48 million yuan, target: 57 million yuan}
    thresholds:
      - {metric: arr, role: checkpoint, value: 10 million yuan, when: 2026Q1}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - {id: arr, name: ARR, behaviour: stock, better: higher, baseline: 48 million yuan, target: 57 million yuan}
    thresholds:
      - {metric: arr, role: checkpoint, value: 50 million yuan, when: 2026Q1}
    ```

    ## Fix
    Set checkpoints between the baseline and the target, or plan the growth as a flow of its own.
    """
    for row in watched(plan):
        baseline, role = row.path.baseline, row.threshold.role
        if (
            role == "checkpoint" and row.path.behaviour == "stock" and row.path.better == "higher"
            and baseline and baseline.value > 0 and row.value.value < baseline.value and not row.value.signed
        ):  # fmt: skip
            yield See(
                f"/thresholds/id={row.threshold.id}/value",
                name=row.path.kpi,
                value=row.threshold.value,
                baseline=baseline,
            )
