"""RET102 peak-shown-for-an-average."""

from mcp_server.methods._retro_goals import Attained
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "用峰值证明均值目标",
        "message": "“{name}”的目标没有说是峰值，给出的 {peak} 是峰值，不能说明目标达成。",
        "fix": "补上统计期内的平均值；没有就写无法判断。",
    },
    "en": {
        "title": "Peak shown for a target about the average",
        "message": 'The target of "{name}" is not about a peak; {peak} is one, and shows nothing about it.',
        "fix": "Give the average over the period, or say that it is not known.",
    },
}


@rule("RET102")
def peak_shown_for_an_average(goal: Attained) -> Seen:
    """Peak shown for a target about the average.

    ## What it does
    Checks for a goal of which only the highest value is known, though the goal itself speaks of no peak.

    ## Why is this bad?
    One good day proves nothing about the others.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    goals:
      - {metric: DAU, target: '≥300'}
    evidence: DAU peak 318
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    goals:
      - {metric: DAU, target: '≥300', actual: '262', evidence: average of May}
    evidence: DAU peak 318
    ```

    ## Fix
    Give the average over the period, or say that it is not known.
    """
    if goal.reason == "peak" and goal.peak is not None:
        yield See("actual" if goal.id else "", name=goal.name, peak=goal.peak)
