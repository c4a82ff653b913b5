"""SWT202 own-action-as-opportunity."""

import re

from mcp_server.model.base import called
from mcp_server.model.swot import Factor
from mcp_server.regex import regex
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "把自己的动作当成机会",
        "message": "机会“{text}”是自己要做的事，不是外部的事实。",
        "fix": "写出外部的事实，把动作移到策略里。",
    },
    "en": {
        "title": "Own action among the opportunities",
        "message": 'The opportunity "{text}" is something to do, not a fact outside.',
        "fix": "Write down the fact outside, and move the action to the strategies.",
    },
}

ACTION = regex(
    r"(?:launch|build|hire|develop|introduce|create|set up|open|start|strengthen|improve|expand)"
    r"\s+(?:a|an|the|our|new|more|into)\b"
    r"|(?:我们)?(?:将|要|可以?)?(?:建立|推出|开发|组建|招聘|上线|优化|加强|开展|打造|搭建)(?!时间|以来|的)",
    re.IGNORECASE,
)


@rule("SWT202")
def own_action_as_opportunity(item: Factor) -> Seen:
    """Own action among the opportunities.

    ## What it does
    Checks for opportunities that are something one does oneself.

    ## Why is this bad?
    An opportunity is there whether one acts or not. What one does with it is a strategy.

    ## Bad
    ```yaml swot
    items:
      - {text: Launch a mobile app, quadrant: opportunity}
    ```

    ## Good
    ```yaml swot
    items:
      - {text: Two thirds of orders come from phones, quadrant: opportunity}
    strategies:
      - {text: Launch a mobile app}
    ```

    ## Fix
    Write down the fact outside that makes the action worth while, and move the action to the strategies.
    """
    if item.quadrant == "opportunity" and ACTION.match(item.text.strip()):
        yield See("text", text=called(item))
