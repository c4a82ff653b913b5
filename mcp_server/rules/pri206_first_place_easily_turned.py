"""PRI206 first-place-easily-turned."""

from decimal import Decimal

from mcp_server.methods._prioritize_nouns import Ranking
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "首位稍有变动就会易主",
        "message": "“{first}”的首位不稳：{criterion}由 {now} 变为 {to}，“{rival}”就与它持平。",
        "fix": "核实这个数值或权重，或把前两个选项都当作首选来比较。",
    },
    "en": {
        "title": "First place that is easily turned",
        "message": '"{first}" is hardly first: with {criterion} at {to} in place of {now}, "{rival}" is level.',
        "fix": "Make sure of that figure or weight, or compare the two options by what the scores leave out.",
    },
}

SMALL = Decimal("0.1")


@rule("PRI206")
def first_place_easily_turned(body: Ranking) -> Seen:
    """First place that is easily turned.

    ## What it does
    Checks whether one weight (or, without weights, one figure of the first option) that changes by at most a tenth puts
    another option level with the first.

    ## Why is this bad?
    Estimates are rarely as good as a tenth: the order is then a matter of chance.

    ## Bad
    ```yaml prioritize
    scheme: ICE
    options:
      - {name: Search, figures: {impact: "8", confidence: "6", ease: "5"}}
      - {name: Export, figures: {impact: "6", confidence: "8", ease: "4.9"}}
    ```

    ## Good
    ```yaml prioritize
    scheme: ICE
    options:
      - {name: Search, figures: {impact: "8", confidence: "6", ease: "5"}}
      - {name: Export, figures: {impact: "4", confidence: "8", ease: "4"}}
    ```

    ## Fix
    Look again at the named figure or weight, and say how sure it is.
    """
    weakest = body.stability.weakest if body.stability else None
    if weakest and weakest.nearest and weakest.nearest[0] <= SMALL:
        _, to, rival = weakest.nearest
        first = body.scores[0].option
        yield See(weakest.at, first=first, criterion=weakest.criterion, now=weakest.now, to=to, rival=rival)
