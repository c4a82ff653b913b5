"""FIN107 break-even-that-cannot-be-shown."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "算不出盈亏平衡",
        "ask": "要算盈亏平衡，还缺{what}。是多少？",
        "why": "决策人一定会问：要有多少客户才不亏。",
    },
    "en": {
        "title": "Break-even that cannot be shown",
        "ask": "For the break-even, {what} is missing: how much is it?",
        "why": "Every decision maker asks how many customers it takes to lose nothing.",
    },
}


@rule("FIN107", "question")
def break_even_that_cannot_be_shown(proposal: Proposal) -> Seen:
    """Break-even that cannot be shown.

    ## What it does
    Asks for what one customer costs, or for the yearly costs, where prices and customers are given and a case is
    ours.

    ## Why is this bad?
    Every decision maker asks how many customers it takes to lose nothing.

    ## Bad
    ```yaml build_proposal
    costs:
      - {name: Support, amount: $10000 a year}
    prices:
      - {name: Basic, price: $9 per month, customers: {1: 40, 2: 90}}
    cases:
      - {name: Ours, whose: ours, outlay: $900, horizon: 2 years, rate: 8%}
    ```

    ## Good
    ```yaml build_proposal
    costs:
      - {name: Support, amount: $10000 a year}
    prices:
      - {name: Basic, price: $9 per month, unit_cost: $2 per month, customers: {1: 40, 2: 90}}
    cases:
      - {name: Ours, whose: ours, outlay: $900, horizon: 2 years, rate: 8%}
    ```

    ## Fix
    Give `unit_cost` of each offer, and the yearly cost lines.
    """
    reasons = {row.reason for row in proposal.by_year}
    if reasons and any(case.whose == "ours" for case in proposal.cases):
        if "no_variable" in reasons:
            yield See("/prices", what=Key("unit_cost"))
        if "no_fixed" in reasons:
            yield See("/costs", what=Key("fixed"))
