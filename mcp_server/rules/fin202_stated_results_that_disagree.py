"""FIN202 stated-results-that-disagree."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.rules._finance import disagreeing
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "两处测算结果不一致",
        "message": "“{name}”的{figure}一处写 {first}，另一处写 {second}。",
        "fix": "查清哪一个对，另一个改过来；口径不同就写明口径。",
    },
    "en": {
        "title": "Stated results that disagree",
        "message": '{figure} of "{name}" is {first} in one place and {second} in another.',
        "fix": "Find out which one is right, or say what differs.",
    },
}


@rule("FIN202", "error")
def stated_results_that_disagree(proposal: Proposal) -> Seen:
    """Stated results that disagree.

    ## What it does
    Compares results of one case that material states twice, where the case itself cannot be computed. A simple and
    a discounted payback are two things.

    ## Why is this bad?
    Both cannot be true, and the reader takes the better one.

    ## Bad
    ```yaml build_proposal
    cases:
      - {id: c, name: Ours, whose: ours}
    claims:
      - {text: an IRR of 18%, op: irr, of: [c], value: 18%}
      - {text: IRR 24%, op: irr, of: [c], value: 24%}
    ```

    ## Good
    ```yaml build_proposal
    cases:
      - {id: c, name: Ours, whose: ours}
    claims:
      - {text: an IRR of 18%, op: irr, of: [c], value: 18%}
      - {text: IRR 18.2%, op: irr, of: [c], value: 18.2%}
    ```

    ## Fix
    Find out which one is right, or say what differs.
    """
    for first, second, case in disagreeing(proposal):
        yield See(
            f"/claims/id={second.id}/value", name=case.name, figure=Key(f"proposal.figure.{second.op}"),
            first=first.value, second=second.value,
        )  # fmt: skip
