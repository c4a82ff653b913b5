"""RET305 verdict-without-evidence."""

import re

from mcp_server.model.base import called
from mcp_server.model.retrospective import Dimension
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "评价没有依据",
        "ask": "“{name}”的评价，依据是什么？",
        "why": "没有依据的评价，换个人就是另一个结论。",
    },
    "en": {
        "title": "Verdict without evidence",
        "ask": 'What is the verdict on "{name}" based on?',
        "why": "Without evidence another person comes to another verdict.",
    },
}


@rule("RET305", "question")
def verdict_without_evidence(dimension: Dimension) -> Seen:
    """Verdict without evidence.

    ## What it does
    Asks for what a verdict on a dimension is based on where it gives no evidence, no metrics and no figure.

    ## Why is this bad?
    Another person comes to another verdict.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    dimensions: [{name: Quality, verdict: Good enough for more sites}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    dimensions: [{name: Quality, verdict: Good enough for more sites, evidence: 2 P1 defects in 90 days}]
    ```

    ## Fix
    Name the figures or the facts.
    """
    based = dimension.evidence.strip() or dimension.metrics or re.search(r"\d", dimension.verdict)
    if dimension.verdict.strip() and not based:
        yield See("evidence", name=called(dimension))
