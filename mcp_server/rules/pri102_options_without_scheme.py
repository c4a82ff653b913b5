"""PRI102 options-without-scheme."""

from mcp_server.methods._prioritize_nouns import Ranking
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "没有选定评分方法",
        "ask": "用哪种方法排序：ICE、RICE、WSJF、加权评分、层次分析法，还是波士顿矩阵？",
        "why": "没有方法就没有得分；不同的方法需要不同的数值。",
    },
    "en": {
        "title": "Options without a scheme",
        "ask": "By which scheme: ICE, RICE, WSJF, weighted criteria, AHP, or a BCG portfolio?",
        "why": "Without one there is no score, and each needs figures of its own.",
    },
}


@rule("PRI102", "question")
def options_without_scheme(body: Ranking) -> Seen:
    """Options without a scheme.

    ## What it does
    Asks for the scheme where none is given and the figures do not tell it.

    ## Why is this bad?
    No score can be computed.

    ## Bad
    ```yaml prioritize
    options:
      - {name: Search, figures: {impact: "8"}}
      - {name: Export, figures: {impact: "5"}}
    ```

    ## Good
    ```yaml prioritize
    scheme: weighted
    criteria: [{name: impact}]
    options:
      - {name: Search, figures: {impact: "8"}}
      - {name: Export, figures: {impact: "5"}}
    ```

    ## Fix
    ICE and RICE suit a backlog, WSJF work in a queue, weighted and AHP criteria of one's own, BCG businesses.
    """
    if body.reason == "no_scheme":
        yield See("scheme")
