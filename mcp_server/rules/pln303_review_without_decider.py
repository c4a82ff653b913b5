"""PLN303 review-without-decider."""

from mcp_server.model.work import Review
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import review_name, says

WORDS = {
    "zh-CN": {
        "title": "复盘会没有人拍板",
        "ask": "“{name}”上由谁做决定？",
        "why": "没有人能当场决定，偏差只会被记录下来。",
    },
    "en": {
        "title": "Review without somebody who decides",
        "ask": 'Who decides at "{name}"?',
        "why": "Where nobody can decide, a deviation is noted and nothing changes.",
    },
}


@rule("PLN303", "question")
def review_without_decider(review: Review) -> Seen:
    """Review without somebody who decides.

    ## What it does
    Asks who decides at a review that names nobody.

    ## Why is this bad?
    A review is there to change course, and only somebody with the say can do that.

    ## Bad
    ```yaml generate_plan
    department: Sales
    reviews: [{rhythm: monthly, metrics: [Renewal rate]}]
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    reviews: [{rhythm: monthly, decides: Head of Sales, metrics: [Renewal rate]}]
    ```

    ## Fix
    Name the person or the role that may move people, money and dates there.
    """
    if not review.decides.strip() and not says(review, r"决策|决定|拍板|裁定|审批|批准|decid|approv|chaired|chairs"):
        yield See("decides", name=review_name(review))
