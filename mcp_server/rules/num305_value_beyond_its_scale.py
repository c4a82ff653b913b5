"""NUM305 value-beyond-its-scale."""

from mcp_server.language.bounds import bounds, scored_beyond
from mcp_server.model.paper import Paper, Sentence
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "超出刻度的数值",
        "message": "{value} 超出了它的范围，界限是 {limit}。",
        "fix": "查清数值、单位和刻度哪个写错了。",
    },
    "en": {
        "title": "Value beyond its scale",
        "message": "{value} lies beyond what there can be: the limit is {limit}.",
        "fix": "Find out whether the value, its unit or its scale is wrong.",
    },
}


@rule("NUM305", "error")
def value_beyond_its_scale(noun: Sentence | Paper) -> Seen:
    """Value beyond its scale.

    ## What it does
    Finds scores above the best that can be had, means outside the least and the most, places behind the last, more
    hours than a day has or days than a week, a report of week 83, a pH above 14, a probability above 1.

    ## Why is this bad?
    The value, its unit or the scale is wrong, and so is what was concluded from it.

    ## Bad
    ```yaml check_document
    text: Guests rated the room on a scale of 1 to 5, and the average was 5.3.
    ```

    ## Good
    ```yaml check_document
    text: Guests rated the room on a scale of 1 to 5, and the average was 4.3.
    ```

    ## Fix
    Find out whether the value, its unit or its scale is wrong.
    """
    if isinstance(noun, Paper):
        for number, beyond in scored_beyond([sentence.text for sentence in noun.sentences]):
            yield See(f"/sentences/{number}", value=beyond.value, limit=beyond.limit)
        return
    for one in bounds(noun.text):
        yield See(value=one.value, limit=one.limit)
