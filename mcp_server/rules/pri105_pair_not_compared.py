"""PRI105 pair-not-compared."""

from itertools import combinations, islice

from mcp_server.methods._prioritize_nouns import Ranking
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "有的两两没有比较",
        "ask": "哪个更重要或更好，是另一个的几倍（1/9 到 9）：{pairs}？",
        "why": "每一对都比较过，层次分析法才能得出权重。",
    },
    "en": {
        "title": "Pair that is not compared",
        "ask": "Which weighs more, and how many times (1/9 to 9): {pairs}?",
        "why": "AHP makes weights of comparisons of every pair.",
    },
}

TOLD = 6
"""Pairs that the question names."""


@rule("PRI105", "question")
def pair_not_compared(body: Ranking) -> Seen:
    """Pair that is not compared.

    ## What it does
    Asks for the comparisons that AHP lacks.

    ## Why is this bad?
    There are no weights, and so no order.

    ## Bad
    ```yaml prioritize
    scheme: AHP
    options: [Fair, Radio, Mail]
    comparisons:
      - {a: Fair, b: Radio, ratio: "3"}
      - {a: Fair, b: Mail, ratio: "5"}
    ```

    ## Good
    ```yaml prioritize
    scheme: AHP
    options: [Fair, Radio, Mail]
    comparisons:
      - {a: Fair, b: Radio, ratio: "3"}
      - {a: Fair, b: Mail, ratio: "5"}
      - {a: Radio, b: Mail, ratio: "2"}
    ```

    ## Fix
    Compare each pair once, in either order.
    """
    if body.scheme != "AHP":
        return
    pairs = [f"{w.a} : {w.b}" for weighing in body.weighings if weighing.reason == "missing" for w in weighing.wrong]
    if body.reason == "comparisons" and not any(not weighing.criterion for weighing in body.weighings):
        pairs += [f"{called(a)} : {called(b)}" for a, b in islice(combinations(body.criteria, 2), TOLD)]
    pairs += [f"{gap.option} ({gap.criterion})" for gap in body.gaps if gap.at == "/comparisons" and not pairs]
    if pairs:
        more = ("…",) if len(pairs) > TOLD else ()
        yield See("comparisons", pairs=(*pairs[:TOLD], *more))
