"""SWT204 heavy-item-unused."""

from mcp_server.language.quantities import quantity
from mcp_server.methods.swot import INSIDE, Swot
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "重要条目没有策略用到",
        "message": "“{text}”权重 {weight}，却没有策略用到它。",
        "fix": "说明怎样利用或应对它，或调低权重。",
    },
    "en": {
        "title": "Heavy item that no strategy uses",
        "message": '"{text}" weighs {weight}, and no strategy uses it.',
        "fix": "Say what is done with it, or lower its weight.",
    },
}


@rule("SWT204")
def heavy_item_unused(body: Swot) -> Seen:
    """Heavy item that no strategy uses.

    ## What it does
    Checks for items that weigh at least one and a half times the average of their side, and that no strategy uses.

    ## Why is this bad?
    What matters most is then answered by nothing.

    ## Bad
    ```yaml swot
    items:
      - {id: s1, text: Loyal regulars, quadrant: strength, weight: "0.8"}
      - {id: s2, text: Good flour, quadrant: strength, weight: "0.2"}
      - {id: o1, text: The lease ends in May, quadrant: opportunity}
    strategies:
      - {text: Take the corner shop, items: [s2, o1]}
    ```

    ## Good
    ```yaml swot
    items:
      - {id: s1, text: Loyal regulars, quadrant: strength, weight: "0.8"}
      - {id: s2, text: Good flour, quadrant: strength, weight: "0.2"}
      - {id: o1, text: The lease ends in May, quadrant: opportunity}
    strategies:
      - {text: Take the corner shop, items: [s1, o1]}
    ```

    ## Fix
    Name what is done with the item, or lower its weight.
    """
    if not body.strategies:
        return
    used = {ref for strategy in body.strategies for ref in strategy.items}
    for inside in (True, False):
        side = [
            (item, found.value)
            for item in body.items
            if item.quadrant
            and (item.quadrant in INSIDE) is inside
            and item.weight
            and (found := quantity(item.weight))
        ]
        total = sum(weight for _, weight in side)
        for item, weight in side:
            if len(side) > 1 and weight * len(side) * 2 >= 3 * total and not used & {item.id, item.text.strip()}:
                yield See(f"/items/id={item.id}", text=called(item), weight=item.weight)
