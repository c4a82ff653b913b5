"""RSK103 risk-without-prevention."""

from mcp_server.model.base import called
from mcp_server.model.risk import Risk
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "风险没有预防措施",
        "ask": "怎样让“{text}”不那么容易发生？",
        "why": "只登记不预防，等于等它发生。",
    },
    "en": {
        "title": "Risk without prevention",
        "ask": 'What makes "{text}" less likely?',
        "why": "A risk that is only written down waits to happen.",
    },
}


@rule("RSK103", "question")
def risk_without_prevention(risk: Risk) -> Seen:
    """Risk without prevention.

    ## What it does
    Asks what makes a risk less likely.

    ## Why is this bad?
    A risk that is only written down waits to happen.

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
      - {text: A budget freeze, prevention: Prepayment first}
    ```

    ## Fix
    Name the step, and the initiative that carries it.
    """
    if risk.text and not risk.prevention:
        yield See("prevention", text=called(risk))
