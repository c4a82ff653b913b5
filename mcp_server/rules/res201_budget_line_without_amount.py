"""RES201 budget-line-without-amount."""

from mcp_server.methods._proposal_costs import CostAccount
from mcp_server.model.plan import Account
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "预算没有金额",
        "ask": "“{name}”是多少钱？",
        "why": "没写金额的预算，不是白给就是忘了。",
    },
    "en": {
        "title": "Budget line without an amount",
        "ask": 'How much money is "{name}"?',
        "why": "Money that is not named is either free or forgotten.",
    },
}


@rule("RES201", "question")
def budget_line_without_amount(account: Account) -> Seen:
    """Budget line without an amount.

    ## What it does
    Asks for the amount of a budget line that has neither amount nor limit, and no lines below it that give one.

    ## Why is this bad?
    Money that is not named is either free or forgotten.

    ## Bad
    ```yaml generate_plan
    department: Sales
    resources:
      budget: [{name: Events}]
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    resources:
      budget: [{name: Events, amount: 0.4 million yuan}]
    ```

    ## Fix
    Give the amount, or the limit.
    """
    unclear = isinstance(account, CostAccount) and account.unclear
    if account.amount is None and account.limit is None and account.parts is None and not unclear:
        yield See("amount", name=account.name)
