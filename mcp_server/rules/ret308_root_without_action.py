"""RET308 root-without-action."""

from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "根因没有对应的行动",
        "ask": "针对这些根因准备做什么：{names}？",
        "why": "找到了根因却没有行动，下一个项目还会遇到。",
    },
    "en": {
        "title": "Root cause without an action",
        "ask": "What is done about these root causes: {names}?",
        "why": "A root cause that is found and left alone is met again in the next project.",
    },
}


@rule("RET308", "question")
def root_without_action(body: Retrospective) -> Seen:
    """Root cause without an action.

    ## What it does
    Asks what is done about the last cause of a chain of the 5 Whys where no action is against it, against a cause
    above it, or against the problem.

    ## Why is this bad?
    It is met again in the next project.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    whys: [{problem: Doors jammed, causes: [{id: c, because: Hinges rated for 5 kg}]}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    whys: [{problem: Doors jammed, causes: [{id: c, because: Hinges rated for 5 kg}]}]
    actions: [{text: Order stronger hinges, against: [c]}]
    ```

    ## Fix
    Add an action against it, or say that nobody can change it.
    """
    words = {f"/whys/id={board.id}/causes/id={cause.id}": cause for board in body.whys for cause in board.causes}
    loose = [chain.at for chain in body.chains if not chain.actions and words[chain.at].controllable != "no"]
    names = tuple(words[at].because or words[at].text for at in loose)
    for at in loose:
        yield See(at, names=names)
