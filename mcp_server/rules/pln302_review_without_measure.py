"""PLN302 review-without-measure."""

from mcp_server.knowledge.metrics import mentions
from mcp_server.model.work import Review
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import review_name, says

WORDS = {
    "zh-CN": {
        "title": "复盘会不看任何指标",
        "ask": "“{name}”上看哪些数字？",
        "why": "不看数字的会只能听汇报，无法判断是否要调整。",
    },
    "en": {
        "title": "Review without a measure",
        "ask": 'Which figures does "{name}" look at?',
        "why": "A meeting without figures can only listen; it cannot tell whether to change course.",
    },
}


@rule("PLN302", "question")
def review_without_measure(review: Review) -> Seen:
    """Review without a measure.

    ## What it does
    Asks what a review looks at that names no metric.

    ## Why is this bad?
    Whether the plan is on its way is then a matter of who speaks best.

    ## Bad
    ```yaml generate_plan
    department: Sales
    reviews: [{rhythm: monthly, decides: Anna Roth}]
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    reviews: [{rhythm: monthly, decides: Anna Roth, metrics: [Renewal rate]}]
    ```

    ## Fix
    Name the KPIs, or budget_used, effort_used, schedule_slip.
    """
    told = says(review, r"指标|KPI|看板|dashboard|metric|figures|数据") or mentions(review.text)
    if not review.metrics and not told:
        yield See("metrics", name=review_name(review))
