"""PLN308 plan-without-work."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "计划里没有工作",
        "ask": "为了达到这些目标，要做哪 3 到 7 件事？每件由谁负责、何时开始、要多久、交出什么？",
        "why": "只有目标没有工作，就没有进度、人力和预算可言。",
    },
    "en": {
        "title": "Plan without work",
        "ask": (
            "Which three to seven pieces of work lead to the goals? For each: who owns it, when does it start, "
            "how long does it take, what does it hand over?"
        ),
        "why": "Goals without work have no schedule, no load and no cost.",
    },
}


@rule("PLN308", "question")
def plan_without_work(plan: Plan) -> Seen:
    """Plan without work.

    ## What it does
    Asks for the initiatives of a plan that has none.

    ## Why is this bad?
    Nothing in such a plan says why the figures should move.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: 2026
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026
    initiatives: [{name: Renewal desk, owner: Anna Roth, start: 2026-02-02, duration: 8 weeks}]
    ```

    ## Fix
    Draft three to seven initiatives and agree owners and dates with the person.
    """
    if not plan.initiatives:
        yield See("initiatives")
