"""RES107 work-without-people."""

from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "工作没有人力",
        "ask": "“{name}”由哪些人投入多少？",
        "why": "人力表漏掉它，就会把占用的人显示为空闲。",
    },
    "en": {
        "title": "Work without people",
        "ask": 'Who works on "{name}", and how much?',
        "why": "The staffing table leaves it out, and shows people as free who are not.",
    },
}


@rule("RES107", "question")
def work_without_people(plan: Plan) -> Seen:
    """Work without people.

    ## What it does
    Asks who works on an initiative that the staffing table leaves out, once it has lines for others.

    ## Why is this bad?
    The table then shows free people who are not free.

    ## Bad
    ```yaml generate_plan
    department: Sales
    initiatives: [{id: i1, name: Solution kits}, {id: i2, name: Partner programme}]
    allocations:
      - {work: [i1], effort: {Presales: 3 person-months}}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    initiatives: [{id: i1, name: Solution kits}, {id: i2, name: Partner programme}]
    allocations:
      - {work: [i1], effort: {Presales: 3 person-months}}
      - {work: [i2], effort: {Sellers: 5 person-months}}
    ```

    ## Fix
    Add a line for it.
    """
    staffed = {ref for row in plan.allocations for ref in row.work}
    if staffed:
        for item in plan.initiatives:
            if not staffed & {item.id, item.name}:
                yield See(f"/initiatives/id={item.id}", name=called(item))
