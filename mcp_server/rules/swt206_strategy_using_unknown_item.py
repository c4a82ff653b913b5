"""SWT206 strategy-using-unknown-item."""

from mcp_server.methods.swot import Swot
from mcp_server.model.base import by_reference, called
from mcp_server.model.swot import SwotBoard
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "策略引用了不存在的条目",
        "message": "策略“{text}”用到的 {refs} 不在条目中。",
        "fix": "用条目的编号或原文，或补上该条目。",
    },
    "en": {
        "title": "Strategy that uses an unknown item",
        "message": 'The strategy "{text}" uses {refs}, which is not on the board.',
        "fix": "Use the id or the exact text of an item, or add the item.",
    },
}


@rule("SWT206", "error")
def strategy_using_unknown_item(board: Swot | SwotBoard) -> Seen:
    """Strategy that uses an unknown item.

    ## What it does
    Checks for strategies that use an item that is not on the board.

    ## Why is this bad?
    The strategy answers something that nobody listed, or a slip of the pen.

    ## Bad
    ```yaml swot
    items:
      - {id: s1, text: Loyal regulars, quadrant: strength}
    strategies:
      - {text: Take the corner shop, items: [s1, o1]}
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
    Use the id or the exact text of an item, or add the item.
    """
    known = by_reference(board.items)
    for strategy in board.strategies:
        lost = tuple(ref for ref in strategy.items if ref.strip() not in known)
        if lost:
            yield See(f"strategies/id={strategy.id}/items", text=called(strategy), refs=lost)
