"""WHY207 cause-of-an-unknown-parent."""

from mcp_server.methods.run_5whys import FiveWhys
from mcp_server.model.base import by_reference
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "上一级原因不存在",
        "message": "“{text}”指向的上一级“{parent}”不存在。",
        "fix": "用它所解释的原因的编号；若直接解释问题，就留空。",
    },
    "en": {
        "title": "Cause of something unknown",
        "message": '"{text}" explains {parent}, which is not there.',
        "fix": "Use the id of the cause that it explains; leave it out for the problem itself.",
    },
}


@rule("WHY207", "error")
def cause_of_an_unknown_parent(body: FiveWhys) -> Seen:
    """Cause of something unknown.

    ## What it does
    Checks for causes that explain something that is not there.

    ## Why is this bad?
    The cause hangs in the air: it is in no chain, and nobody asks about it.

    ## Bad
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: No spare belt is kept, parent: c9, evidence: Stock list}
    ```

    ## Good
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: No spare belt is kept, evidence: Stock list}
    ```

    ## Fix
    Use the id or the exact text of the cause that it explains; leave it out for the problem itself.
    """
    known = by_reference(body.causes)
    for one in body.lost:
        yield See(f"/causes/id={one}/parent", text=known[one].because or known[one].text, parent=known[one].parent)
