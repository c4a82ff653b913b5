"""RET104 target-moved-since-the-plan."""

from mcp_server.methods._retro_goals import Attained
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "目标与规划不一致",
        "message": "“{name}”在规划里的目标是 {was}，这里写成了另一个。",
        "fix": "按规划的目标判断；确有调整，写明何时由谁批准。",
    },
    "en": {
        "title": "Target moved since the plan",
        "message": '"{name}" had the target {was} in the plan; here it is another one.',
        "fix": "Judge it by the plan. Where the target was changed for a reason, say when and by whom.",
    },
}


@rule("RET104")
def target_moved_since_the_plan(goal: Attained) -> Seen:
    """Target moved since the plan.

    ## What it does
    Checks for a goal whose target differs from the one that the saved plan had.

    ## Why is this bad?
    A target that is moved afterwards is always met.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    plan: doc-1
    planned: {kpis: [{id: k, name: registrations, target: '≥1,500'}]}
    goals: [{kpi: k, metric: registrations, target: '≥1,200', actual: '1,210'}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    plan: doc-1
    planned: {kpis: [{id: k, name: registrations, target: '≥1,500'}]}
    goals: [{kpi: k, metric: registrations, target: '≥1,500', actual: '1,210'}]
    ```

    ## Fix
    Judge it by the plan; say when and by whom the target was changed.
    """
    if goal.changed and goal.was is not None:
        yield See("target" if goal.id else "", name=goal.name, was=goal.was)
