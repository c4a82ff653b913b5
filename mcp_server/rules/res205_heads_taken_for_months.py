"""RES205 heads-taken-for-months."""

from mcp_server.language.quantities import quantity
from mcp_server.methods.generate_plan import Plan
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "把人数当成人月",
        "message": "{roles} 的人月数与人数完全相同。",
        "fix": "按工作所需时间估算各角色的人月。",
    },
    "en": {
        "title": "Heads taken for person-months",
        "message": "The person-months of {roles} are the same figures as their heads.",
        "fix": "Estimate the time that the work takes from each role.",
    },
}


@rule("RES205")
def heads_taken_for_months(plan: Plan) -> Seen:
    """Heads taken for person-months.

    ## What it does
    Checks for two or more roles whose person-months are the same digits as their heads, though the work does not last
    one month.

    ## Why is this bad?
    Somebody wrote down how many there are, not how much of them is needed.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: 2026
    resources:
      roles: [{name: Sellers, heads: 36}, {name: Presales, heads: 6}]
    initiatives: [{id: i1, name: Solution kits, start: 2026-01-05, end: 2026-06-30}]
    allocations:
      - {work: [i1], effort: {Sellers: 36 person-months, Presales: 6 person-months}}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026
    resources:
      roles: [{name: Sellers, heads: 36}, {name: Presales, heads: 6}]
    initiatives: [{id: i1, name: Solution kits, start: 2026-01-05, end: 2026-06-30}]
    allocations:
      - {work: [i1], effort: {Sellers: 20 person-months, Presales: 12 person-months}}
    ```

    ## Fix
    Estimate the time that the work takes from each role.
    """
    heads = {role.name: q.value for role in plan.resources.roles if role.heads and (q := quantity(role.heads))}
    for row in plan.allocations:
        asked = {r: q for r, t in row.effort.items() if t and (q := quantity(t)) and q.unit == "person-months"}
        same = [r for r, q in asked.items() if heads.get(r) == q.value and q.value > 1]
        long = any(t.days and t.days > 30 for t in plan.tasks if t.level == "initiative" and t.id in row.work)
        if len(same) > 1 and len(same) == len(asked) and long:
            yield See(f"/allocations/id={row.id}/effort", roles=tuple(same))
