"""RET315 result-that-differs-from-its-goal."""

from mcp_server.language.reading import name_key
from mcp_server.methods._retro_goals import alike, figure, name_of
from mcp_server.methods.summarize_work import WorkSummary
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "同一指标两处数字不同",
        "message": "“{name}”在目标里是 {goal}，在业绩里是 {result}。",
        "fix": "核对哪一个对；口径或时间不同，就在名称里写清。",
    },
    "en": {
        "title": "Result that differs from its goal",
        "message": '"{name}" came to {goal} among the goals and to {result} among the achievements.',
        "fix": "Find out which one is right, or say in the names what differs: time or definition.",
    },
}


@rule("RET315", "error")
def result_that_differs_from_its_goal(body: WorkSummary) -> Seen:
    """Result that differs from its goal.

    ## What it does
    Compares the actual of a goal with the result of an achievement under the same measure.

    ## Why is this bad?
    Only one can be right, and a reader who sees both trusts neither.

    ## Bad
    ```yaml summarize_work
    who: Support
    goals: [{metric: first reply time, target: ≤4 hours, actual: 3.5 hours}]
    achievements: [{text: Replies got faster, metric: first reply time, actual: 3.1 hours, evidence: ticket system}]
    ```

    ## Good
    ```yaml summarize_work
    who: Support
    goals: [{metric: first reply time, target: ≤4 hours, actual: 3.5 hours}]
    achievements: [{text: Replies got faster, metric: first reply time, actual: 3.5 hours, evidence: ticket system}]
    ```

    ## Fix
    Find out which one is right.
    """
    goals = {name_key(name_of(goal)): goal for goal in body.goals if name_of(goal) and goal.actual}
    for one in body.achievements:
        goal = goals.get(name_key(one.metric)) if one.metric and one.actual and not one.when else None
        stated, shown = figure(goal.actual) if goal else None, figure(one.actual)
        same = alike(stated, shown) if stated and shown else None
        if goal is None or stated is None or same is None or not {stated.bound, same.bound} <= {"=", "~"}:
            continue
        if abs(stated.value - same.value) > max(stated.step, same.step) / 2:
            yield See(f"achievements/id={one.id}/actual", name=name_of(goal), goal=goal.actual, result=one.actual)
