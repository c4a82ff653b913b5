"""RET201 all-met-against-an-unmet-goal."""

from mcp_server.model.base import called
from mcp_server.rules._retro import LookedBack, claimed
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "“全部达成”与结果不符",
        "message": "写着“{claim}”，但 {names} 没有达成。",
        "fix": "改写这句话，说明哪些达成、哪些没有。",
    },
    "en": {
        "title": "All met, against an unmet goal",
        "message": 'It says "{claim}", but {names} fell short.',
        "fix": "Say which goals were met and which were not.",
    },
}


@rule("RET201", "error")
def all_met_against_an_unmet_goal(body: LookedBack) -> Seen:
    """All met, against an unmet goal.

    ## What it does
    Checks a claim that all goals are met against the goals whose figures say otherwise.

    ## Why is this bad?
    Whoever reads the table below it believes nothing else.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    goals: [{metric: registrations, target: '≥1,500', actual: '1,210'}]
    claims: [{text: All goals were met, op: all_met}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    goals: [{metric: registrations, target: '≥1,500', actual: '1,610'}]
    claims: [{text: All goals were met, op: all_met}]
    ```

    ## Fix
    Say which goals were met and which were not.
    """
    for claim, names in claimed(body, {"partly", "missed"}):
        yield See(f"claims/id={claim.id}", claim=called(claim), names=names)
