"""PRI101 choice-without-options."""

from mcp_server.methods._prioritize_nouns import Ranking
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "没有可选项",
        "ask": "有哪些可以选的方案？（包括“维持现状”）",
        "why": "只有一个方案就谈不上选择，也无从排序。",
    },
    "en": {
        "title": "Choice without options",
        "ask": "What could be done? (Leaving things as they are is an option, too.)",
        "why": "With one option there is nothing to choose between.",
    },
}


@rule("PRI101", "question")
def choice_without_options(body: Ranking) -> Seen:
    """Choice without options.

    ## What it does
    Asks for options where there are fewer than two; a portfolio may have one business.

    ## Why is this bad?
    An order of one says nothing.

    ## Bad
    ```yaml prioritize
    aim: What to build first
    scheme: ICE
    ```

    ## Good
    ```yaml prioritize
    aim: What to build first
    scheme: ICE
    options:
      - {name: Search, figures: {impact: "8", confidence: "6", ease: "4"}}
      - {name: Export, figures: {impact: "5", confidence: "8", ease: "8"}}
    ```

    ## Fix
    List every option, and leaving things as they are.
    """
    if len(body.options) < (1 if body.scheme == "BCG" else 2):
        yield See("options")
