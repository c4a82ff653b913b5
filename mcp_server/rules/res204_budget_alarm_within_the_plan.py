"""RES204 budget-alarm-within-the-plan."""

from decimal import Decimal

from mcp_server.language.quantities import quantity
from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "预算预警必然触发",
        "message": "预算预警是 {value}，而规划本身就要用掉 {share}%。",
        "fix": "设在计划用量之上，或与截至当期的计划价值比较。",
    },
    "en": {
        "title": "Budget alarm that the plan sets off",
        "message": "The alarm on the budget is {value}; the plan itself uses {share}%.",
        "fix": "Set it above the planned use, or against the planned value to date.",
    },
}


@rule("RES204")
def budget_alarm_within_the_plan(plan: Plan) -> Seen:
    """Budget alarm that the plan sets off.

    ## What it does
    Checks alarms on the use of the budget (metric budget_used) against what the plan itself will spend.

    ## Why is this bad?
    It rings when all goes as planned, and is no sign of anything.

    ## Bad
    ```yaml generate_plan
    department: Sales
    resources:
      budget: [{name: Events, amount: 0.5 million yuan, work: [i1]}]
    initiatives:
      - {id: i1, name: Road show, cost: 0.5 million yuan}
    thresholds:
      - {metric: budget_used, role: red, value: ">90%"}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    resources:
      budget: [{name: Events, amount: 0.5 million yuan, work: [i1]}]
    initiatives:
      - {id: i1, name: Road show, cost: 0.5 million yuan}
    thresholds:
      - {metric: budget_used, role: red, value: ">100%"}
    ```

    ## Fix
    Set it above the planned use, or against the planned value to date.
    """
    total = plan.budget_total
    costs = [quantity(item.cost) for item in plan.initiatives if item.cost]
    known = [c for c in costs if c and total and c.unit == total.unit]
    if total is None or not known or len(known) < len(costs) or total.value <= 0:
        return
    spent = sum((c.value for c in known), Decimal(0))
    for threshold in plan.thresholds:
        value = quantity(threshold.value) if threshold.value else None
        if threshold.metric != "budget_used" or threshold.role not in {"amber", "red", "trigger"} or value is None:
            continue
        limit = value.value * total.value / 100 if value.dimension == "percent" else value.value
        comparable = value.dimension == "percent" or value.unit == total.unit
        if comparable and value.bound not in {"<", "<="} and not threshold.when and limit < spent:
            share = (spent / total.value * 100).quantize(Decimal("0.1"))
            yield See(f"/thresholds/id={threshold.id}/value", value=threshold.value, share=share)
