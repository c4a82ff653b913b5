"""PLN218 day-outside-its-heading."""

from mcp_server.model.paper import Untimely
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "日期不在标题所说的时段内",
        "ask": "{day} 写对了吗？它不在“{other}”之内。",
        "why": "按标题、周次和其他日期，它该在这个时段内；可能日期或标题写错了，若本来如此，请写明。",
    },
    "en": {
        "title": "Day outside its heading",
        "ask": 'Is {day} right? It is not what "{other}" names.',
        "why": "The day, or the heading or number beside it, may be wrong; where neither is, the text should say why.",
    },
}


@rule("PLN218", "question")
def day_outside_its_heading(untimely: Untimely) -> Seen:
    """Day outside its heading.

    ## What it does
    Finds days under a heading that names a month, a quarter, a half-year or next week, which lie outside of it, where
    most of the others lie in it, and the first and last day beside the number of a week (week 19, 4 to 10 May) that
    belong to another one or are more than a week has. It is asked, for a heading need not hold for all that stands
    below it.

    ## Why is this bad?
    Whoever plans by the heading does not see that the day lies in another quarter, with other people and money.

    ## Bad
    ```yaml check_document
    text: |
      ## Steps for the fourth quarter

      - Repair the shed by 28 September (Tom)
      - Order the seed by 9 October (Nuria)
      - Invite the members by 4 December (Nuria)
    ```

    ## Good
    ```yaml check_document
    text: |
      ## Steps for the fourth quarter

      - Repair the shed by 2 October (Tom)
      - Order the seed by 9 October (Nuria)
      - Invite the members by 4 December (Nuria)
    ```

    ## Fix
    Correct the day or the heading, or say why it stands there.
    """
    if untimely.sort == "period":
        yield See(day=untimely.day, other=untimely.other)
