"""RES106 row-for-no-work."""

from mcp_server.model.work import Allocation
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "人力没有对应的工作",
        "ask": "{effort} 用在哪项工作上？",
        "why": "人被占用了，却没有哪项工作得到他们，月份也只能猜。",
    },
    "en": {
        "title": "Staffing line for no work",
        "ask": "Which work gets {effort}?",
        "why": "People are taken, and no piece of work gets them; the months are guessed, too.",
    },
}


@rule("RES106", "question")
def row_for_no_work(row: Allocation) -> Seen:
    """Staffing line for no work.

    ## What it does
    Asks what a line of the staffing table is for, where it names no work.

    ## Why is this bad?
    People are taken, and no piece of work gets them; the months are guessed, too.

    ## Bad
    ```yaml generate_plan
    department: Sales
    allocations:
      - {effort: {Presales: 3 person-months}}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    initiatives: [{id: i1, name: Solution kits}]
    allocations:
      - {work: [i1], effort: {Presales: 3 person-months}}
    ```

    ## Fix
    Name the initiatives in `work`.
    """
    if row.effort and not row.work and not row.within:
        yield See("work", effort=tuple(f"{role} {amount}" for role, amount in row.effort.items()))
