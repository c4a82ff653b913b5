"""TGT201 target-already-met."""

from mcp_server.language.quantities import quantity
from mcp_server.model.base import called
from mcp_server.model.goals import Kpi
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._targets import HOLDS, meets, stated_direction

WORDS = {
    "zh-CN": {
        "title": "目标已经达到",
        "message": "“{name}”的基线 {baseline} 已达到目标 {target}。",
        "fix": "提高目标、更正基线，或写明是要保持。",
    },
    "en": {
        "title": "Target already met",
        "message": 'The baseline of "{name}", {baseline}, already reaches the target {target}.',
        "fix": "Raise the target, correct the baseline, or say that the level is to be kept.",
    },
}


@rule("TGT201")
def target_already_met(kpi: Kpi) -> Seen:
    """Target already met.

    ## What it does
    Checks for targets that the baseline already reaches, unless the plan says that the level is to be kept.

    ## Why is this bad?
    Nothing has to happen, and the work planned for it cannot be judged.

    ## Bad
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: Renewal rate, baseline: "93%", target: "≥92%"}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    kpis:
      - {name: Renewal rate, baseline: "88%", target: "≥92%"}
    ```

    ## Fix
    Raise the target, correct the baseline, or say that the level is to be kept.
    """
    baseline = quantity(kpi.baseline) if kpi.baseline else None
    target = quantity(kpi.target) if kpi.target else None
    better = stated_direction(kpi)
    if not baseline or not target or target.signed or baseline.unit != target.unit or not better or kpi.lasts:
        return
    if kpi.behaviour == "flow" or HOLDS.search(f"{kpi.text} {kpi.target} {kpi.definition}"):
        return
    if target.bound != "=" and meets(baseline.value, target, better):
        yield See("target", name=called(kpi), baseline=kpi.baseline, target=kpi.target)
