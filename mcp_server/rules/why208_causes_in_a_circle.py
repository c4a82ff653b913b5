"""WHY208 causes-in-a-circle."""

from mcp_server.methods.run_5whys import FiveWhys
from mcp_server.model.base import by_reference
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "原因互相解释",
        "message": "{names} 互相解释，成了一个圈。",
        "fix": "判断哪个在先，让它去解释问题。",
    },
    "en": {
        "title": "Causes that explain each other",
        "message": "{names} explain each other in a circle.",
        "fix": "Decide which came first, and let that one explain the problem.",
    },
}


@rule("WHY208", "error")
def causes_in_a_circle(body: FiveWhys) -> Seen:
    """Causes that explain each other.

    ## What it does
    Checks for causes that explain each other in a circle.

    ## Why is this bad?
    A circle explains nothing, and hangs on nothing.

    ## Bad
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: Overtime, parent: c2, evidence: Rota}
      - {id: c2, because: Errors, parent: c1, evidence: Error list}
    ```

    ## Good
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: Overtime, evidence: Rota}
      - {id: c2, because: Two posts are vacant, parent: c1, evidence: Staff list}
    ```

    ## Fix
    Decide which came first, and let that one explain the problem.
    """
    if body.circle:
        known = by_reference(body.causes)
        names = tuple(known[one].because or known[one].text for one in body.circle)
        for one in body.circle:
            yield See(f"/causes/id={one}/parent", names=names)
