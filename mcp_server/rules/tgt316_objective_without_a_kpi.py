"""TGT316 objective-without-a-kpi."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "目标没有指标衡量",
        "ask": "怎样看出“{name}”达成了？",
        "why": "没有指标，期末各有各的说法。",
    },
    "en": {
        "title": "Objective that no KPI measures",
        "ask": 'How will one see that "{name}" is reached?',
        "why": "Without a measure, everybody may say at the end that it was reached, or not.",
    },
}


@rule("TGT316", "question")
def objective_without_a_kpi(plan: Plan) -> Seen:
    """Objective that no KPI measures.

    ## What it does
    Asks how one will see that an objective is reached, where no KPI measures it, once some KPI names its objective.

    ## Why is this bad?
    At the end everybody may say that it was reached, or not.

    ## Bad
    ```yaml generate_plan
    department: Sales
    objectives:
      - {id: o1, text: ARR of 57 million}
      - {id: o2, text: A complete appraisal scheme}
    kpis:
      - {name: ARR, objective: o1}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    objectives:
      - {id: o1, text: ARR of 57 million}
    kpis:
      - {name: ARR, objective: o1}
    ```

    ## Fix
    Add a KPI with this objective, or a milestone that shows it.
    """
    if any(kpi.objective for kpi in plan.kpis):
        for cover in plan.alignment:
            if cover.at.startswith("/objectives/") and not cover.by:
                yield See(cover.at, name=cover.name)
