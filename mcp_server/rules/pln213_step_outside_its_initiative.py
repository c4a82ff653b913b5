"""PLN213 step-outside-its-initiative."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "步骤在举措之外",
        "message": "“{step}”在 {when}，而“{name}”排在 {start} 至 {finish}。",
        "fix": "挪动步骤，或给举措它所需的时间。",
    },
    "en": {
        "title": "Step outside its initiative",
        "message": '"{step}" is on {when}; "{name}" runs from {start} to {finish}.',
        "fix": "Move the step, or give the initiative the time that it takes.",
    },
}


@rule("PLN213")
def step_outside_its_initiative(plan: Plan) -> Seen:
    """Step outside its initiative.

    ## What it does
    Checks steps that begin after their initiative is over, or end before it begins, as scheduled.

    ## Why is this bad?
    Either the step or the estimate is wrong, and whatever waits for the initiative starts too early or too late.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: 2026
    initiatives:
      - name: Solution kits
        start: 2026-03-02
        duration: 4 weeks
        actions: [{text: Hand over the kits, when: 2026-05-15}]
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026
    initiatives:
      - name: Solution kits
        start: 2026-03-02
        duration: 11 weeks
        actions: [{text: Hand over the kits, when: 2026-05-15}]
    ```

    ## Fix
    Move the step, or give the initiative the time that it takes.
    """
    work = {task.id: task for task in plan.tasks if task.level == "initiative"}
    for step in plan.tasks:
        whole = work.get(step.of)
        if step.level != "step" or whole is None or not (whole.start and whole.finish and step.start and step.finish):
            continue
        if step.start > whole.finish or step.finish < whole.start:
            yield See(
                f"{step.at}/when",
                step=step.name,
                when=step.finish,
                name=whole.name,
                start=whole.start,
                finish=whole.finish,
            )
