"""PLN304 plan-without-review."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "计划没有复盘安排",
        "ask": "多久看一次进展，由谁主持、谁拍板、看哪些指标？",
        "why": "没有复盘，偏差要到期末才看得见。",
    },
    "en": {
        "title": "Plan without a review",
        "ask": "How often is progress looked at, who calls the meeting, who decides, and which KPIs are on the table?",
        "why": "Without reviews a deviation shows at the end of the period, when it is too late.",
    },
}


@rule("PLN304", "question")
def plan_without_review(plan: Plan) -> Seen:
    """Plan without a review.

    ## What it does
    Asks for the reviews of a plan that has KPIs with targets, or initiatives, and no review.

    ## Why is this bad?
    A plan that nobody looks at again is a wish.

    ## Bad
    ```yaml generate_plan
    department: Sales
    kpis: [{name: Renewal rate, baseline: "88%", target: "92%"}]
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    kpis: [{name: Renewal rate, baseline: "88%", target: "92%"}]
    reviews: [{rhythm: monthly, decides: Head of Sales, metrics: [Renewal rate]}]
    ```

    ## Fix
    Give at least one rhythm with the one who decides and the KPIs that are looked at.
    """
    if not plan.reviews and (plan.initiatives or any(kpi.target for kpi in plan.kpis)):
        yield See("reviews")
