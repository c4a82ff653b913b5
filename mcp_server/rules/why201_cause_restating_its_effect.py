"""WHY201 cause-restating-its-effect."""

from mcp_server.methods.run_5whys import FiveWhys
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._texts import likeness, plain

WORDS = {
    "zh-CN": {
        "title": "原因只是换了说法",
        "message": "“{cause}”和它要解释的“{effect}”说的是同一件事。",
        "fix": "问在它之前发生了什么，而不是它还能怎么说。",
    },
    "en": {
        "title": "Cause that restates its effect",
        "message": '"{cause}" says the same as "{effect}", which it should explain.',
        "fix": "Ask what happened before it, not what else it could be called.",
    },
}

SAME = 0.65
"""Share of common words from which two sentences say the same."""


@rule("WHY201")
def cause_restating_its_effect(body: FiveWhys) -> Seen:
    """Cause that restates its effect.

    ## What it does
    Checks for causes that say the same as what they should explain.

    ## Why is this bad?
    The chain is longer and knows no more.

    ## Bad
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late
    causes:
      - {id: c1, because: "12 of 80 deliveries were late.", evidence: Delivery list}
    ```

    ## Good
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late
    causes:
      - {id: c1, because: The packing line stood still on two days, evidence: Machine log}
    ```

    ## Fix
    Ask what happened before it, not what else it could be called.
    """
    for link in body.links:
        if plain(link.because) == plain(link.effect) or likeness(link.because, link.effect) >= SAME:
            yield See(f"{link.at}/because", cause=link.because, effect=link.effect)
