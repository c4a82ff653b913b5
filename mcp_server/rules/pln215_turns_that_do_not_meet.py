"""PLN215 turns-that-do-not-meet."""

from mcp_server.model.paper import Turn
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "前后相接的班次、批次没有接上",
        "message": "“{one}”到 {end} 为止，“{two}”从 {start} 开始，和文中的安排对不上{said}。",
        "fix": "查清哪个时间写错了，或改掉关于衔接的说法。",
    },
    "en": {
        "title": "Turns that do not meet",
        "message": '"{one}" lasts until {end} and "{two}" begins at {start}, which is not how they are to meet{said}.',
        "fix": "Find out which of the two is wrong, or change what is said of how they follow each other.",
    },
}


@rule("PLN215")
def turns_that_do_not_meet(turn: Turn) -> Seen:
    """Turns that do not meet.

    ## What it does
    Finds shifts, sittings, batches and phases that a text says follow each other without a break, or with just so
    long a one, and that leave a day or an hour between them or share one; and bands of ages, points or people of
    which one joint is unlike the others.

    ## Why is this bad?
    Somebody waits in front of a closed door, or two come for one place.

    ## Bad
    ```yaml check_document
    text: |
      The desk is staffed without a break: Ida from 1 June to 12 June, Piet from 14 June to 30 June.
    ```

    ## Good
    ```yaml check_document
    text: |
      The desk is staffed without a break: Ida from 1 June to 13 June, Piet from 14 June to 30 June.
    ```

    ## Fix
    Find out which of the two is wrong, or change what is said of how they follow each other.
    """
    yield See(one=turn.one, two=turn.two, end=turn.end, start=turn.start, said=f' ("{turn.said}")' if turn.said else "")
