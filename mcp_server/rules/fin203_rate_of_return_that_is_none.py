"""FIN203 rate-of-return-that-is-none."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.rules._finance import about
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "IRR 不唯一或不存在",
        "message": "“{name}”写的内部收益率是 {stated}，但按它的现金流，内部收益率{reason}。",
        "fix": "不要用 IRR，改用净现值；或写明为什么取这个解。",
    },
    "en": {
        "title": "Rate of return that is none",
        "message": '"{name}" states an IRR of {stated}; by its flows: {reason}.',
        "fix": "Decide by the NPV, or say why this rate was taken.",
    },
}


@rule("FIN203", "error")
def rate_of_return_that_is_none(proposal: Proposal) -> Seen:
    """Rate of return that is none.

    ## What it does
    Checks a stated IRR of a case whose flows have several rates, or none.

    ## Why is this bad?
    Where money goes out again at the end, two rates may solve the equation; neither says what the money earns.

    ## Bad
    ```yaml build_proposal
    cases:
      - {id: c, name: Mine, whose: ours, outlay: $1000, horizon: 2 years, rate: 8%, benefits: [{name: Ore,
          amount: $2500, year: 1}, {name: Restoring, counts_as: cost, amount: $1540, year: 2}]}
    claims:
      - {text: IRR 40%, op: irr, of: [c], value: 40%}
    ```

    ## Good
    ```yaml build_proposal
    cases:
      - {id: c, name: Mine, whose: ours, outlay: $1000, horizon: 2 years, rate: 8%, benefits: [{name: Ore,
          amount: $1400, year: 1}]}
    claims:
      - {text: IRR 40%, op: irr, of: [c], value: 40%}
    ```

    ## Fix
    Decide by the NPV, or say why this rate was taken.
    """
    for claim, case in about(proposal, {"irr"}):
        found = case.figure("irr")
        if found and found.reason:
            yield See(
                f"/claims/id={claim.id}/value", name=case.name, stated=claim.value,
                reason=Key(f"proposal.reason.{found.reason}"),
            )  # fmt: skip
