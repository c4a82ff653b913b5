"""SWT102 item-without-quadrant."""

from mcp_server.model.base import called
from mcp_server.model.swot import Factor
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "条目没有归入象限",
        "ask": "“{text}”属于优势、劣势、机会还是威胁？",
        "why": "没有归类的条目不参与评分，也没有策略会用到它。",
    },
    "en": {
        "title": "Item without a quadrant",
        "ask": 'Is "{text}" a strength, a weakness, an opportunity or a threat?',
        "why": "An item without a quadrant is in no score and in no strategy.",
    },
}


@rule("SWT102", "question")
def item_without_quadrant(item: Factor) -> Seen:
    """Item without a quadrant.

    ## What it does
    Asks for the quadrant of a SWOT item that has none.

    ## Why is this bad?
    Without a quadrant the item takes part in nothing: no score, no strategy.

    ## Bad
    ```yaml swot
    items:
      - {text: Two suppliers in one town}
    ```

    ## Good
    ```yaml swot
    items:
      - {text: Two suppliers in one town, quadrant: weakness}
    ```

    ## Fix
    Say whether it lies inside or outside, and whether it helps or hurts.
    """
    if item.text and not item.quadrant:
        yield See("quadrant", text=called(item))
