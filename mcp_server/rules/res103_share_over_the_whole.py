"""RES103 share-over-the-whole."""

from mcp_server.language.quantities import quantity
from mcp_server.model.work import Allocation
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "投入超过全部",
        "message": "“{role}”的投入 {share} 超过了 100%。",
        "fix": "写该角色的占比（不超过 100%），或写人月。",
    },
    "en": {
        "title": "Share of more than everybody",
        "message": '{share} of "{role}" is more than all of its time.',
        "fix": "Write the share of the role, at most 100%, or person-months.",
    },
}


@rule("RES103", "error")
def share_over_the_whole(row: Allocation) -> Seen:
    """Share of more than everybody.

    ## What it does
    Checks for lines of the staffing table that ask for more than 100 % of a role.

    ## Why is this bad?
    Nobody has more than all of their time.

    ## Bad
    ```yaml generate_plan
    department: Sales
    initiatives: [{id: i1, name: Solution kits}]
    allocations:
      - {work: [i1], effort: {Presales: "120%"}}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    initiatives: [{id: i1, name: Solution kits}]
    allocations:
      - {work: [i1], effort: {Presales: "80%"}}
    ```

    ## Fix
    Write the share of the role, at most 100%, or person-months.
    """
    for role, text in row.effort.items():
        found = quantity(text) if text else None
        if found and found.dimension == "percent" and found.value > 100:
            yield See(f"effort/{role}", role=role, share=text)
