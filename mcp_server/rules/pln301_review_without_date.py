"""PLN301 review-without-date."""

from mcp_server.methods._plan_time import rhythm_of
from mcp_server.model.base import called
from mcp_server.model.work import Review
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import says

WORDS = {
    "zh-CN": {
        "title": "复盘会没有时间",
        "ask": "“{name}”多久开一次，或在哪几天开？",
        "why": "没有日子的会往往不开。",
    },
    "en": {
        "title": "Review without a date",
        "ask": 'How often, or on which days, does "{name}" meet?',
        "why": "A review without a day tends not to happen.",
    },
}


@rule("PLN301", "question")
def review_without_date(review: Review) -> Seen:
    """Review without a date.

    ## What it does
    Asks when a review takes place that gives neither a rhythm nor dates.

    ## Why is this bad?
    Figures that nobody is due to look at are not looked at.

    ## Bad
    ```yaml generate_plan
    department: Sales
    reviews: [{text: Pipeline review, decides: Anna Roth, metrics: [Pipeline]}]
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    reviews: [{text: Pipeline review, rhythm: monthly, decides: Anna Roth, metrics: [Pipeline]}]
    ```

    ## Fix
    Give a rhythm (weekly, monthly) or the days.
    """
    told = says(review, r"每|\d|半年|逐|\b(?:every|each|annual|yearly|half-year|end of|after|daily)")
    if not (review.rhythm.strip() or review.dates or rhythm_of(review.text) or told):
        yield See("rhythm", name=called(review))
