"""RES104 role-that-is-not-there."""

from mcp_server.model.plan import RoleLoad
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "用到不存在的角色",
        "message": "人力分配要用 {demand} 人月的“{role}”，资源里没有这个角色。",
        "fix": "在资源里列出该角色及人数，或改用已有角色的名称。",
    },
    "en": {
        "title": "Role that is not there",
        "message": 'The staffing table asks for {demand} person-months of "{role}", which the resources do not list.',
        "fix": "List the role with its heads, or use the name of one that is listed.",
    },
}


@rule("RES104", "error")
def role_that_is_not_there(role: RoleLoad) -> Seen:
    """Role that is not there.

    ## What it does
    Checks for roles that the staffing table asks for and the resources do not list, once some role is listed.

    ## Why is this bad?
    The work is planned on people whom nobody has.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: 2026
    resources:
      roles: [{name: Presales, heads: 6}]
    initiatives: [{id: i1, name: Solution kits}]
    allocations:
      - {work: [i1], effort: {Designers: 2 person-months}}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026
    resources:
      roles: [{name: Presales, heads: 6}, {name: Designers, heads: 1}]
    initiatives: [{id: i1, name: Solution kits}]
    allocations:
      - {work: [i1], effort: {Designers: 2 person-months}}
    ```

    ## Fix
    List the role with its heads, or use the name of one that is listed.
    """
    if not role.listed:
        yield See("", role=role.role, demand=role.demand)
