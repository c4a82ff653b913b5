"""TGT202 target-worse-than-baseline."""

from mcp_server.language.quantities import quantity
from mcp_server.model.base import called
from mcp_server.model.goals import Kpi
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._targets import meets, stated_direction

WORDS = {
    "zh-CN": {
        "title": "目标比基线还差",
        "message": "“{name}”的目标 {target} 比基线 {baseline} 还差。",
        "fix": "更正其中一个数，或更正方向。",
    },
    "en": {
        "title": "Target worse than the baseline",
        "message": 'The target of "{name}", {target}, is worse than the baseline {baseline}.',
        "fix": "Correct the figure that is wrong, or the direction.",
    },
}


@rule("TGT202", "error")
def target_worse_than_baseline(kpi: Kpi) -> Seen:
    """Target worse than the baseline.

    ## What it does
    Checks for targets that are worse than the baseline, in the direction that is stated as better.

    ## Why is this bad?
    The plan would count a loss as success; one of the figures, or the direction, is wrong.

    ## Bad
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: Sales cycle, better: lower, baseline: 75 days, target: 90 days}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: Sales cycle, better: lower, baseline: 90 days, target: 75 days}
    ```

    ## Fix
    Correct the figure that is wrong, or the direction.
    """
    baseline = quantity(kpi.baseline) if kpi.baseline else None
    target = quantity(kpi.target) if kpi.target else None
    better = stated_direction(kpi)
    if not baseline or not target or target.signed or baseline.unit != target.unit or better not in {"higher", "lower"}:
        return
    loosened = target.bound != "=" and meets(baseline.value, target, better)
    if not loosened and target.value != baseline.value and not meets(target.value, baseline, better):
        yield See("target", name=called(kpi), baseline=kpi.baseline, target=kpi.target)
