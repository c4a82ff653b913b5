"""FIN106 proposal-without-cost."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "立项书没有费用",
        "ask": "总共要花多少钱，分哪几项？",
        "why": "不知道花多少，就没有什么可批的。",
    },
    "en": {
        "title": "Proposal without a cost",
        "ask": "What does it cost in all, and for what?",
        "why": "Nobody can approve an amount that is not there.",
    },
}


@rule("FIN106", "question")
def proposal_without_cost(proposal: Proposal) -> Seen:
    """Proposal without a cost.

    ## What it does
    Asks for the cost of a proposal that gives neither cost lines nor the outlay of a case.

    ## Why is this bad?
    Nobody can approve an amount that is not there.

    ## Bad
    ```yaml build_proposal
    aim: Parcel lockers in twelve stations
    ```

    ## Good
    ```yaml build_proposal
    aim: Parcel lockers in twelve stations
    costs:
      - {name: Lockers, amount: $240000}
    ```

    ## Fix
    List the cost lines: what is spent once, and what each year.
    """
    if not proposal.costs and not any(case.outlay for case in proposal.cases):
        yield See("/costs")
