"""RET310 achievement-without-evidence."""

from mcp_server.methods._summary_figures import has_figure, unproved
from mcp_server.methods.summarize_work import WorkSummary
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "业绩没有依据",
        "ask": "这些业绩的数字出自哪里：{names}？",
        "why": "没有出处的数字，别人核对不了，也就信不了。",
    },
    "en": {
        "title": "Achievement without evidence",
        "ask": "Where do the figures of these come from: {names}?",
        "why": "What nobody can look up nobody believes.",
    },
}


@rule("RET310", "question")
def achievement_without_evidence(body: WorkSummary) -> Seen:
    """Achievement without evidence.

    ## What it does
    Asks for the source of an achievement that has a figure but no evidence, and whose measure is in no fact and in
    no goal that has any.

    ## Why is this bad?
    Nobody can look it up, and in a year nobody remembers.

    ## Bad
    ```yaml summarize_work
    who: Support
    achievements: [{text: Help centre answers 38% of questions}]
    ```

    ## Good
    ```yaml summarize_work
    who: Support
    achievements: [{text: Help centre answers 38% of questions, evidence: ticket system}]
    ```

    ## Fix
    Name the system, the report or the person, and the day.
    """
    loose = [one for one in unproved(body) if has_figure(one)]
    names = tuple(one.said for one in loose)
    for one in loose:
        yield See(f"achievements/id={one.id}/evidence", names=names)
