"""PRI104 criterion-without-weight."""

from mcp_server.methods._prioritize_nouns import Ranking
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "准则没有权重",
        "ask": "{names} 各占多大权重？",
        "why": "权重往往决定首位；一个都不给时各准则同等计算，只给一部分则无法计算。",
    },
    "en": {
        "title": "Criterion without a weight",
        "ask": "How much do these count: {names}?",
        "why": "Weights often decide the first place. With none all count the same; with some nothing can be computed.",
    },
}


@rule("PRI104", "question")
def criterion_without_weight(body: Ranking) -> Seen:
    """Criterion without a weight.

    ## What it does
    Asks for weights where some of several criteria, or all of them, have none.

    ## Why is this bad?
    What counts most is left to chance.

    ## Bad
    ```yaml prioritize
    scheme: weighted
    criteria: [{name: Reach, weight: "60%"}, {name: Price}]
    options:
      - {name: Fair, figures: {Reach: "8", Price: "4"}}
      - {name: Radio, figures: {Reach: "6", Price: "7"}}
    ```

    ## Good
    ```yaml prioritize
    scheme: weighted
    criteria: [{name: Reach, weight: "60%"}, {name: Price, weight: "40%"}]
    options:
      - {name: Fair, figures: {Reach: "8", Price: "4"}}
      - {name: Radio, figures: {Reach: "6", Price: "7"}}
    ```

    ## Fix
    Give each criterion a weight: shares that add up to 1, or points.
    """
    if body.scheme != "weighted" or len(body.criteria) < 2:
        return
    lacking = [criterion for criterion in body.criteria if not criterion.weight.strip()]
    if lacking:
        yield See("criteria", names=tuple(called(criterion) for criterion in lacking))
