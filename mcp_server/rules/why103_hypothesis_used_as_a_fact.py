"""WHY103 hypothesis-used-as-a-fact."""

from mcp_server.methods.run_5whys import FiveWhys
from mcp_server.model.base import by_reference
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "把推测当事实用",
        "message": "“{text}”还是推测，却已经有原因或对策建立在它上面。",
        "fix": "先验证：它若为真会看到什么？去看。",
    },
    "en": {
        "title": "Hypothesis used as a fact",
        "message": '"{text}" is a guess, and causes or countermeasures are built on it.',
        "fix": "Test it first: say what one would see if it were true, and look.",
    },
}


@rule("WHY103")
def hypothesis_used_as_a_fact(body: FiveWhys) -> Seen:
    """Hypothesis used as a fact.

    ## What it does
    Checks for hypotheses on which further causes or countermeasures are built.

    ## Why is this bad?
    If the guess is wrong, all that hangs below it is work for nothing.

    ## Bad
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: The packing line stood still, basis: hypothesis}
      - {id: c2, because: The belt was not replaced, parent: c1, basis: fact, evidence: Work order}
    ```

    ## Good
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: The packing line stood still, basis: fact, evidence: "Machine log, 9 March"}
      - {id: c2, because: The belt was not replaced, parent: c1, basis: fact, evidence: Work order}
    ```

    ## Fix
    Test the hypothesis first: say what one would see if it were true, and look.
    """
    known = by_reference(body.causes)
    built = {known[c.parent].id for c in body.causes if c.parent in known}
    built |= {known[ref].id for m in body.countermeasures for ref in m.cause if ref in known}
    for cause in body.causes:
        if cause.basis == "hypothesis" and cause.id in built:
            yield See(f"/causes/id={cause.id}/basis", text=cause.because or cause.text)
