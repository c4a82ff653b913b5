"""WHY205 uncontrollable-root."""

from mcp_server.methods.run_5whys import Root
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "根因不可控",
        "message": "链条停在无法控制的“{text}”上。",
        "fix": "再问：为什么我们会受它影响？从那里继续。",
    },
    "en": {
        "title": "Root that nobody can control",
        "message": 'The chain ends at "{text}", which nobody can control.',
        "fix": "Ask what made one depend on it, and go on from there.",
    },
}


@rule("WHY205")
def uncontrollable_root(root: Root) -> Seen:
    """Root that nobody can control.

    ## What it does
    Checks for roots that are marked as out of control and that nothing is done about.

    ## Why is this bad?
    The chain ends where nothing can be changed; something above it, or beside it, can.

    ## Bad
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: Snow closed the pass, evidence: Road report, controllable: no}
    ```

    ## Good
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: Snow closed the pass, evidence: Road report, controllable: no}
      - {id: c2, because: No second route is planned in winter, parent: c1, evidence: Route plan, controllable: yes}
    ```

    ## Fix
    Ask what made one depend on it, and go on from there.
    """
    if root.controllable == "no" and not root.countermeasures:
        yield See("controllable", text=root.because)
