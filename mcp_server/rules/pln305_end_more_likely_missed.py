"""PLN305 end-more-likely-missed."""

from decimal import Decimal

from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "期末完成多半做不到",
        "message": "在 {end} 前完成的概率只有 {percent}%；有八成把握的日期是 {p80}。",
        "fix": "提早开始、少做一些，或承诺有八成把握的日期。",
    },
    "en": {
        "title": "End that is more likely missed",
        "message": "The chance of being over by {end} is {percent} %; {p80} holds with 80 %.",
        "fix": "Start earlier, do less, or promise the day that holds with 80 %.",
    },
}

HALF = Decimal("0.5")


@rule("PLN305")
def end_more_likely_missed(plan: Plan) -> Seen:
    """End that is more likely missed.

    ## What it does
    Checks the chance, by simulation of three-point estimates, that all work is over by the end of the period, where
    the likely durations fit.

    ## Why is this bad?
    The schedule of likely durations shows an end that fewer than half of the cases reach.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: {start: 2026-03-02, end: 2026-03-27}
    initiatives:
      - {name: Solution kits, duration: 18/20/40 days}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: {start: 2026-03-02, end: 2026-03-27}
    initiatives:
      - {name: Solution kits, duration: 10/12/18 days}
    ```

    ## Fix
    Start earlier, do less, or promise the day that holds with 80 %.
    """
    outlook = plan.outlook
    if outlook is None or outlook.on_time is None or plan.horizon is None or plan.finish is None:
        return
    if outlook.on_time < HALF and plan.finish <= plan.horizon.end:
        yield See("/period/end", end=plan.horizon.end, percent=outlook.on_time * 100, p80=outlook.p80)
