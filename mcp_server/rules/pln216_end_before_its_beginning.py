"""PLN216 end-before-its-beginning."""

from mcp_server.model.paper import Untimely
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "结束早于开始",
        "message": "从 {other} 开始，到 {day} 结束：结束在开始之前。",
        "fix": "更正写错的那个日期；若跨年，请写明年份。",
    },
    "en": {
        "title": "End before its beginning",
        "message": "It begins on {other} and ends on {day}, which is before that.",
        "fix": "Correct the day that is wrong; where it lies in the next year, name the year.",
    },
}


@rule("PLN216", "error")
def end_before_its_beginning(untimely: Untimely) -> Seen:
    """End before its beginning.

    ## What it does
    Finds stretches of time in a text whose last day lies before their first. What may end in the next year is let be.

    ## Why is this bad?
    Nobody can tell when it begins or ends, and whatever is counted from these days is wrong.

    ## Bad
    ```yaml check_document
    text: |
      The trial starts on 12 October and ends on 5 October.
    ```

    ## Good
    ```yaml check_document
    text: |
      The trial starts on 12 October and ends on 25 October.
    ```

    ## Fix
    Correct the day that is wrong; where it lies in the next year, name the year.
    """
    if untimely.sort == "end":
        yield See(day=untimely.day, other=untimely.other)
