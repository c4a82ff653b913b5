"""FIN215 cost-lines-in-a-circle."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.base import by_reference, called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "费用项互为上级",
        "message": "{names} 互为上级，都无法计入。",
        "fix": "去掉其中一个上级。",
    },
    "en": {
        "title": "Cost lines that contain each other",
        "message": "{names} contain each other, so none of them is counted.",
        "fix": "Take one of the parents out.",
    },
}


@rule("FIN215", "error")
def cost_lines_in_a_circle(proposal: Proposal) -> Seen:
    """Cost lines that contain each other.

    ## What it does
    Checks for cost lines whose parents lead back to themselves.

    ## Why is this bad?
    None of them, and nothing below them, can be added up.

    ## Bad
    ```yaml build_proposal
    costs:
      - {id: a, name: Lockers, amount: $900, parent: b}
      - {id: b, name: Equipment, parent: a}
    ```

    ## Good
    ```yaml build_proposal
    costs:
      - {id: a, name: Lockers, amount: $900, parent: b}
      - {id: b, name: Equipment}
    ```

    ## Fix
    Take one of the parents out.
    """
    known = by_reference(proposal.costs)
    names = tuple(called(known[one]) for one in proposal.cost_circle)
    for one in proposal.cost_circle:
        yield See(f"/costs/id={one}/parent", names=names)
