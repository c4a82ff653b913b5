"""RET101 goal-without-actual."""

from mcp_server.methods._retro_goals import Attained
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "目标没有实际值",
        "ask": "“{name}”实际做到了多少？",
        "why": "没有实际值，这个目标既不能说达成，也不能说没达成。",
    },
    "en": {
        "title": "Goal without an actual",
        "ask": 'What came of "{name}"?',
        "why": "Without its actual nobody can say that the goal was met, or that it was missed.",
    },
}


@rule("RET101", "question")
def goal_without_actual(goal: Attained) -> Seen:
    """Goal without an actual.

    ## What it does
    Asks for the actual of a goal that has a target; also where the material gives several and does not say
    which one counts.

    ## Why is this bad?
    A goal without its actual is neither met nor missed, and is mostly counted as met.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    goals:
      - {metric: registrations, target: '≥1,500'}
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    goals:
      - {metric: registrations, target: '≥1,500', actual: '1,210'}
    ```

    ## Fix
    Give the figure, or say that it was not measured.
    """
    if goal.reason in {"no_actual", "several_actuals"}:
        yield See("actual" if goal.id else "", name=goal.name)
