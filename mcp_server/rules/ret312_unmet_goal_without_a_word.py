"""RET312 unmet-goal-without-a-word."""

from mcp_server.methods._summary_figures import UNMET, explained
from mcp_server.methods.summarize_work import WorkSummary
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "未达成的目标没有说明",
        "ask": "这些目标没有达成，原因是什么、下期怎么办：{names}？",
        "why": "没达成又只字不提，读的人会自己去猜原因。",
    },
    "en": {
        "title": "Unmet goal without a word",
        "ask": "These goals were not met; why, and what is done about it: {names}?",
        "why": "A goal that was missed and is passed over makes readers guess the reason.",
    },
}


@rule("RET312", "question")
def unmet_goal_without_a_word(body: WorkSummary) -> Seen:
    """Unmet goal without a word.

    ## What it does
    Asks about a goal that was not met and that no problem and no plan speaks of.

    ## Why is this bad?
    Readers guess the reason, and mostly a worse one.

    ## Bad
    ```yaml summarize_work
    who: Support
    goals: [{id: g, metric: first reply time, target: ≤4 hours, actual: 6 hours}]
    ```

    ## Good
    ```yaml summarize_work
    who: Support
    goals: [{id: g, metric: first reply time, target: ≤4 hours, actual: 6 hours}]
    problems: [{text: One person at night, goal: g, cause: The rota was not changed after the launch}]
    ```

    ## Fix
    Add the problem with its cause, or the plan that goes on with the goal.
    """
    spoken = explained(body)
    silent = [row for row in body.attained if row.verdict in UNMET and row.id and row.id not in spoken]
    names = tuple(row.name for row in silent)
    for row in silent:
        yield See(row.at, names=names)
