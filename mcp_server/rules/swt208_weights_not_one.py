"""SWT208 weights-not-one."""

from decimal import Decimal

from mcp_server.language.quantities import quantity
from mcp_server.methods.swot import INSIDE, Swot
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "权重合计不是 1",
        "message": "条目 {items} 的权重合计为 {total}，不是 1。",
        "fix": "让每一侧（内部、外部）的权重合计为 1；文中得分已按占比折算。",
    },
    "en": {
        "title": "Weights that do not add up to one",
        "message": "The weights of {items} add up to {total}, not to 1.",
        "fix": "Give weights that add up to 1 on each side; the scores shown use shares of the sum.",
    },
}


@rule("SWT208")
def weights_not_one(body: Swot) -> Seen:
    """Weights that do not add up to one.

    ## What it does
    Checks that the weights of the internal items, and those of the external ones, add up to 1 (or 100 %), where all
    of a
    side are given.

    ## Why is this bad?
    The weighted score is read on a scale from 1 to 4; with other weights it is not on that scale.

    ## Bad
    ```yaml swot
    items:
      - {text: Loyal regulars, quadrant: strength, weight: "0.8", rating: "4"}
      - {text: One baker, quadrant: weakness, weight: "0.6", rating: "2"}
    ```

    ## Good
    ```yaml swot
    items:
      - {text: Loyal regulars, quadrant: strength, weight: "0.6", rating: "4"}
      - {text: One baker, quadrant: weakness, weight: "0.4", rating: "2"}
    ```

    ## Fix
    Give weights that add up to 1 on each side; the scores shown are computed with shares of the sum.
    """
    for inside in (True, False):
        side = [item for item in body.items if item.quadrant and (item.quadrant in INSIDE) is inside]
        found = [quantity(item.weight) for item in side if item.weight]
        weights = [q.value / 100 if q.dimension == "percent" else q.value for q in found if q]
        total = sum(weights, Decimal(0))
        if len(side) > 1 and len(weights) == len(side) and abs(total - 1) > Decimal("0.011"):
            yield See("/items", items=tuple(item.id for item in side), total=total)
