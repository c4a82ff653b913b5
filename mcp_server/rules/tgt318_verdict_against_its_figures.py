"""TGT318 verdict-against-its-figures."""

from mcp_server.model.paper import Verdict
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "结论与数字不符",
        "message": "文中说“{said}”，但所给的值是 {value}，界限是 {limit}。",
        "fix": "更正结论，或更正数值、界限。",
    },
    "en": {
        "title": "Verdict against its figures",
        "message": 'The text says "{said}", but the value is {value} and the limit {limit}.',
        "fix": "Correct the verdict, or the value or the limit.",
    },
}


@rule("TGT318", "error")
def verdict_against_its_figures(verdict: Verdict) -> Seen:
    """Verdict against its figures.

    ## What it does
    Checks what a text says of a value and its target, limit or standard (met, missed, above, within) against the two
    figures, in one sentence, in those before it, or in one row.

    ## Why is this bad?
    Readers take the verdict and leave the figures: what was missed goes on as if it were met.

    ## Bad
    ```yaml check_document
    text: "The yield was 93.1 % against a target of at least 95 %, so the target was met."
    ```

    ## Good
    ```yaml check_document
    text: "The yield was 95.4 % against a target of at least 95 %, so the target was met."
    ```

    ## Fix
    Correct the verdict, or the value or the limit.
    """
    yield See(said=verdict.said, value=verdict.value, limit=verdict.limit)
