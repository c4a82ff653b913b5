"""RET302 problem-without-cause."""

from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.model.base import called
from mcp_server.rules._retro import LookedBack
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "问题没有原因",
        "ask": "这些问题为什么会发生：{names}？",
        "why": "不知道原因，措施就只能治标。",
    },
    "en": {
        "title": "Problem without a cause",
        "ask": "Why did these happen: {names}?",
        "why": "Without the cause a measure treats the symptom.",
    },
}


@rule("RET302", "question")
def problem_without_cause(body: LookedBack) -> Seen:
    """Problem without a cause.

    ## What it does
    Asks for the cause of a problem that gives none and is in none of the 5 Whys.

    ## Why is this bad?
    It comes back in the next project.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    problems: [{text: Doors jammed, impact: 12 complaints}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    problems: [{text: Doors jammed, impact: 12 complaints, cause: Hinges rated for 5 kg}]
    ```

    ## Fix
    Ask why until something can be changed; use whys where it takes more than one step.
    """
    whys = body.whys if isinstance(body, Retrospective) else ()
    asked = {board.problem for board in whys if board.causes}
    unexplained = [
        problem
        for problem in body.problems
        if problem.text.strip() and not problem.cause.strip() and not {problem.id, problem.text.strip()} & asked
    ]
    names = tuple(called(problem) for problem in unexplained)
    for problem in unexplained:
        yield See(f"problems/id={problem.id}/cause", names=names)
