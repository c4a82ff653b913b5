"""TGT315 requirement-served-by-nothing."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "上级要求无目标承接",
        "ask": "“{name}”由哪个目标承接？",
        "why": "没有目标承接的要求，不在任何人的计划里。",
    },
    "en": {
        "title": "Requirement that no objective serves",
        "ask": 'Which objective serves "{name}"?',
        "why": "What those above asked for is then in nobody's plan.",
    },
}


@rule("TGT315", "question")
def requirement_served_by_nothing(plan: Plan) -> Seen:
    """Requirement that no objective serves.

    ## What it does
    Asks which objective serves a requirement from above that none serves, once some objective says what it serves.

    ## Why is this bad?
    What those above asked for is then in nobody's plan.

    ## Bad
    ```yaml generate_plan
    department: Sales
    requirements:
      - {id: r1, text: Positive cash flow}
      - {id: r2, text: Bad debts below 1%}
    objectives:
      - {text: ARR of 57 million, serves: [r1]}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    requirements:
      - {id: r1, text: Positive cash flow}
      - {id: r2, text: Bad debts below 1%}
    objectives:
      - {text: ARR of 57 million, serves: [r1]}
      - {text: Credit check before each order, serves: [r2]}
    ```

    ## Fix
    Name the objective that serves it, or add one.
    """
    if any(objective.serves for objective in plan.objectives):
        for cover in plan.alignment:
            if cover.at.startswith("/requirements/") and not cover.by:
                yield See(cover.at, name=cover.name)
