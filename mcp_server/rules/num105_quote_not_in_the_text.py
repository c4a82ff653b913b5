"""NUM105 quote-not-in-the-text."""

from mcp_server.model.paper import Quote
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "引用的话不在原文中",
        "message": "原文中没有这句话：“{text}”。",
        "fix": "照原文逐字引用，不要改写。",
    },
    "en": {
        "title": "Quote that is not in the text",
        "message": 'The text does not say "{text}".',
        "fix": "Quote the very words, without rewording them.",
    },
}


@rule("NUM105", "error")
def quote_not_in_the_text(quote: Quote) -> Seen:
    """Quote that is not in the text.

    ## What it does
    Looks up the words of each claim that comes with a text. Blanks, case and the width of characters do not matter.

    ## Why is this bad?
    What is recomputed is then not what the text says.

    ## Bad
    ```yaml check_document
    text: We sold 40 licences at 30 euros and took 1,200 euros.
    claims: [{text: 40 licences brought 1200, op: product, of: ["40", "30"], value: "1,200"}]
    ```

    ## Good
    ```yaml check_document
    text: We sold 40 licences at 30 euros and took 1,200 euros.
    claims: [{text: "40 licences at 30 euros and took 1,200 euros", op: product, of: ["40", "30"], value: "1,200"}]
    ```

    ## Fix
    Quote the very words, without rewording them.
    """
    if quote.text.strip() and not quote.line:
        yield See(text=quote.excerpt)
