"""RES202 cost-that-no-line-pays."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "成本没有预算来源",
        "ask": "“{name}”的 {cost} 由哪项预算出？",
        "why": "账单来之前，预算看上去都够。",
    },
    "en": {
        "title": "Cost that no line pays",
        "ask": 'Which budget line pays the {cost} of "{name}"?',
        "why": "The budget looks kept until the bill comes.",
    },
}


@rule("RES202", "question")
def cost_that_no_line_pays(plan: Plan) -> Seen:
    """Cost that no line pays.

    ## What it does
    Asks which budget line pays for an initiative with a cost that none pays, once some line names its work.

    ## Why is this bad?
    The budget looks kept until the bill comes.

    ## Bad
    ```yaml generate_plan
    department: Sales
    resources:
      budget: [{name: Events, amount: 0.4 million yuan, work: [i1]}]
    initiatives:
      - {id: i1, name: Road show, cost: 0.3 million yuan}
      - {id: i2, name: Solution kits, cost: 0.2 million yuan}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    resources:
      budget: [{name: Events, amount: 0.6 million yuan, work: [i1, i2]}]
    initiatives:
      - {id: i1, name: Road show, cost: 0.3 million yuan}
      - {id: i2, name: Solution kits, cost: 0.2 million yuan}
    ```

    ## Fix
    Add the initiative to the `work` of a line.
    """
    paid = {ref for line in plan.resources.budget for ref in line.work}
    if paid:
        for item in plan.initiatives:
            if item.cost and not paid & {item.id, item.name}:
                yield See(f"/initiatives/id={item.id}/cost", name=called(item), cost=item.cost)
