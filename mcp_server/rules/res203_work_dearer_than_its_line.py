"""RES203 work-dearer-than-its-line."""

from mcp_server.model.plan import Account
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "工作成本超过预算",
        "message": "“{name}”有 {line}，它要付的工作需要 {cost}。",
        "fix": "提高预算、压低成本，或由其他预算分担。",
    },
    "en": {
        "title": "Work dearer than its budget line",
        "message": '"{name}" holds {line}; the work that it pays costs {cost}.',
        "fix": "Raise the line, lower the cost, or pay a part from another line.",
    },
}


@rule("RES203", "error")
def work_dearer_than_its_line(account: Account) -> Seen:
    """Work dearer than its budget line.

    ## What it does
    Checks the cost of the work that a budget line pays against the line.

    ## Why is this bad?
    The line is overspent if all goes as planned.

    ## Bad
    ```yaml generate_plan
    department: Sales
    resources:
      budget: [{name: Events, amount: 0.4 million yuan, work: [i1]}]
    initiatives:
      - {id: i1, name: Road show, cost: 0.5 million yuan}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    resources:
      budget: [{name: Events, amount: 0.6 million yuan, work: [i1]}]
    initiatives:
      - {id: i1, name: Road show, cost: 0.5 million yuan}
    ```

    ## Fix
    Raise the line, lower the cost, or pay a part from another line.
    """
    line = account.amount or account.limit
    if account.cost and line and account.cost.unit == line.unit and account.cost.value > line.value:
        yield See("work", name=account.name, cost=account.cost, line=line)
