"""FIN219 outlay-off-its-costs."""

from decimal import Decimal

from mcp_server.methods._proposal_money import Purse
from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "测算的投入与费用不符",
        "message": "“{name}”按投入 {outlay} 测算，而费用合计 {cost}。",
        "fix": "用同一个数，或写明差额是什么。",
    },
    "en": {
        "title": "Outlay that the costs do not give",
        "message": '"{name}" reckons with an outlay of {outlay}; the costs come to {cost}.',
        "fix": "Use one figure, or say what the difference is.",
    },
}


@rule("FIN219")
def outlay_off_its_costs(proposal: Proposal) -> Seen:
    """Outlay that the costs do not give.

    ## What it does
    Checks the outlay of our own case against what the cost lines spend once, with and without the reserve, and with
    the first year.

    ## Why is this bad?
    The return is reckoned on another amount than the one that is spent.

    ## Bad
    ```yaml build_proposal
    costs:
      - {name: Lockers, amount: $1200}
    cases:
      - {whose: ours, outlay: $900, horizon: 3 years, rate: 8%, benefits: [{name: Fees, amount: $420}]}
    ```

    ## Good
    ```yaml build_proposal
    costs:
      - {name: Lockers, amount: $900}
      - {name: Reserve, amount: $90, cost_type: reserve}
    cases:
      - {whose: ours, outlay: $900, horizon: 3 years, rate: 8%, benefits: [{name: Fees, amount: $420}]}
    ```

    ## Fix
    Use one figure, or say what the difference is.
    """
    cost, purse = proposal.one_off, Purse(proposal)
    if cost is None:
        return
    reserve = [a.amount.value for a in proposal.accounts if a.cost_type == "reserve" and a.amount and not a.lines]
    first = proposal.yearly.value if proposal.yearly else Decimal(0)
    ways = [cost.value, cost.value - sum(reserve, Decimal(0)), cost.value + first]
    for case in proposal.cases:
        outlay = purse.money(case.outlay)
        if case.whose != "ours" or outlay is None or outlay.unit != cost.unit:
            continue
        slack = max(outlay.step / 2, abs(cost.value) / 200)
        if all(abs(abs(outlay.value) - way) > slack for way in ways):
            yield See(f"/cases/id={case.id}/outlay", name=called(case), outlay=case.outlay, cost=cost)
