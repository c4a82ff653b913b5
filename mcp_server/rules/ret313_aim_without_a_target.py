"""RET313 aim-without-a-target."""

from mcp_server.methods.summarize_work import WorkSummary
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "下期计划没有指标和目标值",
        "ask": "这些计划看哪个指标、到多少算做到：{names}？",
        "why": "没有目标值，下期总结时无从判断，也带不进下期规划。",
    },
    "en": {
        "title": "Aim without a target",
        "ask": "Which figure, at which value, will show that these are done: {names}?",
        "why": "Without it the next summary cannot judge them, and no plan can take them over.",
    },
}


@rule("RET313", "question")
def aim_without_a_target(body: WorkSummary) -> Seen:
    """Aim without a target.

    ## What it does
    Asks for the measure and the target of what is planned for the next period.

    ## Why is this bad?
    It goes into no plan, and the next summary has nothing to judge it by.

    ## Bad
    ```yaml summarize_work
    who: Support
    plans: [{goal: Faster replies at night, owner: Ines, due: 2026-12-31}]
    ```

    ## Good
    ```yaml summarize_work
    who: Support
    plans: [{goal: Faster replies at night, metric: first reply time, target: ≤4 hours, owner: Ines, due: 2026-12-31}]
    ```

    ## Fix
    Name the metric and its target.
    """
    loose = [aim for aim in body.plans if (aim.goal or aim.text or aim.action) and not (aim.metric and aim.target)]
    names = tuple(aim.goal or called(aim) for aim in loose)
    for aim in loose:
        for field in ("metric", "target"):
            if not getattr(aim, field):
                yield See(f"plans/id={aim.id}/{field}", names=names)
