"""ACT206 listed-action-without-owner-or-date."""

from mcp_server.model.paper import Doing
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "列出的行动没有负责人或期限",
        "message": "“{text}”没有写明：{lacking}。",
        "fix": "写明一个人和一个日期。",
    },
    "en": {
        "title": "Listed action without an owner or a date",
        "message": '"{text}" has no {lacking}.',
        "fix": "Name one person and one day.",
    },
}


@rule("ACT206")
def listed_action_without_owner_or_date(doing: Doing) -> Seen:
    """Listed action without an owner or a date.

    ## What it does
    Reads the lists and tables of a text that announce actions, and finds those in which nobody is named or no time.
    Anywhere else it finds what still ought to be done by nobody and at no time ("signs will have to be put up").
    What is done already, rules and conditions are left out; a date in the heading holds for all below it.

    ## Why is this bad?
    Everybody agrees with it and nobody does it.

    ## Bad
    ```yaml check_document
    text: |
      ## Action items
      - Add an alert for a full queue
    ```

    ## Good
    ```yaml check_document
    text: |
      ## Action items
      - Add an alert for a full queue (Wen, 12 May 2026)
    ```

    ## Fix
    Name one person and one day.
    """
    lacking = tuple(Key(name) for name, there in (("owner", doing.owner), ("due", doing.due)) if not there)
    if lacking:
        yield See(text=doing.excerpt, lacking=lacking)
