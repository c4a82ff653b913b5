"""TGT209 parts-met-and-total-missed."""

from decimal import Decimal

from mcp_server.model.plan import TargetPath
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "各部分都达标而总数不达标",
        "message": "“{name}”各部分的目标合起来是 {together}，总目标是 {target}。",
        "fix": "提高各部分的目标，或下调总目标。",
    },
    "en": {
        "title": "Parts can be met and the total missed",
        "message": 'The targets of the parts of "{name}" give {together}; the target is {target}.',
        "fix": "Raise the parts, or lower the whole.",
    },
}


@rule("TGT209", "error")
def parts_met_and_total_missed(path: TargetPath) -> Seen:
    """Parts can be met and the total missed.

    ## What it does
    Checks what the targets of the splits give together (their sum, or for a rate their weighted mean) against the
    target of the whole.

    ## Why is this bad?
    Every region can report success while the department fails.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - name: New customers
        behaviour: flow
        better: higher
        target: 180 customers
        splits: [{name: East, target: 90 customers}, {name: North, target: 50 customers}]
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026
    kpis:
      - name: New customers
        behaviour: flow
        better: higher
        target: 180 customers
        splits: [{name: East, target: 110 customers}, {name: North, target: 70 customers}]
    ```

    ## Fix
    Raise the parts, or lower the whole.
    """
    if path.roll_up is None or path.target is None or path.roll_up.unit != path.target.unit:
        return
    tolerance = path.target.step * Decimal("0.5")
    short = path.target.value - path.roll_up.value
    if path.better == "lower":
        short = -short
    if path.better in {"higher", "lower"} and short > tolerance:
        yield See("splits", name=path.kpi, together=path.roll_up, target=path.target)
