"""TGT320 limit-passed-in-silence."""

from mcp_server.model.paper import Passed
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "越过界限却没说",
        "ask": "{value} 已经越过“{limit}”这条界限，是这样吗？",
        "why": "文中没有说越限，也没有说缘由；可能是数值、界限或结论有一处写错了。",
    },
    "en": {
        "title": "Limit passed in silence",
        "ask": "Is the limit kept? {value} lies beyond {limit}.",
        "why": "The text does not say that it was passed, nor why; the value, the limit or the verdict may be wrong.",
    },
}


@rule("TGT320", "question")
def limit_passed_in_silence(passed: Passed) -> Seen:
    """Limit passed in silence.

    ## What it does
    Finds values that lie a little beyond the only limit given beside them, where no word says that the limit was
    missed or exceeded, what came of it, or why.

    ## Why is this bad?
    Who reads the value without the limit takes it for one that keeps it.

    ## Bad
    ```yaml check_document
    text: "The contract asks for an answer within 24 hours. The average was 27 hours. All were happy."
    ```

    ## Good
    ```yaml check_document
    text: "The contract asks for an answer within 24 hours. The average was 21 hours. All were happy."
    ```

    ## Fix
    Say that the limit was passed and what follows, or mend the value, the limit or the verdict.
    """
    yield See(value=passed.value, limit=passed.limit)
