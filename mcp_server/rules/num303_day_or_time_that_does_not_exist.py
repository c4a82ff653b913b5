"""NUM303 day-or-time-that-does-not-exist."""

from mcp_server.language.no_such_day import no_such
from mcp_server.language.weekdays import misnamed_days
from mcp_server.model.paper import Paper, Sentence
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "不存在的日期或时刻",
        "message": "没有“{written}”这个日期或时刻。",
        "fix": "查清原来想写的是哪一天、几点。",
    },
    "en": {
        "title": "Day or time that does not exist",
        "message": 'There is no "{written}".',
        "fix": "Find out which day or hour was meant.",
    },
}


@rule("NUM303", "error")
def day_or_time_that_does_not_exist(noun: Sentence | Paper) -> Seen:
    """Day or time that does not exist.

    ## What it does
    Finds days that no month has, 29 February in a year that is no leap year, times of day beyond 24 hours or 59
    minutes, and days with another day of the week than they have.

    ## Why is this bad?
    Nobody can come on that day; whoever has to act on it guesses.

    ## Bad
    ```yaml check_document
    text: The tender closes on 31 April 2026 at 12:00.
    ```

    ## Good
    ```yaml check_document
    text: The tender closes on 30 April 2026 at 12:00.
    ```

    ## Fix
    Find out which day or hour was meant.
    """
    if isinstance(noun, Paper):
        for one in misnamed_days([sentence.text for sentence in noun.sentences]):
            yield See(f"/sentences/{one.number}", written=one.written)
        return
    for written in dict.fromkeys(no_such(noun.text)):
        yield See(written=written)
