"""RSK107 plan-without-risks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule

if TYPE_CHECKING:
    from mcp_server.methods.build_proposal import Proposal

WORDS = {
    "zh-CN": {
        "title": "没有列出风险",
        "ask": "什么会让它落空？",
        "why": "每件事都有风险；没列出来，多半是没问。",
    },
    "en": {
        "title": "Plan without risks",
        "ask": "What would make this fail?",
        "why": "Every plan has risks; one that lists none has not asked.",
    },
}


@rule("RSK107", "question")
def plan_without_risks(body: Plan | Proposal) -> Seen:
    """Plan without risks.

    ## What it does
    Asks for the risks of a plan or a proposal that lists none, once work is planned.

    ## Why is this bad?
    Every plan has some; one that lists none has not asked.

    ## Bad
    ```yaml generate_plan
    department: Sales
    initiatives:
      - {name: Partner programme}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    initiatives:
      - {name: Partner programme}
    risks: Budget freeze
    ```

    ## Fix
    Ask three people what would make the plan fail, and list their answers.
    """
    work = body.initiatives if isinstance(body, Plan) else body.phases
    if work and not body.risks:
        yield See("/risks")
