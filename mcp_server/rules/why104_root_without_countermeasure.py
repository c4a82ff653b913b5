"""WHY104 root-without-countermeasure."""

from mcp_server.methods.run_5whys import Root
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "根因没有对策",
        "ask": "针对根因“{text}”做什么、谁来做、何时完成？",
        "why": "找到了却不处理的原因会再次发生。",
    },
    "en": {
        "title": "Root without a countermeasure",
        "ask": 'What is done about the root "{text}", by whom, until when?',
        "why": "What is found and left alone happens again.",
    },
}


@rule("WHY104", "question")
def root_without_countermeasure(root: Root) -> Seen:
    """Root without a countermeasure.

    ## What it does
    Asks what is done about a root cause that no countermeasure reaches, unless nobody can do anything about it.

    ## Why is this bad?
    What is found and left alone happens again.

    ## Bad
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: No spare belt is kept, evidence: Stock list}
    ```

    ## Good
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: No spare belt is kept, evidence: Stock list}
    countermeasures:
      - {cause: c1, action: Keep two spare belts, owner: Head of maintenance, due: 2026-04-30}
    ```

    ## Fix
    Say what is done, by whom, until when, and what will show that it works.
    """
    if not root.countermeasures and root.controllable != "no":
        yield See("", text=root.because)
