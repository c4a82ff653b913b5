"""PLN217 day-out-of-its-time."""

from mcp_server.model.paper import Untimely
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "日期与前后文的时间不合",
        "ask": "{day} 写对了吗？它在 {other} 之前。",
        "why": "按文中的先后，它不该在这之前；可能有一个日期写错了，若本来如此，请写明。",
    },
    "en": {
        "title": "Day out of its time",
        "ask": "Is {day} right? It lies before {other}.",
        "why": "As the text tells it, it comes later; one of the days may be wrong, or the text should say why.",
    },
}


@rule("PLN217", "question")
def day_out_of_its_time(untimely: Untimely) -> Seen:
    """Day out of its time.

    ## What it does
    Finds days in a text that lie before what they seem to follow: a step dated before the one ahead of it in the same
    sentence, or an action that is due before the meeting or event from which it comes, or within the period that is
    reported on. It is asked, for the text need not tell things in the order of time.

    ## Why is this bad?
    A step that cannot be done on its day is done late, or never.

    ## Bad
    ```yaml check_document
    text: |
      The cellar is dry by 12 October, the floor goes in on 5 October.
    ```

    ## Good
    ```yaml check_document
    text: |
      The cellar is dry by 12 October, the floor goes in on 15 October.
    ```

    ## Fix
    Correct the day that is wrong, or say why the order is meant.
    """
    if untimely.sort in {"step", "due"}:
        yield See(day=untimely.day, other=untimely.other)
