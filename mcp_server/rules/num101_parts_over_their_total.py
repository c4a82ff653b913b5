"""NUM101 parts-over-their-total."""

from mcp_server.model.plan import Account
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "分项之和超过总额",
        "message": "“{name}”是 {total}，下级合计 {parts}。",
        "fix": "更正总额或某个分项。",
    },
    "en": {
        "title": "Parts larger than their total",
        "message": '"{name}" is {total}; the lines below it add up to {parts}.',
        "fix": "Correct the total or one of its parts.",
    },
}


@rule("NUM101", "error")
def parts_over_their_total(account: Account) -> Seen:
    """Parts larger than their total.

    ## What it does
    Checks the lines below a budget line against its amount or limit.

    ## Why is this bad?
    One of the figures is wrong, and money is promised twice.

    ## Bad
    ```yaml generate_plan
    department: Sales
    resources:
      budget:
        - {id: m, name: Marketing, amount: 2 million yuan}
        - {name: Events, amount: 1.5 million yuan, parent: m}
        - {name: Content, amount: 0.8 million yuan, parent: m}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    resources:
      budget:
        - {id: m, name: Marketing, amount: 2.3 million yuan}
        - {name: Events, amount: 1.5 million yuan, parent: m}
        - {name: Content, amount: 0.8 million yuan, parent: m}
    ```

    ## Fix
    Correct the total or one of its parts.
    """
    total, parts = account.amount or account.limit, account.parts
    if total is None or parts is None or parts.unit != total.unit:
        return
    # Budgets are rounded little, however few digits they show.
    if parts.value > total.value + min(total.step / 2, total.value / 200):
        yield See("amount" if account.amount else "limit", name=account.name, total=total, parts=parts)
