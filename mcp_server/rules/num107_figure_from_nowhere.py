"""NUM107 figure-from-nowhere."""

from mcp_server.model.paper import Figure
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "数字没有出处",
        "message": "依据中没有 {figure}，也推不出来。",
        "fix": "补上出处或算式，或写明这是假设。",
    },
    "en": {
        "title": "Figure from nowhere",
        "message": "{figure} is in no evidence and follows from none.",
        "fix": "Give its source or its formula, or say that it is an assumption.",
    },
}


@rule("NUM107")
def figure_from_nowhere(figure: Figure) -> Seen:
    """Figure from nowhere.

    ## What it does
    Where evidence comes with a text, checks that every figure of the text is in it or follows from it.

    ## Why is this bad?
    Nobody can say where it comes from, and the next reader copies it.

    ## Bad
    ```yaml check_document
    text: Renewal rate was 92% in March.
    evidence: [{metric: renewal rate, value: "88%", when: 2026-03, source: Contract ledger}]
    ```

    ## Good
    ```yaml check_document
    text: Renewal rate was 88% in March 2026.
    evidence: [{metric: renewal rate, value: "88%", when: 2026-03, source: Contract ledger}]
    ```

    ## Fix
    Give its source or its formula, or say that it is an assumption.
    """
    if figure.verdict == "unsupported":
        yield See(figure=figure.text.strip())
