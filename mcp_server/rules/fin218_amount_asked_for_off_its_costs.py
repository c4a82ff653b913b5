"""FIN218 amount-asked-for-off-its-costs."""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from mcp_server.language.quantities import quantities
from mcp_server.methods._proposal_money import Purse
from mcp_server.methods.build_proposal import Proposal
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "申请金额与费用不符",
        "message": "申请的是 {asked}，而费用合计 {cost}。",
        "fix": "更正其中一个，或写明差额是什么。",
    },
    "en": {
        "title": "Amount asked for that the costs do not give",
        "message": "It asks for {asked}; the costs come to {cost}.",
        "fix": "Correct one of them, or say what the difference is.",
    },
}


_ASKS: Final = re.compile(
    r"(?:批准|申请|核准|拨付|投入|投资|预算|首期|一次性|approve|release|request(?:ing)?|ask(?:ing)? for|budget|outlay"
    r"|investment|fund(?:ing)?)[^,，;；。.]{0,16}$",
    re.IGNORECASE,
)


def _ways(proposal: Proposal, purse: Purse) -> Iterator[Decimal]:
    """Yield the amounts that one may rightly ask for."""
    once = proposal.one_off.value if proposal.one_off else Decimal(0)
    each = proposal.yearly.value if proposal.yearly else Decimal(0)
    yield from (once + each * years for years in range(11))
    yield from (a.value for account in proposal.accounts for a in (account.amount, account.parts) if a)
    if proposal.balance:
        yield from (q.value for q in (proposal.balance.sources, proposal.balance.tranches, proposal.balance.uses) if q)
    parts = [s.amount for s in proposal.funding.sources] + [t.amount for t in proposal.funding.tranches]
    yield from (m.value for text in parts if (m := purse.money(text)))
    yield from (abs(m.value) for case in proposal.cases if (m := purse.money(case.outlay)))


@rule("FIN218")
def amount_asked_for_off_its_costs(proposal: Proposal) -> Seen:
    """Amount asked for that the costs do not give.

    ## What it does
    Checks the one amount that the aim asks to approve against what is spent once, in the first year, in all years,
    or raised, and against each cost line and each part of the money.

    ## Why is this bad?
    What is approved is the figure in the first sentence; what is spent is the sum of the lines.

    ## Bad
    ```yaml build_proposal
    aim: Lockers in twelve stations; approve $900
    costs:
      - {name: Lockers, amount: $500}
      - {name: Software, amount: $300}
    ```

    ## Good
    ```yaml build_proposal
    aim: Lockers in twelve stations; approve $800
    costs:
      - {name: Lockers, amount: $500}
      - {name: Software, amount: $300}
    ```

    ## Fix
    Correct one of them, or say what the difference is.
    """
    cost, purse = proposal.one_off, Purse(proposal)
    found = [q for q in quantities(proposal.aim) if _ASKS.search(proposal.aim[: q.start])]
    asked = [m for q in found if (m := purse.money(q.text)) and m.dimension == "money"]
    if cost is None or len(asked) != 1 or asked[0].unit != cost.unit:
        return
    slack = max(asked[0].step / 2, abs(cost.value) / 200)
    if all(abs(asked[0].value - way) > slack for way in _ways(proposal, purse)):
        yield See("/aim", asked=asked[0].text.strip(), cost=cost)
