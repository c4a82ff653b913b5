"""PRI103 option-without-figure."""

from mcp_server.methods._prioritize_nouns import Gap
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "选项缺少数值",
        "ask": "“{option}”的“{criterion}”是多少？",
        "why": "缺一个数值就算不出得分，这个选项不参与排序。",
    },
    "en": {
        "title": "Option without a figure",
        "ask": 'What is the {criterion} of "{option}"?',
        "why": "Without it there is no score, and the option is left out of the order.",
    },
}


@rule("PRI103", "question")
def option_without_figure(gap: Gap) -> Seen:
    """Option without a figure.

    ## What it does
    Asks for figures that the scheme or a criterion needs and that an option does not have.

    ## Why is this bad?
    The option is left out of the order.

    ## Bad
    ```yaml prioritize
    scheme: ICE
    options:
      - {name: Search, figures: {impact: "8", confidence: "6"}}
      - {name: Export, figures: {impact: "5", confidence: "8", ease: "8"}}
    ```

    ## Good
    ```yaml prioritize
    scheme: ICE
    options:
      - {name: Search, figures: {impact: "8", confidence: "6", ease: "4"}}
      - {name: Export, figures: {impact: "5", confidence: "8", ease: "8"}}
    ```

    ## Fix
    Give the figure, or an estimate with an assumption beside it.
    """
    if gap.reason == "missing" and gap.at.startswith("/options/"):
        yield See(option=gap.option, criterion=gap.criterion)
