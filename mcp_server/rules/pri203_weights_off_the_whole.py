"""PRI203 weights-off-the-whole."""

from decimal import Decimal

from mcp_server.methods._prioritize_figures import one_figure
from mcp_server.methods._prioritize_nouns import Ranking
from mcp_server.model.base import called
from mcp_server.model.quantity import Quantity
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "权重合计不是整体",
        "message": "{names} 的权重合计为 {total}，不是 {whole}。",
        "fix": "让权重合计为 1（或 100%）；文中得分已按占比折算。",
    },
    "en": {
        "title": "Weights off the whole",
        "message": "The weights of {names} add up to {total}, not to {whole}.",
        "fix": "Give weights that add up to 1 (or 100%); the scores shown use shares of the sum.",
    },
}


@rule("PRI203")
def weights_off_the_whole(body: Ranking) -> Seen:
    """Weights off the whole.

    ## What it does
    Checks that weights written as shares (all percentages, or all at most 1) add up to the whole. Points may add up to
    anything.

    ## Why is this bad?
    A weight was changed and the others were not, or one is missing.

    ## Bad
    ```yaml prioritize
    scheme: weighted
    criteria: [{name: Reach, weight: "60%"}, {name: Price, weight: "50%"}]
    options:
      - {name: Fair, figures: {Reach: "8", Price: "4"}}
      - {name: Radio, figures: {Reach: "6", Price: "7"}}
    ```

    ## Good
    ```yaml prioritize
    scheme: weighted
    criteria: [{name: Reach, weight: "60%"}, {name: Price, weight: "40%"}]
    options:
      - {name: Fair, figures: {Reach: "8", Price: "4"}}
      - {name: Radio, figures: {Reach: "6", Price: "7"}}
    ```

    ## Fix
    Give weights that add up to 1, or points.
    """
    found = [q for c in body.criteria if (q := one_figure(c.weight))]
    if body.scheme not in {"weighted", "AHP"} or len(found) < 2 or len(found) < len(body.criteria):
        return
    percents = all(q.dimension == "percent" for q in found)
    if not percents and not all(q.dimension == "count" and 0 <= q.value < 1 for q in found):
        return
    whole, total = Decimal(100 if percents else 1), sum((q.value for q in found), Decimal(0))
    if abs(total - whole) > sum((q.step for q in found), Decimal(0)) / 2:
        unit = "%" if percents else ""
        yield See(
            "criteria",
            names=tuple(called(c) for c in body.criteria),
            total=Quantity(value=total, unit=unit, basis="computed"),
            whole=Quantity(value=whole, unit=unit, basis="computed"),
        )
