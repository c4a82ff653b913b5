"""PRI107 criterion-without-direction."""

import re

from mcp_server.methods._prioritize_nouns import Ranking, pointer
from mcp_server.model.base import called
from mcp_server.regex import regex
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "准则没有写明方向",
        "ask": "“{name}”是越高越好，还是越低越好？",
        "why": "没有写明时按越高越好计算，而这类准则多半相反。",
    },
    "en": {
        "title": "Criterion without a direction",
        "ask": 'Is more "{name}" better, or less?',
        "why": "Left out, more counts as better; of costs and risks it is often the other way round.",
    },
}

_COST = regex(
    r"成本|费用|支出|价格|报价|工期|耗时|工作量|风险|难度|复杂度|流失|缺陷|故障"
    r"|\b(?:costs?|price|expenses?|effort|risks?|difficulty|complexity|churn|defects?|downtime|lead time)\b",
    re.IGNORECASE,
)
_GAIN = regex(
    r"降|减|省|节约|控|防|避|效|回报|收益|优势|低|承受|应对"
    r"|reduc|sav|avoid|mitigat|return|benefit|effective|advantage|control|low|less|fit|appetite|performance",
    re.IGNORECASE,
)


@rule("PRI107", "question")
def criterion_without_direction(body: Ranking) -> Seen:
    """Criterion without a direction.

    ## What it does
    Asks for the direction of criteria that are named like costs and do not say which figures are good.

    ## Why is this bad?
    The dearest option gains points for its price.

    ## Bad
    ```yaml prioritize
    scheme: weighted
    criteria: [{name: Benefit, weight: "60%"}, {name: Cost, weight: "40%"}]
    options:
      - {name: Fair, figures: {Benefit: "8", Cost: "4"}}
      - {name: Radio, figures: {Benefit: "6", Cost: "7"}}
    ```

    ## Good
    ```yaml prioritize
    scheme: weighted
    criteria: [{name: Benefit, weight: "60%"}, {name: Cost, weight: "40%", better: lower}]
    options:
      - {name: Fair, figures: {Benefit: "8", Cost: "4"}}
      - {name: Radio, figures: {Benefit: "6", Cost: "7"}}
    ```

    ## Fix
    Say `better: lower`, or `better: higher` where a high rating means a low cost.
    """
    compared = {weighing.criterion for weighing in body.weighings}
    for criterion in body.criteria if body.scheme in {"weighted", "AHP"} else ():
        name = called(criterion)
        if not criterion.better and name not in compared and _COST.search(name) and not _GAIN.search(name):
            yield See(pointer("criteria", criterion.id, "better"), name=name)
