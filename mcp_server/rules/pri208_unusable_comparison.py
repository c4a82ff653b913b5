"""PRI208 unusable-comparison."""

from mcp_server.methods._prioritize_nouns import Weighing
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "无法使用的比较",
        "message": "“{a} : {b} = {ratio}”无法使用：{why}。",
        "fix": "比值取 1/9 到 9；同一对只判一次，或两个方向互为倒数。",
    },
    "en": {
        "title": "Comparison that cannot be used",
        "message": '"{a} : {b} = {ratio}" cannot be used: {why}.',
        "fix": "Ratios lie between 1/9 and 9; judge a pair once, or the other way round with the inverse.",
    },
}


@rule("PRI208", "error")
def unusable_comparison(weighing: Weighing) -> Seen:
    """Comparison that cannot be used.

    ## What it does
    Checks for ratios that cannot be read or lie outside 1/9 to 9, for things compared with themselves, and for pairs
    that are judged twice and differently.

    ## Why is this bad?
    No weights can be made of these comparisons.

    ## Bad
    ```yaml prioritize
    scheme: AHP
    options: [Fair, Radio]
    comparisons:
      - {a: Fair, b: Radio, ratio: "12"}
    ```

    ## Good
    ```yaml prioritize
    scheme: AHP
    options: [Fair, Radio]
    comparisons:
      - {a: Fair, b: Radio, ratio: "1/3"}
    ```

    ## Fix
    Give a ratio from 1/9 to 9, once for each pair.
    """
    if weighing.reason in {"self", "off_scale", "not_reciprocal"}:
        for wrong in weighing.wrong:
            yield See(wrong.at, a=wrong.a, b=wrong.b, ratio=wrong.ratio, why=Key(weighing.reason))
