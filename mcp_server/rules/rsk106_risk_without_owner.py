"""RSK106 risk-without-owner."""

from mcp_server.model.base import called
from mcp_server.model.risk import Risk
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "风险没有负责人",
        "ask": "谁盯着“{text}”？",
        "why": "没有人盯的风险，最后一个知道的是计划。",
    },
    "en": {
        "title": "Risk without an owner",
        "ask": 'Who watches "{text}"?',
        "why": "A risk that nobody watches is noticed last by the plan.",
    },
}


@rule("RSK106", "question")
def risk_without_owner(risk: Risk) -> Seen:
    """Risk without an owner.

    ## What it does
    Asks who watches a risk.

    ## Why is this bad?
    A risk that nobody watches is noticed last by the plan.

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
      - {text: A budget freeze, owner: Sales director}
    ```

    ## Fix
    Name one person.
    """
    if risk.text and not risk.owner:
        yield See("owner", text=called(risk))
