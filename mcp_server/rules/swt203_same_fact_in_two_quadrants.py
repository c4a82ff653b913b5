"""SWT203 same-fact-in-two-quadrants."""

from mcp_server.methods.swot import Swot
from mcp_server.model.swot import SwotBoard
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._texts import plain

WORDS = {
    "zh-CN": {
        "title": "同一事实出现两次",
        "message": "“{text}”与条目 {other} 说的是同一件事。",
        "fix": "分别写出它有利和不利的两面，或只留一条。",
    },
    "en": {
        "title": "Same fact twice",
        "message": '"{text}" says the same as item {other}.',
        "fix": "Say what helps in it and what hurts, as two facts; or keep one.",
    },
}


@rule("SWT203")
def same_fact_in_two_quadrants(board: Swot | SwotBoard) -> Seen:
    """Same fact twice.

    ## What it does
    Checks for items with the same words in two places of a SWOT.

    ## Why is this bad?
    It counts twice in the scores, and its two sides are never weighed against each other.

    ## Bad
    ```yaml swot
    items:
      - {text: One large customer, quadrant: strength}
      - {text: "One large customer.", quadrant: threat}
    ```

    ## Good
    ```yaml swot
    items:
      - {text: One large customer brings steady orders, quadrant: strength}
      - {text: That customer asks for bids in 2027, quadrant: threat}
    ```

    ## Fix
    Say what helps in it, and what hurts, as two different facts; or keep one.
    """
    first: dict[str, str] = {}
    for item in board.items:
        words = plain(item.text)
        if words and words in first:
            yield See(f"items/id={item.id}", text=item.text, other=first[words])
        elif words:
            first[words] = item.id
