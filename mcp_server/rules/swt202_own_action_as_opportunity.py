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
    r"|(?:we(?:'re|\s+are)?\s+)?(?:plan(?:ning)?|intend(?:ing)?|aim(?:ing)?|going|hop(?:e|ing)|prepar(?:e|ing))\s+to\s+[a-z]+"
    r"|we(?:'ll|\s+(?:will|want\s+to|could|can))\s+[a-z]+"
    r"|(?:我们|我司|公司|本部门|部门|团队)?(?:将|要|可以?)?(?:建立|推出|开发|组建|招聘|上线|优化|加强|开展|打造|搭建)(?!时间|以来|的)"
    r"|(?:我们|我司|公司|本部门|部门|团队)?(?:已|正)?(?:打算|准备|考虑)(?![^，。；,;]{0,12}的[^，。；,;]{1,12}$)"
    r"|(?:我们|我司|公司|本部门|部门|团队)(?:已|正|在)?(?:计划|拟|规划|筹备|争取|希望)"
    r"|(?:计划|拟|规划|筹备)(?:在[^，。；,;]{1,8})?(?:与|和|同|向|将|把|引[入进]|扩[建大充张]|新[建增设开]|增[加设开派]|开[设展发拓通]|进[入军驻]|拓展|收购|并购"
    r"|投[入放资]|升级|采购|招[聘募]|设立|成立|推[出行广]|建[立设]|组建|打造|搭建|上线|试[点行]|申请|参[加与]|举办|合作)(?![^，。；,;]{0,16}的[^，。；,;]{1,12}$)",
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
