"""PRI207 first-place-shared."""

from mcp_server.methods._prioritize_nouns import Ranking
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "首位并列",
        "message": "{options} 得分同为 {score}，分不出先后。",
        "fix": "用更细的评分或再加一个准则区分，或明确谁来定。",
    },
    "en": {
        "title": "First place that is shared",
        "message": "{options} share the first place at a score of {score}.",
        "fix": "Tell them apart by finer figures or one more criterion, or say who decides.",
    },
}


@rule("PRI207")
def first_place_shared(body: Ranking) -> Seen:
    """First place that is shared.

    ## What it does
    Checks for options that share the highest score.

    ## Why is this bad?
    The scheme does not say which comes first.

    ## Bad
    ```yaml prioritize
    scheme: ICE
    options:
      - {name: Search, figures: {impact: "8", confidence: "6", ease: "5"}}
      - {name: Export, figures: {impact: "6", confidence: "8", ease: "5"}}
    ```

    ## Good
    ```yaml prioritize
    scheme: ICE
    options:
      - {name: Search, figures: {impact: "8", confidence: "6", ease: "5"}}
      - {name: Export, figures: {impact: "4", confidence: "8", ease: "4"}}
    ```

    ## Fix
    Use finer figures, add a criterion, or say who decides.
    """
    firsts = tuple(score.option for score in body.scores if score.rank == 1)
    if len(firsts) > 1:
        yield See("options", options=firsts, score=body.scores[0].score)
