"""TXT102 goal-without-measure."""

from mcp_server.model.paper import Aim
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "目标没有可衡量的数字",
        "message": "“{text}”没有说到什么程度算达到（{words}）。",
        "fix": "写出指标、从多少到多少、什么时候达到。",
    },
    "en": {
        "title": "Goal without a measure",
        "message": '"{text}" does not say at what point it is reached ({words}).',
        "fix": "Name the measure, from what to what, and by when.",
    },
}


@rule("TXT102")
def goal_without_measure(aim: Aim) -> Seen:
    """Goal without a measure.

    ## What it does
    Finds goals, in lists and tables of goals and in sentences that say what will be, that only want something to be
    better, or hold a word such as "significantly" or 大幅 where a figure belongs, and no figure at all but dates.

    ## Why is this bad?
    At the end everybody can say that it was reached, and nobody that it was not.

    ## Bad
    ```yaml check_document
    text: |
      ## Goals
      - Significantly improve the quality of our answers
    ```

    ## Good
    ```yaml check_document
    text: |
      ## Goals
      - Significantly improve the quality of our answers, from 82% to 90% solved at once
    ```

    ## Fix
    Name the measure, from what to what, and by when.
    """
    yield See(text=aim.excerpt, words=aim.words)
