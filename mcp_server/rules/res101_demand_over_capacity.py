"""RES101 demand-over-capacity."""

from decimal import Decimal

from mcp_server.model.plan import RoleLoad
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.words import Key

WORDS = {
    "zh-CN": {
        "title": "人力超出产能",
        "message": "“{role}”在 {worst} 需要 {demand} 人月，只有 {capacity} 人月。",
        "fix": "挪动工作、减少投入或增加人手。",
    },
    "en": {
        "title": "More work than people",
        "message": 'In {worst}, the work needs {demand} person-months of "{role}"; {capacity} are there.',
        "fix": "Move the work, ask for less of it, or bring in people.",
    },
}

SLACK = Decimal("0.02")
"""Person-months that rounding to hundredths may add."""
WHOLE = Key("whole_period")


@rule("RES101", "error")
def demand_over_capacity(role: RoleLoad) -> Seen:
    """More work than people.

    ## What it does
    Checks the work asked of each role against what it can give, in each month, or in the whole period where no rhythm
    is given.

    ## Why is this bad?
    The plan is late on the day it is signed, and nobody sees where.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: 2026
    resources:
      roles: [{name: Presales, heads: 6}]
    initiatives:
      - {id: i1, name: Solution kits, start: 2026-03-02, end: 2026-03-31}
    allocations:
      - {work: [i1], effort: {Presales: 9 person-months}}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026
    resources:
      roles: [{name: Presales, heads: 6}]
    initiatives:
      - {id: i1, name: Solution kits, start: 2026-03-02, end: 2026-04-30}
    allocations:
      - {work: [i1], effort: {Presales: 9 person-months}}
    ```

    ## Fix
    Move the work, ask for less of it, or bring in people.
    """
    over = [x for x in role.loads if x.capacity is not None and x.demand > x.capacity + SLACK]
    if over:
        worst = max(over, key=lambda x: x.demand - (x.capacity or 0))
        yield See("", role=role.role, worst=worst.bucket,
                  demand=worst.demand, capacity=worst.capacity)  # fmt: skip
    elif role.capacity is not None and role.demand > role.capacity + SLACK:
        yield See("", role=role.role, worst=WHOLE, demand=role.demand, capacity=role.capacity)
