"""WHY210 countermeasure-at-a-symptom."""

from mcp_server.methods.run_5whys import FiveWhys
from mcp_server.model.base import by_reference, called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "对策只治标",
        "message": "对策“{text}”针对的不是根因，它下面的根因没有对策。",
        "fix": "保留它救急，再为根因补一条。",
    },
    "en": {
        "title": "Countermeasure at a symptom",
        "message": '"{text}" is aimed at a cause that has a deeper one, and nothing is done about that.',
        "fix": "Keep it as first aid, and add one for the root.",
    },
}


@rule("WHY210")
def countermeasure_at_a_symptom(body: FiveWhys) -> Seen:
    """Countermeasure at a symptom.

    ## What it does
    Checks for countermeasures that are all at a cause with deeper causes below it, of which none is dealt with.

    ## Why is this bad?
    The cause below goes on, and comes out somewhere else.

    ## Bad
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: The line stood still, evidence: Machine log}
      - {id: c2, because: No spare belt is kept, parent: c1, evidence: Stock list}
    countermeasures:
      - {cause: c1, action: Work overtime at the line}
    ```

    ## Good
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: The line stood still, evidence: Machine log}
      - {id: c2, because: No spare belt is kept, parent: c1, evidence: Stock list}
    countermeasures:
      - {cause: c2, action: Keep two spare belts}
    ```

    ## Fix
    Keep it as first aid, and add one for the root.
    """
    known = by_reference(body.causes)
    roots = {root.id for root in body.roots}
    aimed = {known[ref].id for m in body.countermeasures for ref in m.cause if ref in known}
    below: dict[str, set[str]] = {}
    for chain in body.chains:
        for place, one in enumerate(chain.links):
            below.setdefault(one, set()).update(chain.links[place + 1 :])
    for measure in body.countermeasures:
        at = [known[ref].id for ref in measure.cause if ref in known]
        if at and not roots & set(at) and not any(below.get(one, set()) & aimed for one in at):
            yield See(f"/countermeasures/id={measure.id}/cause", text=measure.action or called(measure))
