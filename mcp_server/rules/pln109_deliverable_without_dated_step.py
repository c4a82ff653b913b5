"""PLN109 deliverable-without-dated-step."""

from mcp_server.language.terms import terms
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "交付物没有对应的步骤",
        "message": "“{name}”的步骤都有日期，也写到了其他交付物，但没有一步做出“{left}”。",
        "fix": "补上一步并写明日期，或去掉这个交付物。",
    },
    "en": {
        "title": "Deliverable without a dated step",
        "message": 'The steps of "{name}" have dates and lead to its other deliverables, but none leads to "{left}".',
        "fix": "Add a step with its date, or take the deliverable out.",
    },
}


@rule("PLN109")
def deliverable_without_dated_step(plan: Plan) -> Seen:
    """Deliverable without a dated step.

    ## What it does
    Checks an initiative whose steps all have dates and name one of its deliverables, for another that neither a step
    nor a milestone shares a word with.

    ## Why is this bad?
    What no step leads to is remembered on the last day.

    ## Bad
    ```yaml generate_plan
    department: IT
    initiatives:
      - name: Move the data
        deliverables: [Migration script, Price list]
        actions: [{text: Migration script written, when: 2026-03-13}, {text: Archive copied, when: 2026-03-27}]
    ```

    ## Good
    ```yaml generate_plan
    department: IT
    initiatives:
      - name: Move the data
        deliverables: [Migration script, Price list]
        actions: [{text: Migration script written, when: 2026-03-13}, {text: Price list checked, when: 2026-03-27}]
    ```

    ## Fix
    Add a step with its date, or take the deliverable out.
    """
    marks = " ".join(f"{mark.name} {mark.text}" for mark in plan.milestones)
    for item in plan.initiatives:
        steps = [step.text.casefold() for step in item.actions]
        if len(item.deliverables) < 2 or not steps or not all(step.when for step in item.actions):
            continue
        prose = " ".join((*steps, marks, item.acceptance))
        named = [name for name in item.deliverables if any(name.strip().casefold() in step for step in steps)]
        said = set(terms(prose)) if named else set()
        left = tuple(name for name in item.deliverables if terms(name) and not said & set(terms(name)))
        if named and left:
            yield See(f"initiatives/id={item.id}/deliverables", name=called(item), left=left)
