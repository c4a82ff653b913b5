"""RES206 funding-short-of-cost."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "筹资不够投入",
        "message": "筹资 {raised}，一次性投入 {cost}，缺 {gap}。",
        "fix": "补上资金来源，或压缩费用。",
    },
    "en": {
        "title": "Funding short of the cost",
        "message": "{raised} is raised for a one-off cost of {cost}: {gap} is missing.",
        "fix": "Add a source, or cut the cost.",
    },
}


@rule("RES206", "error")
def funding_short_of_cost(proposal: Proposal) -> Seen:
    """Funding short of the cost.

    ## What it does
    Checks the sources of money, or the tranches, against what is spent once.

    ## Why is this bad?
    The money runs out before the thing is built.

    ## Bad
    ```yaml build_proposal
    costs:
      - {name: Lockers, amount: $900}
    funding:
      sources: [{name: Own, amount: $500}, {name: Bank, amount: $300}]
    ```

    ## Good
    ```yaml build_proposal
    costs:
      - {name: Lockers, amount: $900}
    funding:
      sources: [{name: Own, amount: $600}, {name: Bank, amount: $300}]
    ```

    ## Fix
    Add a source, or cut the cost.
    """
    found = proposal.balance
    raised = found and (found.sources or found.tranches)
    if found and raised and found.cost and found.spare and found.spare.value < -abs(found.cost.value) / 200:
        gap = found.spare.model_copy(update={"value": abs(found.spare.value)})
        yield See("/funding/sources" if found.sources else "/funding/tranches", raised=raised, cost=found.cost, gap=gap)
