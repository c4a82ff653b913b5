"""SWT201 misfiled-item."""

from mcp_server.methods.swot import INSIDE
from mcp_server.model.base import called
from mcp_server.model.swot import Factor
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "内外部放错",
        "message": "“{text}”的内外部与所在象限不符。",
        "fix": "内部因素归优势或劣势，外部因素归机会或威胁。",
    },
    "en": {
        "title": "Item on the wrong side",
        "message": '"{text}" is on the side of the board that its origin contradicts.',
        "fix": "Move it: inside are strengths and weaknesses, outside are opportunities and threats.",
    },
}


@rule("SWT201")
def misfiled_item(item: Factor) -> Seen:
    """Item on the wrong side.

    ## What it does
    Checks for internal items among opportunities and threats, and external ones among strengths and weaknesses, as the
    item itself says.

    ## Why is this bad?
    Strategies pair what is inside with what is outside; an item on the wrong side pairs with its own kind.

    ## Bad
    ```yaml swot
    items:
      - {text: Presales is short of people, quadrant: threat, origin: internal}
    ```

    ## Good
    ```yaml swot
    items:
      - {text: Presales is short of people, quadrant: weakness, origin: internal}
    ```

    ## Fix
    Move the item: inside are strengths and weaknesses, outside are opportunities and threats.
    """
    if item.quadrant and item.origin and (item.quadrant in INSIDE) != (item.origin == "internal"):
        yield See("quadrant", text=called(item))
