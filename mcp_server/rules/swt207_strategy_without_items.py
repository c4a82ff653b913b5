"""SWT207 strategy-without-items."""

from mcp_server.methods.swot import Swot
from mcp_server.model.base import called
from mcp_server.model.swot import SwotBoard
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "策略没有依托的条目",
        "message": "策略“{text}”没有说明用到哪些条目。",
        "fix": "写出它利用或应对的条目编号。",
    },
    "en": {
        "title": "Strategy that rests on nothing",
        "message": 'The strategy "{text}" names no item of the board.',
        "fix": "Name the items that it uses or answers.",
    },
}


@rule("SWT207")
def strategy_without_items(board: Swot | SwotBoard) -> Seen:
    """Strategy that rests on nothing.

    ## What it does
    Checks for strategies that name no item of the board.

    ## Why is this bad?
    A strategy that could stand without the SWOT was decided before it.

    ## Bad
    ```yaml swot
    items:
      - {id: s1, text: Loyal regulars, quadrant: strength}
    strategies:
      - {text: Take the corner shop}
    ```

    ## Good
    ```yaml swot
    items:
      - {id: s1, text: Loyal regulars, quadrant: strength}
      - {id: o1, text: The lease ends in May, quadrant: opportunity}
    strategies:
      - {text: Take the corner shop, items: [s1, o1]}
    ```

    ## Fix
    Name the items that it uses or answers.
    """
    if board.items:
        for strategy in board.strategies:
            if strategy.text and not strategy.items:
                yield See(f"strategies/id={strategy.id}/items", text=called(strategy))
