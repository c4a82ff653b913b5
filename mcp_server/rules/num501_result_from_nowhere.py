"""NUM501 result-from-nowhere."""

from mcp_server.model.document import Sourced
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "没有来源的结果",
        "message": "“{excerpt}”里的 {figure} 没有来源：没有给出，也推不出来，也没说是假设。",
        "fix": "写进依据并注明来源，或写清由哪几个数怎么算出，或注明是假设。",
    },
    "en": {
        "title": "Result from nowhere",
        "message": "{figure} in “{excerpt}” is neither given, nor computed, nor called an assumption.",
        "fix": "Give it as evidence with its source, say which figures it follows from, or call it an assumption.",
    },
}


@rule("NUM501")
def result_from_nowhere(figure: Sourced) -> Seen:
    """Result from nowhere.

    ## What it does
    Looks at the figures in prose that says what is or what came about: verdicts, successes, impacts of problems, notes.
    One is seen where neither its measure and value are given anywhere, nor the sentence says how it follows from
    others, nor it is called a plan or an assumption, nor its source is named beside it. Dates, durations, small numbers
    of things, and figures that are given under another name are not looked at.

    ## Why is this bad?
    Nobody can check it, and readers cannot tell it from those that were measured.

    ## Bad
    ```yaml run_retrospective
    project: Checkout rebuild
    evidence:
      - {metric: Conversion rate, value: "3.1%", source: Web analytics}
    problems:
      - {text: Wrong sizes were sent, impact: The share of returns rose to 7.4%, cause: Two tables of sizes}
    ```

    ## Good
    ```yaml run_retrospective
    project: Checkout rebuild
    evidence:
      - {metric: Conversion rate, value: "3.1%", source: Web analytics}
      - {metric: Share of returns, value: "7.4%", source: Warehouse}
    problems:
      - {text: Wrong sizes were sent, impact: The share of returns rose to 7.4%, cause: Two tables of sizes}
    ```

    ## Fix
    Give it as evidence with its source; or say which figures it follows from; or call it an assumption.
    """
    if figure.needed and figure.verdict == "unsupported":
        yield See(figure=figure.figure, excerpt=figure.excerpt)
