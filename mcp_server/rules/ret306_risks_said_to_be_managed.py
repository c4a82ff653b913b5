"""RET306 risks-said-to-be-managed."""

import re

from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.model.base import called
from mcp_server.regex import regex
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "说风险受控却没有列出风险",
        "ask": "“{name}”：当时有哪些风险，各自发生了没有、怎样应对的？",
        "why": "没有清单，“受控”就无从核对。",
    },
    "en": {
        "title": "Risks said to be managed, none listed",
        "ask": '"{name}": which risks were there, which of them occurred, and what was done?',
        "why": "Without the list nobody can check that they were managed.",
    },
}

_MANAGED = regex(
    r"风险[^。;；]{0,16}(?:受控|可控|已?应对|得到控制|控制得当|均已关闭)"
    r"|\brisks?\b[^.;]{0,30}\b(?:managed|mitigated|under control|handled)\b",
    re.IGNORECASE,
)


@rule("RET306", "question")
def risks_said_to_be_managed(body: Retrospective) -> Seen:
    """Risks said to be managed, none listed.

    ## What it does
    Asks for the risks where a dimension's verdict or a claim says that they were managed and none is listed.

    ## Why is this bad?
    Nobody can check it, and nobody learns from it.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    dimensions: [{name: Risk, verdict: All risks were under control, evidence: weekly review}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    dimensions: [{name: Risk, verdict: All risks were under control, evidence: weekly review}]
    risks: [{text: Lockers arrive late, occurred: yes, response: Second supplier, effect: 3 days lost}]
    ```

    ## Fix
    List the risks with what became of each.
    """
    if body.risks:
        return
    said = [called(d) for d in body.dimensions if _MANAGED.search(f"{d.name}: {d.verdict}")]
    said += [claim.text for claim in body.claims if _MANAGED.search(claim.text)]
    if said:
        yield See("/risks", name=said[0])
