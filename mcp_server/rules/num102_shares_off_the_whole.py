"""NUM102 shares-off-the-whole."""

from decimal import Decimal

from mcp_server.language.quantities import quantity
from mcp_server.model.base import called
from mcp_server.model.goals import Kpi
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "占比合计不是 100%",
        "message": "“{name}”各部分的权重合计 {total}%。",
        "fix": "按同一个整体给出占比，或写不带 % 的权重。",
    },
    "en": {
        "title": "Shares that do not add up",
        "message": 'The weights of the parts of "{name}" add up to {total}%.',
        "fix": "Give shares of one whole, or plain weights without %.",
    },
}


@rule("NUM102", "error")
def shares_off_the_whole(kpi: Kpi) -> Seen:
    """Shares that do not add up.

    ## What it does
    Checks that the weights of a KPI's splits, where all are given in per cent, add up to 100 %.

    ## Why is this bad?
    The weighted total is then not the total.

    ## Bad
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: ARR, splits: [{name: East, weight: "50%"}, {name: North, weight: "40%"}]}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: ARR, splits: [{name: East, weight: "60%"}, {name: North, weight: "40%"}]}
    ```

    ## Fix
    Give shares of one whole, or plain weights without %.
    """
    found = [quantity(split.weight) for split in kpi.splits if split.weight]
    shares = [q for q in found if q and q.dimension == "percent"]
    if len(shares) < 2 or len(shares) < len(kpi.splits):
        return
    total = sum((q.value for q in shares), Decimal(0))
    rounding = sum((q.step for q in shares), Decimal(0)) / 2
    if abs(total - 100) > rounding:
        yield See("splits", name=called(kpi), total=total)
