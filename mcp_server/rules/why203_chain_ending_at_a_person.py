"""WHY203 chain-ending-at-a-person."""

import re

from mcp_server.methods.run_5whys import Root
from mcp_server.regex import regex
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "链条停在人或运气上",
        "message": "链条停在“{text}”。",
        "fix": "再问一次：什么让这个失误容易发生，又是什么没有拦住它？",
    },
    "en": {
        "title": "Chain that ends at a person or at bad luck",
        "message": 'The chain ends at "{text}".',
        "fix": "Ask once more: what made the mistake easy, and what let it through?",
    },
}

BLAMES = regex(
    r"粗心|大意|疏忽|马虎|责任心|不负责|不认真|不小心|没注意|忘记|忘了|意识不(?:强|足|到位)|态度|运气|倒霉"
    r"|\bhuman error\b|\bcareless|\bnegligen|\bbad luck\b|\binattenti|\blazy\b|\black of care\b"
    r"|\b(?:he|she|they|operator|engineer|developer|driver|seller|manager|employee|colleague|staff|worker|team)s?\b"
    r"[^.;]{0,20}\b(?:forgot|overlooked|did not pay attention|was not careful|were not careful)\b",
    re.IGNORECASE,
)


@rule("WHY203")
def chain_ending_at_a_person(root: Root) -> Seen:
    """Chain that ends at a person or at bad luck.

    ## What it does
    Checks for roots that are somebody's carelessness, forgetting or attitude, or bad luck.

    ## Why is this bad?
    People make mistakes every day; what let this one through is what can be changed.

    ## Bad
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: The operator forgot to order a belt, evidence: Interview}
    ```

    ## Good
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: The operator forgot to order a belt, evidence: Interview}
      - {id: c2, because: Nothing shows when a spare part runs out, parent: c1, evidence: Stock list}
    ```

    ## Fix
    Ask once more: what made the mistake easy, and what let it through?
    """
    if BLAMES.search(root.because):
        yield See("because", text=root.because)
