"""RES105 part-larger-than-its-line."""

from mcp_server.language.quantities import quantity
from mcp_server.methods.generate_plan import Plan
from mcp_server.model.base import by_reference
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "部分大于整体",
        "message": "“{role}”在包含于上级的一行里是 {part}，上级只有 {whole}。",
        "fix": "更正其中一行；若是另加的，去掉 within。",
    },
    "en": {
        "title": "Part larger than the line that contains it",
        "message": '{part} of "{role}" is contained in a line of {whole}.',
        "fix": "Correct one of the two lines, or take `within` away where the line comes on top.",
    },
}


@rule("RES105", "error")
def part_larger_than_its_line(plan: Plan) -> Seen:
    """Part larger than the line that contains it.

    ## What it does
    Checks lines of the staffing table that are contained in another against that other line.

    ## Why is this bad?
    The totals hold neither with the line nor without it.

    ## Bad
    ```yaml generate_plan
    department: Sales
    initiatives: [{id: i1, name: Solution kits}]
    allocations:
      - {id: all, work: [i1], effort: {Presales: 3 person-months}}
      - {id: demo, work: [i1], effort: {Presales: 4 person-months}, within: all}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    initiatives: [{id: i1, name: Solution kits}]
    allocations:
      - {id: all, work: [i1], effort: {Presales: 6 person-months}}
      - {id: demo, work: [i1], effort: {Presales: 4 person-months}, within: all}
    ```

    ## Fix
    Correct one of the two lines, or take `within` away where the line comes on top.
    """
    known = by_reference(plan.allocations)
    for row in plan.allocations:
        outer = known.get(row.within) if row.within else None
        for role, text in row.effort.items() if outer and outer is not row else ():
            part, whole = quantity(text), quantity(outer.effort[role]) if outer and outer.effort.get(role) else None
            if part and whole and part.unit == whole.unit and part.value > whole.value:
                yield See(f"/allocations/id={row.id}/effort/{role}", role=role, part=text, whole=whole)
