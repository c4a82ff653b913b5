"""RET202 all-met-with-goals-nobody-can-judge."""

from mcp_server.model.base import called
from mcp_server.rules._retro import LookedBack, claimed
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "“全部达成”但有目标无法判断",
        "message": "写着“{claim}”，但 {names} 无法判断是否达成。",
        "fix": "补上缺的数据，或把这些目标单独列为无法判断。",
    },
    "en": {
        "title": "All met, with goals that nobody can judge",
        "message": 'It says "{claim}", but nobody can judge {names}.',
        "fix": "Give what is missing, or list these goals as not judged.",
    },
}


@rule("RET202")
def all_met_with_goals_nobody_can_judge(body: LookedBack) -> Seen:
    """All met, with goals that nobody can judge.

    ## What it does
    Checks a claim that all goals are met for goals without an actual, a target, or a figure that tells.

    ## Why is this bad?
    What cannot be judged is counted as met.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    goals: [{metric: registrations, target: '≥1,500'}]
    claims: [{text: All goals were met, op: all_met}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    goals: [{metric: registrations, target: '≥1,500', actual: '1,610'}]
    claims: [{text: All goals were met, op: all_met}]
    ```

    ## Fix
    Give what is missing, or list these goals as not judged.
    """
    for claim, names in claimed(body, {"cannot_be_judged"}):
        yield See(f"claims/id={claim.id}", claim=called(claim), names=names)
