"""RET307 way-of-looking-not-used."""

from mcp_server.methods._retro_gaps import unused_models
from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "要求的分析模型没有用上",
        "ask": "{ways} 的内容是什么？",
        "why": "约定要用的模型没有内容，报告就不完整。",
    },
    "en": {
        "title": "Way of looking that was not used",
        "ask": "What goes into these, as you wished for them: {ways}?",
        "why": "A way of looking that was wished for is empty, so the report is not complete.",
    },
}


@rule("RET307", "question")
def way_of_looking_not_used(body: Retrospective) -> Seen:
    """Way of looking that was not used.

    ## What it does
    Asks for the content of a SWOT, 5 Whys, KPI tree or PDCA that was wished for and is empty.

    ## Why is this bad?
    The reader who wished for it finds nothing.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    models: [SWOT]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    models: [SWOT]
    swot: {items: [{text: Students live near the lockers, quadrant: strength, evidence: site list}]}
    ```

    ## Fix
    Fill it in with the people who were there, or take it off the list.
    """
    empty = unused_models(body)
    for way in empty:
        yield See(f"/{way}", ways=tuple(Key(f"way_{one}") for one in empty))
