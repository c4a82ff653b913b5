"""PRI202 comparison-of-something-unknown."""

from mcp_server.methods._prioritize_nouns import Ranking
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "比较的对象不存在",
        "message": "比较“{where}”提到的“{word}”既不是相应的准则，也不是选项。",
        "fix": "用准则或选项的编号或原名；比较选项时写明 criterion。",
    },
    "en": {
        "title": "Comparison of something unknown",
        "message": 'The comparison "{where}" speaks of "{word}", which is not there.',
        "fix": "Use the id or exact name of a criterion or option; where options are compared, name the criterion.",
    },
}


@rule("PRI202", "error")
def comparison_of_something_unknown(body: Ranking) -> Seen:
    """Comparison of something unknown.

    ## What it does
    Checks that comparisons speak of criteria, or of options by a criterion, that are there.

    ## Why is this bad?
    The judgement counts for nothing.

    ## Bad
    ```yaml prioritize
    scheme: AHP
    options: [Fair, Radio]
    comparisons:
      - {a: Fair, b: Redio, ratio: "3"}
    ```

    ## Good
    ```yaml prioritize
    scheme: AHP
    options: [Fair, Radio]
    comparisons:
      - {a: Fair, b: Radio, ratio: "3"}
    ```

    ## Fix
    Use the id or the exact name; where options are compared beside criteria, say by which criterion.
    """
    for stray in body.strays:
        if stray.at.startswith("/comparisons/"):
            yield See(stray.at, where=stray.where, word=stray.word)
