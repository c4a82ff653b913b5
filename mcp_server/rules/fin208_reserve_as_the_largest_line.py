"""FIN208 reserve-as-the-largest-line."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "预备费是最大的一项",
        "message": "“{name}”{amount} 是最大的一项，超过“{second}”的 {next}。",
        "fix": "先把要做的事估清楚，再按估算的不确定性留预备费。",
    },
    "en": {
        "title": "Reserve as the largest line",
        "message": '"{name}" ({amount}) is the largest line, above "{second}" ({next}).',
        "fix": "Estimate the work first, and keep a reserve for what is uncertain in it.",
    },
}


@rule("FIN208")
def reserve_as_the_largest_line(proposal: Proposal) -> Seen:
    """Reserve as the largest line.

    ## What it does
    Checks whether the largest cost line at the bottom of the tree is a reserve.

    ## Why is this bad?
    A reserve larger than any work says that the work has not been estimated.

    ## Bad
    ```yaml build_proposal
    costs:
      - {name: Lockers, amount: $90}
      - {name: Reserve, amount: $120, cost_type: reserve}
    ```

    ## Good
    ```yaml build_proposal
    costs:
      - {name: Lockers, amount: $190}
      - {name: Reserve, amount: $20, cost_type: reserve}
    ```

    ## Fix
    Estimate the work first, and keep a reserve for what is uncertain in it.
    """
    bottom = [a for a in proposal.accounts if not a.lines and a.amount and a.cost_type != "yearly"]
    others = [a for a in bottom if a.cost_type != "reserve"]
    if not others or len({a.amount.unit for a in bottom if a.amount}) > 1:
        return
    most = max(others, key=lambda a: a.amount.value if a.amount else 0)
    for account in bottom:
        own, other = account.amount, most.amount
        if account.cost_type == "reserve" and own and other and own.value > other.value:
            yield See(f"{account.at}/amount", name=account.name, amount=own, second=most.name, next=other)
