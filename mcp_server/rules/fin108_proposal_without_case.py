"""FIN108 proposal-without-case."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "立项书没有收益测算",
        "ask": "它带来什么：谁的账、投多少、每年收回多少、看几年、折现率多少？",
        "why": "只有花钱的一面，没法判断值不值。",
    },
    "en": {
        "title": "Proposal without a case",
        "ask": "What does it bring: whose books, how much in, how much back each year, over how long, at which rate?",
        "why": "With the cost alone nobody can tell whether it is worth it.",
    },
}


@rule("FIN108", "question")
def proposal_without_case(proposal: Proposal) -> Seen:
    """Proposal without a case.

    ## What it does
    Asks for a case in a proposal that names its cost.

    ## Why is this bad?
    With the cost alone nobody can tell whether it is worth it.

    ## Bad
    ```yaml build_proposal
    aim: Parcel lockers in twelve stations
    costs:
      - {name: Lockers, amount: $240000}
    ```

    ## Good
    ```yaml build_proposal
    aim: Parcel lockers in twelve stations
    costs:
      - {name: Lockers, amount: $240000}
    cases:
      - {name: Ours, whose: ours, benefits: [{name: Fees, amount: $90000}], horizon: 4 years, rate: 8%}
    ```

    ## Fix
    Add a case: outlay, benefits a year, rate, horizon.
    """
    if proposal.costs and not proposal.cases:
        yield See("/cases")
