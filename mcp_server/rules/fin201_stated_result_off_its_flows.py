"""FIN201 stated-result-off-its-flows."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.rules._finance import stated
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "写明的测算结果与现金流不符",
        "message": "“{name}”写的{figure}是 {stated}，按它的现金流是{computed}。",
        "fix": "查清是结果还是现金流写错了，不要为了凑数去改。",
    },
    "en": {
        "title": "Stated result that its flows do not give",
        "message": '"{name}" states {figure} of {stated}; its flows give {computed}.',
        "fix": "Find out which of the two is wrong; do not adjust one to fit.",
    },
}


@rule("FIN201", "error")
def stated_result_off_its_flows(proposal: Proposal) -> Seen:
    """Stated result that its flows do not give.

    ## What it does
    Computes NPV, IRR and payback that material states from the flows of the case that it is about. It holds within
    the rounding shown, for the simple and the discounted payback, counted from the start or from the first receipt,
    and for an NPV that discounts the outlay, too.

    ## Why is this bad?
    A decision that rests on the stated figure rests on nothing.

    ## Bad
    ```yaml build_proposal
    cases:
      - {id: c, name: Ours, whose: ours, outlay: $1000, benefits: [{name: Fees, amount: $400}],
          horizon: 3 years, rate: 10%}
    claims:
      - {text: It pays back in 1.5 years, op: payback, of: [c], value: 1.5 years}
    ```

    ## Good
    ```yaml build_proposal
    cases:
      - {id: c, name: Ours, whose: ours, outlay: $1000, benefits: [{name: Fees, amount: $400}],
          horizon: 3 years, rate: 10%}
    claims:
      - {text: It pays back in 2.5 years, op: payback, of: [c], value: 2.5 years}
    ```

    ## Fix
    Find out which of the two is wrong; do not adjust one to fit.
    """
    for found in stated(proposal):
        if found.holds is False:
            figure = Key(f"proposal.figure.{found.figure}")
            computed = found.computed or Key("proposal.none")
            at = f"/claims/id={found.claim.id}/value"
            yield See(at, name=found.case.name, figure=figure, stated=found.claim.value, computed=computed)
