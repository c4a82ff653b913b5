"""RES209 cost-line-that-no-use-pays."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.base import by_reference, called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "费用项没有资金用途",
        "message": "“{name}”没有哪项资金用途来付。",
        "fix": "在某项用途的 costs 里写上它。",
    },
    "en": {
        "title": "Cost line that no use pays",
        "message": 'No use of the money pays "{name}".',
        "fix": "Name it in the `costs` of a use.",
    },
}


@rule("RES209")
def cost_line_that_no_use_pays(proposal: Proposal) -> Seen:
    """Cost line that no use pays.

    ## What it does
    Checks for cost lines that no use of the money pays, neither they nor a line that contains them, once some use
    names its lines. What recurs each year is paid from income.

    ## Why is this bad?
    The money is spoken for without it.

    ## Bad
    ```yaml build_proposal
    costs:
      - {id: l, name: Lockers, amount: $600}
      - {id: s, name: Software, amount: $200}
    funding:
      uses: [{name: Equipment, amount: $600, costs: [l]}]
    ```

    ## Good
    ```yaml build_proposal
    costs:
      - {id: l, name: Lockers, amount: $600}
      - {id: s, name: Software, amount: $200}
    funding:
      uses: [{name: Equipment, amount: $600, costs: [l]}, {name: Development, amount: $200, costs: [s]}]
    ```

    ## Fix
    Name the line in the `costs` of a use.
    """
    if proposal.balance is None:
        return
    known = by_reference(proposal.costs)
    yearly = {account.at for account in proposal.accounts if account.cost_type == "yearly"}
    for one in proposal.balance.unpaid:
        if f"/costs/id={one}" not in yearly:
            yield See(f"/costs/id={one}", name=called(known[one]))
