"""RSK105 risk-without-trigger."""

from mcp_server.model.base import called
from mcp_server.model.risk import Risk
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "风险没有触发条件",
        "ask": "看到什么，就知道“{text}”开始了？",
        "why": "没有触发条件，预案总是启动得太晚。",
    },
    "en": {
        "title": "Risk without a trigger",
        "ask": 'What does one see when "{text}" begins?',
        "why": "Without a trigger the contingency starts too late.",
    },
}


@rule("RSK105", "question")
def risk_without_trigger(risk: Risk) -> Seen:
    """Risk without a trigger.

    ## What it does
    Asks what one sees when a risk begins.

    ## Why is this bad?
    Without a trigger the contingency starts too late.

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
      - {text: A budget freeze, trigger: Three deals put off in a quarter}
    ```

    ## Fix
    Name a figure with its limit, or an event.
    """
    if risk.text and not risk.trigger:
        yield See("trigger", text=called(risk))
