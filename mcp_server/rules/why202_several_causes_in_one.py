"""WHY202 several-causes-in-one."""

from mcp_server.model.base import called
from mcp_server.model.causes import Cause
from mcp_server.regex import regex
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "一环里有几个原因",
        "message": "“{text}”里不止一个原因。",
        "fix": "各立一支，分别给出依据。",
    },
    "en": {
        "title": "Several causes in one link",
        "message": '"{text}" is more than one cause.',
        "fix": "Make a branch of each, with its own evidence.",
    },
}

SEVERAL = regex(r"\S\s*[;；]\s*\S|(?:^|\s)(?:1[).、]|①|一是).+(?:2[).、]|②|二是)")


@rule("WHY202")
def several_causes_in_one(cause: Cause) -> Seen:
    """Several causes in one link.

    ## What it does
    Checks for links that list several causes: numbered, or split by a semicolon.

    ## Why is this bad?
    Only one of them is asked about further, and evidence for one passes as evidence for all.

    ## Bad
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: The line stood still; two drivers were ill, evidence: Logs}
    ```

    ## Good
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: The line stood still, evidence: Machine log}
      - {id: c2, because: Two drivers were ill, evidence: Rota}
    ```

    ## Fix
    Make a branch of each, with its own evidence.
    """
    said = cause.because or cause.text
    if SEVERAL.search(said):
        yield See("because", text=called(cause) if not cause.because else said)
