"""NUM103 claim-that-does-not-hold."""

from mcp_server.language.claims import recomputed
from mcp_server.model.brief import Claim
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "写明的结果推不出来",
        "message": "写的是 {stated}，按 {formula} 应为 {computed}。",
        "fix": "查清哪个数错了，不要为了凑数去改。",
    },
    "en": {
        "title": "Stated result that does not follow",
        "message": "It says {stated}; {formula} gives {computed}.",
        "fix": "Find out which figure is wrong; do not adjust one to fit.",
    },
}


@rule("NUM103", "error")
def claim_that_does_not_hold(claim: Claim) -> Seen:
    """Stated result that does not follow.

    ## What it does
    Recomputes what material says of its own figures: sums, shares, differences, ratios, products, changes, percentage
    points and counts, within the rounding of the figures shown.

    ## Why is this bad?
    A reader who adds up finds it in a minute, and then believes nothing else.

    ## Bad
    ```yaml generate_plan
    department: Sales
    claims:
      - {text: the four lines come to 4.9 million,
         op: sum, of: ["2 million", "1.5 million", "0.8 million", "0.5 million"], value: "4.9 million"}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    claims:
      - {text: the four lines come to 4.8 million,
         op: sum, of: ["2 million", "1.5 million", "0.8 million", "0.5 million"], value: "4.8 million"}
    ```

    ## Fix
    Find out which figure is wrong; do not adjust one to fit.
    """
    result = recomputed(claim) if claim.op != "within" else None
    if result is not None and not result.holds:
        yield See("value", stated=claim.value, computed=result.value, formula=result.formula)
