"""FIN103 several-cases-and-nobody-said-whose."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "几份测算没说是谁的",
        "ask": "“{name}”是我方的账，还是客户的账？",
        "why": "两本账混在一起，同一笔钱会既算收入又算节省。",
    },
    "en": {
        "title": "Several cases, and nobody said whose",
        "ask": 'Is "{name}" our calculation or the customer\'s?',
        "why": "Where two books are one, the same money is both an income and a saving.",
    },
}


@rule("FIN103", "question")
def several_cases_and_nobody_said_whose(proposal: Proposal) -> Seen:
    """Several cases, and nobody said whose.

    ## What it does
    Asks whose a case is, where there are several.

    ## Why is this bad?
    What the customer saves is no income of ours. Where two books are one, the same money is counted in both.

    ## Bad
    ```yaml build_proposal
    cases:
      - {name: First, outlay: $900, benefits: [{name: Fees, amount: $400}], horizon: 4 years, rate: 8%}
      - {name: Second, outlay: $90, benefits: [{name: Hours saved, amount: $70}], horizon: 4 years, rate: 8%}
    ```

    ## Good
    ```yaml build_proposal
    cases:
      - {name: First, whose: ours, outlay: $900, benefits: [{name: Fees, amount: $400}], horizon: 4 years,
          rate: 8%}
      - {name: Second, whose: customer, outlay: $90, benefits: [{name: Hours saved, amount: $70}],
          horizon: 4 years, rate: 8%}
    ```

    ## Fix
    Set `whose` to ours or customer.
    """
    if len(proposal.results) > 1:
        for case in proposal.results:
            if not case.whose:
                yield See(f"{case.at}/whose", name=case.name)
