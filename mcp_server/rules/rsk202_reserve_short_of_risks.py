"""RSK202 reserve-short-of-risks."""

import re

from mcp_server.language.quantities import quantity
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import called
from mcp_server.regex import regex
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "预备金不足",
        "message": "“{name}”只有 {money}，而风险的期望损失为 {expected}。",
        "fix": "增加预备金、降低某个风险，或写明差额由谁承担。",
    },
    "en": {
        "title": "Reserve short of the expected loss",
        "message": '"{name}" holds {money}; the expected loss from risks is {expected}.',
        "fix": "Raise the reserve, lower a risk, or say who carries the rest.",
    },
}

RESERVE = regex(r"应急|预备|储备金|风险金|备用金|reserve|contingency", re.IGNORECASE)


@rule("RSK202")
def reserve_short_of_risks(plan: Plan) -> Seen:
    """Reserve short of the expected loss.

    ## What it does
    Checks the budget line for contingencies (reserve, 应急, 预备) against the expected money value of the
    risks: the sum of probability times cost.

    ## Why is this bad?
    By the plan's own figures the money will not be enough.

    ## Bad
    ```yaml generate_plan
    department: Sales
    resources:
      budget:
        - {name: Reserve, amount: 0.2 million yuan}
    risks:
      - {text: A budget freeze, probability: "50%", cost: 1 million yuan}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    resources:
      budget:
        - {name: Reserve, amount: 0.6 million yuan}
    risks:
      - {text: A budget freeze, probability: "50%", cost: 1 million yuan}
    ```

    ## Fix
    Raise the reserve, lower a risk, or say who carries the rest.
    """
    if plan.reserve is None:
        return
    for line in plan.resources.budget:
        found = quantity(line.amount or line.limit) if RESERVE.search(line.name) else None
        if found and found.unit == plan.reserve.unit and found.value < plan.reserve.value:
            yield See(
                f"/resources/budget/id={line.id}/{'amount' if line.amount else 'limit'}",
                name=called(line), money=line.amount or line.limit, expected=plan.reserve,
            )  # fmt: skip
