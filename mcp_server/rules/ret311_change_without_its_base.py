"""RET311 change-without-its-base."""

from mcp_server.methods._summary_figures import grown, unbased
from mcp_server.methods.summarize_work import WorkSummary
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "只说变化，没有基线",
        "ask": "“{name}”是从多少变到多少？",
        "why": "只说提升了百分之几，不知道是从多少开始，就看不出大小。",
    },
    "en": {
        "title": "Change without its base",
        "ask": "From where to where did it go: {name}?",
        "why": "A change in per cent says nothing about size without where it began.",
    },
}


@rule("RET311", "question")
def change_without_its_base(body: WorkSummary) -> Seen:
    """Change without its base.

    ## What it does
    Asks where a change began that an achievement states in per cent or as a difference, where neither its words, its
    baseline, nor the goal of the same measure says so.

    ## Why is this bad?
    Doubling from two to four is not doubling from two thousand.

    ## Bad
    ```yaml summarize_work
    who: Support
    achievements: [{text: Questions answered on the first call up by 20%, evidence: phone system}]
    ```

    ## Good
    ```yaml summarize_work
    who: Support
    achievements: [{text: Questions answered on the first call from 55% to 66%, evidence: phone system}]
    ```

    ## Fix
    Give both figures: baseline and actual.
    """
    for one in unbased(body):
        if grown(one):
            yield See(f"achievements/id={one.id}/baseline", name=one.said)
