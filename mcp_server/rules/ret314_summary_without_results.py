"""RET314 summary-without-results."""

from mcp_server.methods.summarize_work import WorkSummary
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "总结里没有目标，也没有业绩",
        "ask": "这段时间的目标是什么，做成了哪些事？",
        "why": "有了目标和结果，才谈得上完成情况。",
    },
    "en": {
        "title": "Summary without goals or results",
        "ask": "What was wanted in this period, and what was done?",
        "why": "Goals and results come first; everything else follows from them.",
    },
}


@rule("RET314", "question")
def summary_without_results(body: WorkSummary) -> Seen:
    """Summary without goals or results.

    ## What it does
    Asks for goals and achievements where there are neither.

    ## Why is this bad?
    There is nothing to sum up.

    ## Bad
    ```yaml summarize_work
    who: Support
    lessons: [{text: Write it down the same day, applies: every shift}]
    ```

    ## Good
    ```yaml summarize_work
    who: Support
    goals: [{metric: first reply time, target: ≤4 hours, actual: 3.5 hours}]
    ```

    ## Fix
    Give the goals of the period with their actuals, and what was achieved.
    """
    if not body.attained and not body.achievements:
        yield See("achievements")
