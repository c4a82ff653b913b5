"""SWT209 figure-off-its-scale."""

from mcp_server.language.quantities import quantity
from mcp_server.model.base import called
from mcp_server.model.swot import Factor
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "数值超出量表",
        "message": "“{text}”的 {figure} 不在量表之内（权重 0–1，评分 1–4）。",
        "fix": "权重取 0 到 1，评分取 1（差）到 4（很好）。",
    },
    "en": {
        "title": "Figure off its scale",
        "message": '{figure} of "{text}" is off its scale (weight 0 to 1, rating 1 to 4).',
        "fix": "Weights lie between 0 and 1, ratings between 1 (poor) and 4 (very good).",
    },
}


@rule("SWT209", "error")
def figure_off_its_scale(item: Factor) -> Seen:
    """Figure off its scale.

    ## What it does
    Checks for weights outside 0 to 1 (0 to 100 %) and ratings outside 1 to 4.

    ## Why is this bad?
    No score can be computed from it, and it cannot be compared with the others.

    ## Bad
    ```yaml swot
    items:
      - {text: Loyal regulars, quadrant: strength, weight: "0.5", rating: "9"}
    ```

    ## Good
    ```yaml swot
    items:
      - {text: Loyal regulars, quadrant: strength, weight: "0.5", rating: "4"}
    ```

    ## Fix
    Weights lie between 0 and 1, ratings between 1 (poor) and 4 (very good).
    """
    weight = quantity(item.weight) if item.weight else None
    rating = quantity(item.rating) if item.rating else None
    if weight and not 0 <= weight.value <= (100 if weight.dimension == "percent" else 1):
        yield See("weight", text=called(item), figure=item.weight)
    if rating and not 1 <= rating.value <= 4:
        yield See("rating", text=called(item), figure=item.rating)
