"""NUM109 direction-against-its-figures."""

from mcp_server.model.paper import Contrary
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "说的方向与数字相反",
        "message": "文字说“{words}”，{one} 之后却是 {two}。",
        "fix": "查清是数字写错、次序写错，还是说法不对。",
    },
    "en": {
        "title": "Direction against its own figures",
        "message": 'It says "{words}", but {one} is followed by {two}.',
        "fix": "Find out whether a figure, the order or the word is wrong.",
    },
}


@rule("NUM109", "error")
def direction_against_its_figures(contrary: Contrary) -> Seen:
    """Direction against its own figures.

    ## What it does
    Finds falls that rise and rises that fall, courses that are said never to turn but do ("every month fewer"),
    running totals that shrink, and steps whose days are out of order.

    ## Why is this bad?
    Either the figure or the story is wrong, and a reader cannot tell which.

    ## Bad
    ```yaml check_document
    text: |
      Waiting time dropped from 18 minutes to 21 minutes.
    ```

    ## Good
    ```yaml check_document
    text: |
      Waiting time dropped from 21 minutes to 18 minutes.
    ```

    ## Fix
    Find out whether a figure, the order or the word is wrong.
    """
    yield See(words=contrary.words, one=contrary.one, two=contrary.two)
