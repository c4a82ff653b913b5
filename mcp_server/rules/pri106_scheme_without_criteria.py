"""PRI106 scheme-without-criteria."""

from mcp_server.methods._prioritize_nouns import Ranking
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "评分方法没有准则",
        "ask": "按哪些准则评判这些选项，各占多大权重？",
        "why": "加权评分和层次分析法都要先定准则。",
    },
    "en": {
        "title": "Scheme without criteria",
        "ask": "By which criteria are the options judged, and how much does each count?",
        "why": "Weighted scores and AHP need them first.",
    },
}


@rule("PRI106", "question")
def scheme_without_criteria(body: Ranking) -> Seen:
    """Scheme without criteria.

    ## What it does
    Asks for criteria where the scheme needs some and none are given.

    ## Why is this bad?
    No score can be computed.

    ## Bad
    ```yaml prioritize
    scheme: weighted
    options: [Fair, Radio]
    ```

    ## Good
    ```yaml prioritize
    scheme: weighted
    criteria: [{name: Reach, weight: "60%"}, {name: Price, weight: "40%"}]
    options: [Fair, Radio]
    ```

    ## Fix
    Name two to seven criteria that do not overlap.
    """
    if body.reason == "no_criteria":
        yield See("criteria")
