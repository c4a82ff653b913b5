"""RET309 achievement-without-a-figure."""

from mcp_server.methods._summary_figures import has_figure, results
from mcp_server.methods.summarize_work import WorkSummary
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "业绩没有数字",
        "ask": "这些业绩做到了多少，从多少到多少：{names}？",
        "why": "没有数字，读的人看不出差别，也没法和目标对照。",
    },
    "en": {
        "title": "Achievement without a figure",
        "ask": "How much did these come to, and from where: {names}?",
        "why": "Without a figure a reader sees no difference, and no goal is answered.",
    },
}


@rule("RET309", "question")
def achievement_without_a_figure(body: WorkSummary) -> Seen:
    """Achievement without a figure.

    ## What it does
    Asks for the figure of an achievement that gives none, neither in a field nor in its words.

    ## Why is this bad?
    It cannot be held against a goal, and not against the next period either.

    ## Bad
    ```yaml summarize_work
    who: Support
    achievements: [{text: Opened the help centre, evidence: launch note}]
    ```

    ## Good
    ```yaml summarize_work
    who: Support
    achievements: [{text: Help centre answers 38% of questions, evidence: ticket system}]
    ```

    ## Fix
    Say how much changed: metric, baseline and actual.
    """
    bare = [one for one in results(body) if not has_figure(one)]
    names = tuple(one.said for one in bare)
    for one in bare:
        yield See(f"achievements/id={one.id}/actual", names=names)
