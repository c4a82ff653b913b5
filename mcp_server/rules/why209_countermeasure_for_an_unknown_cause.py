"""WHY209 countermeasure-for-an-unknown-cause."""

from mcp_server.methods.run_5whys import FiveWhys
from mcp_server.model.base import by_reference, called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "对策针对的原因不存在",
        "message": "对策“{text}”针对的 {refs} 不在原因之中。",
        "fix": "用原因的编号，或补上该原因。",
    },
    "en": {
        "title": "Countermeasure for an unknown cause",
        "message": 'The countermeasure "{text}" is for {refs}, which is not there.',
        "fix": "Use the id of the cause, or add the cause.",
    },
}


@rule("WHY209", "error")
def countermeasure_for_an_unknown_cause(body: FiveWhys) -> Seen:
    """Countermeasure for an unknown cause.

    ## What it does
    Checks for countermeasures that name a cause that is not there.

    ## Why is this bad?
    It is done about something that nobody found.

    ## Bad
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: No spare belt is kept, evidence: Stock list}
    countermeasures:
      - {cause: c7, action: Keep two spare belts}
    ```

    ## Good
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: No spare belt is kept, evidence: Stock list}
    countermeasures:
      - {cause: c1, action: Keep two spare belts}
    ```

    ## Fix
    Use the id or the exact text of the cause, or add the cause.
    """
    known = by_reference(body.causes)
    whys = {cause.because.strip() for cause in body.causes}
    for measure in body.countermeasures:
        lost = tuple(ref for ref in measure.cause if ref not in known and ref.strip() not in whys)
        if lost:
            yield See(f"/countermeasures/id={measure.id}/cause", text=measure.action or called(measure), refs=lost)
