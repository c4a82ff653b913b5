"""RET304 dimension-never-evaluated."""

from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "维度没有评价",
        "ask": "这些维度的结论是什么：{names}？",
        "why": "说好要看的维度没有结论，读者会以为是有意避开。",
    },
    "en": {
        "title": "Dimension never evaluated",
        "ask": "What is the verdict on these dimensions: {names}?",
        "why": "A dimension that was announced and never judged looks like one that was avoided.",
    },
}


@rule("RET304", "question")
def dimension_never_evaluated(body: Retrospective) -> Seen:
    """Dimension never evaluated.

    ## What it does
    Asks for the verdict on a dimension that was announced.

    ## Why is this bad?
    It looks as if it had been avoided.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    dimensions: [{name: Quality, evidence: 2 P1 defects}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    dimensions: [{name: Quality, verdict: Good enough for more sites, evidence: 2 P1 defects}]
    ```

    ## Fix
    Give a verdict, or take the dimension out.
    """
    silent = [dimension for dimension in body.dimensions if not dimension.verdict.strip()]
    names = tuple(called(dimension) for dimension in silent)
    for dimension in silent:
        yield See(f"dimensions/id={dimension.id}/verdict", names=names)
