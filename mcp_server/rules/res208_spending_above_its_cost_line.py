"""RES208 spending-above-its-cost-line."""

from mcp_server.methods._proposal_costs import UseRow
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "用途金额超过费用项",
        "message": "“{name}”要用 {amount}，它对应的{lines}只有 {cost}。",
        "fix": "更正用途金额或费用项。",
    },
    "en": {
        "title": "Spending above its cost line",
        "message": '"{name}" takes {amount}; {lines} comes to {cost}.',
        "fix": "Correct the use, or the cost line.",
    },
}


@rule("RES208")
def spending_above_its_cost_line(use: UseRow) -> Seen:
    """Spending above its cost line.

    ## What it does
    Checks each use of money against the cost lines that it pays.

    ## Why is this bad?
    The surplus has no estimate behind it.

    ## Bad
    ```yaml build_proposal
    costs:
      - {id: l, name: Lockers, amount: $500}
    funding:
      uses: [{name: Equipment, amount: $600, costs: [l]}]
    ```

    ## Good
    ```yaml build_proposal
    costs:
      - {id: l, name: Lockers, amount: $600}
    funding:
      uses: [{name: Equipment, amount: $600, costs: [l]}]
    ```

    ## Fix
    Correct the use, or the cost line.
    """
    if use.amount is None or use.cost is None or use.amount.unit != use.cost.unit:
        return
    if use.amount.value > use.cost.value + max(use.amount.step / 2, abs(use.cost.value) / 200):
        yield See("amount", name=use.name, amount=use.amount, lines=use.lines, cost=use.cost)
