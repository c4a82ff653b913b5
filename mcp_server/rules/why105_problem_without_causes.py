"""WHY105 problem-without-causes."""

from mcp_server.methods.run_5whys import FiveWhys, problem_text
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "还没有原因",
        "ask": "为什么会“{text}”？直接原因是什么（可以不止一个），为什么没有更早发现？",
        "why": "第一个“为什么”的回答决定大家往哪里看，它常常不止一个。",
    },
    "en": {
        "title": "Problem without causes",
        "ask": 'Why did it happen: "{text}"? Name the direct causes, and why it was not noticed earlier.',
        "why": "The first answer decides where everybody looks; there are usually several.",
    },
}


@rule("WHY105", "question")
def problem_without_causes(body: FiveWhys) -> Seen:
    """Problem without causes.

    ## What it does
    Asks for the first causes where none are given.

    ## Why is this bad?
    The first answer to "why?" decides where everybody looks; there are usually several.

    ## Bad
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    ```

    ## Good
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: The packing line stood still, evidence: Machine log}
    ```

    ## Fix
    Name the direct causes that somebody saw, one for each, and why it was not noticed earlier.
    """
    if not body.causes and problem_text(body):
        yield See("/causes", text=problem_text(body)[:80])
