"""RSK104 risk-without-contingency."""

from mcp_server.model.base import called
from mcp_server.model.risk import Risk
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "风险没有应急预案",
        "ask": "“{text}”一旦发生，做什么？",
        "why": "临时想出来的办法最贵。",
    },
    "en": {
        "title": "Risk without a contingency",
        "ask": 'What is done when "{text}" happens?',
        "why": "What is thought up on the day is the dearest way.",
    },
}


@rule("RSK104", "question")
def risk_without_contingency(risk: Risk) -> Seen:
    """Risk without a contingency.

    ## What it does
    Asks what is done when a risk happens.

    ## Why is this bad?
    What is thought up on the day is the dearest way.

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
      - {text: A budget freeze, contingency: Cut the third priority}
    ```

    ## Fix
    Name the first step and who decides on it.
    """
    if risk.text and not risk.contingency:
        yield See("contingency", text=called(risk))
