"""PLN307 unclear-period."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "规划周期不清楚",
        "ask": "计划从哪一天开始，到哪一天结束（如“2026 年”“2026Q3”“2026-07-06 起 13 周”）？",
        "why": "没有起止日，路径、进度、节奏和人力都算不出来。",
    },
    "en": {
        "title": "Period that is not clear",
        "ask": 'From which day to which day does the plan run ("2026", "2026Q3", "13 weeks from 2026-07-06")?',
        "why": "Without a first and a last day there are no paths, no schedule, no review dates and no loads.",
    },
}


@rule("PLN307", "question")
def unclear_period(plan: Plan) -> Seen:
    """Period that is not clear.

    ## What it does
    Asks for the period where it is missing, cannot be read as days, or is longer than ten years.

    ## Why is this bad?
    Everything that has a date rests on it.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: the coming season
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026Q3
    ```

    ## Fix
    Give a year, a quarter, or a start and an end.
    """
    if plan.horizon is None:
        yield See("period")
