"""SWT101 empty-quadrant."""

from mcp_server.methods.swot import QUADRANTS, Swot
from mcp_server.model.swot import SwotBoard
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "有象限是空的",
        "ask": "{quadrants} 还没有条目：各有什么事实？",
        "why": "空象限往往是没问到，而不是没有。",
    },
    "en": {
        "title": "Quadrant without an item",
        "ask": "Nothing stands under {quadrants}: what facts belong there?",
        "why": "An empty quadrant is more often a question not asked than a fact that is not there.",
    },
}


@rule("SWT101", "question")
def empty_quadrant(board: Swot | SwotBoard) -> Seen:
    """Quadrant without an item.

    ## What it does
    Asks for the quadrants of a SWOT in which nothing stands, where others are filled.

    ## Why is this bad?
    An empty quadrant is more often a question not asked than a fact that is not there.

    ## Bad
    ```yaml swot
    aim: Open a second shop
    items:
      - {text: Loyal regulars, quadrant: strength}
      - {text: The corner lease ends in May, quadrant: opportunity}
    ```

    ## Good
    ```yaml swot
    aim: Open a second shop
    items:
      - {text: Loyal regulars, quadrant: strength}
      - {text: One baker, quadrant: weakness}
      - {text: The corner lease ends in May, quadrant: opportunity}
      - {text: Flour is up 20 percent, quadrant: threat}
    ```

    ## Fix
    Name one fact for the empty quadrant, or say in a note why there is none.
    """
    if not board.items or any(not item.quadrant for item in board.items):
        return
    there = {item.quadrant for item in board.items}
    empty = [q for q in QUADRANTS if q not in there]
    if empty:
        yield See("items", quadrants=tuple(Key(q) for q in empty))
