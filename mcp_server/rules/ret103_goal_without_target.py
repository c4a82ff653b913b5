"""RET103 goal-without-target."""

from mcp_server.methods._retro_goals import Attained
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "目标没有目标值",
        "ask": "“{name}”看哪个指标、到多少算达到？",
        "why": "没有指标和目标值，复盘时只能各说各话。",
    },
    "en": {
        "title": "Goal without a target",
        "ask": 'Which figure, at which value, was to show that "{name}" is reached?',
        "why": "Without a figure everybody judges it by another one.",
    },
}


@rule("RET103", "question")
def goal_without_target(goal: Attained) -> Seen:
    """Goal without a target.

    ## What it does
    Asks for the measure and the target of a goal that gives none.

    ## Why is this bad?
    Everybody judges it by another figure, and mostly by one that looks good.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    goals: [{text: Show that students want it}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    goals: [{text: Show that students want it, metric: repeat rate, target: ≥30%, actual: 34%}]
    ```

    ## Fix
    Name the figure that was meant before the project; do not choose one now.
    """
    if goal.reason in {"no_measure", "no_target"}:
        yield See("target" if goal.id else "", name=goal.name)
