"""RET101 goal-without-actual."""

from mcp_server.rules._retro import LookedBack
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "目标没有实际值",
        "ask": "这些目标实际做到了多少：{names}？",
        "why": "没有实际值，这个目标既不能说达成，也不能说没达成。",
    },
    "en": {
        "title": "Goal without an actual",
        "ask": "What came of these goals: {names}?",
        "why": "Without its actual nobody can say that the goal was met, or that it was missed.",
    },
}


@rule("RET101", "question")
def goal_without_actual(body: LookedBack) -> Seen:
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
    open_goals = [row for row in body.attained if row.reason in {"no_actual", "several_actuals"}]
    names = tuple(row.name for row in open_goals)
    for row in open_goals:
        yield See(f"{row.at}/actual" if row.id else row.at, names=names)
