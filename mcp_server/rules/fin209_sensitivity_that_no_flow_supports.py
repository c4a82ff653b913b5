"""FIN209 sensitivity-that-no-flow-supports."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.rules._finance import sensitivities
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "敏感性结论没有现金流支持",
        "message": "“{text}”：按“{name}”的现金流，{fact}。",
        "fix": "按测算的现金流重算，或把这个因素写进测算。",
    },
    "en": {
        "title": "Sensitivity that no flow supports",
        "message": '"{text}": by the flows of "{name}", {fact}.',
        "fix": "Compute it from the flows, or put the driver into the case.",
    },
}


@rule("FIN209", "error")
def sensitivity_that_no_flow_supports(proposal: Proposal) -> Seen:
    """Sensitivity that no flow supports.

    ## What it does
    Checks what material says about the NPV with one driver changed: whether the case has that driver at all, and
    whether its flows give the stated amount.

    ## Why is this bad?
    A sensitivity that was not computed is an opinion with a number.

    ## Bad
    ```yaml build_proposal
    cases:
      - {id: c, whose: ours, outlay: $1000, horizon: 3 years, rate: 10%, benefits: [{id: f, name: Fees,
          amount: $500}]}
    claims:
      - {text: with 20% less of the weather the NPV is $200, op: sensitivity, of: [c, weather, -20%],
          value: $200}
    ```

    ## Good
    ```yaml build_proposal
    cases:
      - {id: c, whose: ours, outlay: $1000, horizon: 3 years, rate: 10%, benefits: [{id: f, name: Fees,
          amount: $500}]}
    claims:
      - {text: with 20% less fees the NPV is about -$5, op: sensitivity, of: [c, Fees, -20%], value: -$5.26}
    ```

    ## Fix
    Compute it from the flows, or put the driver into the case.
    """
    for claim, case, fact in sensitivities(proposal):
        yield See(f"/claims/id={claim.id}", text=claim.text or claim.value, name=case.name, fact=fact)
