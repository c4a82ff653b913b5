"""RES211 interest-in-no-line."""

import re
from typing import Final

from mcp_server.language.quantities import quantity
from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "利息没有列入费用",
        "ask": "“{name}”的利息（{rate}）列在哪项费用里？",
        "why": "漏了利息，每年的费用就少算了。",
    },
    "en": {
        "title": "Interest in no cost line",
        "ask": 'Which cost line holds the interest of {rate} on "{name}"?',
        "why": "Without it the yearly costs are too low.",
    },
}


_INTEREST: Final = re.compile(r"利息|财务费用|融资成本|interest|financ", re.IGNORECASE)


@rule("RES211", "question")
def interest_in_no_line(proposal: Proposal) -> Seen:
    """Interest in no cost line.

    ## What it does
    Asks for the cost line that holds the interest on borrowed money.

    ## Why is this bad?
    Interest is paid in every year of the case; without it the yearly costs are too low.

    ## Bad
    ```yaml build_proposal
    costs:
      - {name: Lockers, amount: $600}
    funding:
      sources: [{name: Bank, amount: $600, interest: 5%}]
    ```

    ## Good
    ```yaml build_proposal
    costs:
      - {name: Lockers, amount: $600}
      - {name: Interest, amount: $30 a year}
    funding:
      sources: [{name: Bank, amount: $600, interest: 5%}]
    ```

    ## Fix
    Add a yearly cost line for the interest.
    """
    told = [line.name + line.text for line in proposal.costs] + [b.name for c in proposal.cases for b in c.benefits]
    if not proposal.costs or any(_INTEREST.search(text) for text in told):
        return
    for source in proposal.funding.sources:
        rate = quantity(source.interest) if source.interest else None
        if rate and rate.value > 0:
            yield See(f"/funding/sources/id={source.id}/interest", name=called(source), rate=source.interest)
