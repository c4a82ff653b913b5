"""RSK101 risk-without-probability-or-impact."""

from mcp_server.model.base import called
from mcp_server.model.risk import Risk
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "风险没有概率或影响",
        "ask": "“{text}”发生的可能有多大，影响有多大（低/中/高，或 1–5）？",
        "why": "没有这两项，就排不出先看哪个。",
    },
    "en": {
        "title": "Risk without probability or impact",
        "ask": 'How likely is "{text}", and how bad (low, medium, high, or 1 to 5)?',
        "why": "Without both, nobody knows which risk to look at first.",
    },
}


@rule("RSK101", "question")
def risk_without_probability_or_impact(risk: Risk) -> Seen:
    """Risk without probability or impact.

    ## What it does
    Asks for the probability and the impact of a risk.

    ## Why is this bad?
    Without both, nobody knows which risk to look at first.

    ## Bad
    ```yaml generate_plan
    department: Sales
    risks:
      - {text: A budget freeze}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    risks:
      - {text: A budget freeze, probability: "30%", impact: high}
    ```

    ## Fix
    Give a percentage or low, medium, high; for the impact also 1 to 5.
    """
    if risk.text and not (risk.probability and risk.impact):
        yield See("probability", text=called(risk))
