"""NUM202 figure-nearly-as-before."""

from mcp_server.model.paper import Echo
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "与前文的数只差一点",
        "ask": "这里的 {stated} 与{at}的 {computed} 是同一个数吗？",
        "why": "两处说的像是同一件事，数字却差一点，多半有一处写错；若不是一回事，请写明区别。",
    },
    "en": {
        "title": "Figure that is nearly as before",
        "ask": "Is {stated} the same figure as {computed} ({at})?",
        "why": "Both seem to be of one thing and differ by a slip; where they are of two, say what differs.",
    },
}


@rule("NUM202", "question")
def figure_nearly_as_before(echo: Echo) -> Seen:
    """Figure that is nearly as before.

    ## What it does
    Finds figures whose words name what another figure of the text is of, and whose value is nearly the same: two
    digits swapped, one digit changed, a few more or less. As the words leave open whether it is the same thing, it is
    asked.

    ## Why is this bad?
    Of two figures of one thing only one can be right, and readers quote either.

    ## Bad
    ```yaml check_document
    text: |
      Of 38,400 payments on Monday, 6,912 failed.

      Out of the 6,192 failed payments, 4,320 were repeated later.
    ```

    ## Good
    ```yaml check_document
    text: |
      Of 38,400 payments on Monday, 6,912 failed.

      Out of the 6,912 failed payments, 4,320 were repeated later.
    ```

    ## Fix
    Write the same figure in both places, or say what differs between them (time, part, definition).
    """
    yield See(stated=echo.two, computed=echo.one, at=f"L{echo.there}")
