"""TXT103 placeholder-left-in."""

from mcp_server.language.placeholders import placeholders
from mcp_server.model.paper import Sentence
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "留有占位文字",
        "message": "还留着“{word}”。",
        "fix": "填上内容；还不知道的，写清楚缺什么、谁在什么时候补上。",
    },
    "en": {
        "title": "Placeholder left in",
        "message": '"{word}" was left in.',
        "fix": "Fill it in; where nobody knows yet, say what is missing, who finds out, and by when.",
    },
}


@rule("TXT103")
def placeholder_left_in(sentence: Sentence) -> Seen:
    """Placeholder left in.

    ## What it does
    Finds what stands for something that was to be filled in: TBD, XX, 待补充, [insert name], a row of underscores.

    ## Why is this bad?
    A reader cannot tell whether it was forgotten or is not known.

    ## Bad
    ```yaml check_document
    text: The tender closes on 12 May. The contract is worth XX million.
    ```

    ## Good
    ```yaml check_document
    text: The tender closes on 12 May. The contract is worth 3 million.
    ```

    ## Fix
    Fill it in; where nobody knows yet, say what is missing, who finds out, and by when.
    """
    for word in dict.fromkeys(placeholders(sentence.text)):
        yield See(word=word)
