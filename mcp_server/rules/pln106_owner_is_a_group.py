"""PLN106 owner-is-a-group."""

from mcp_server.model.base import called
from mcp_server.model.causes import Countermeasure
from mcp_server.model.goals import Kpi, Objective
from mcp_server.model.proposal import Provision
from mcp_server.model.work import Initiative
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import is_group

WORDS = {
    "zh-CN": {
        "title": "负责人是部门或集体",
        "message": "“{name}”的负责人是“{owner}”，不是一个人。",
        "fix": "写出一个人，或由一个人担任的岗位。",
    },
    "en": {
        "title": "Owner that is a group",
        "message": '"{name}" is owned by "{owner}", which is not one person.',
        "fix": "Name one person, or a role that one person holds.",
    },
}


@rule("PLN106")
def owner_is_a_group(noun: Initiative | Objective | Kpi | Countermeasure | Provision) -> Seen:
    """Owner that is a group.

    ## What it does
    Checks for an owner that is a department, a team or everybody. A role such as Head of East is one person.

    ## Why is this bad?
    A group cannot be called and asked; everybody in it may think that another one is meant.

    ## Bad
    ```yaml generate_plan
    department: Support
    initiatives:
      - {name: Knowledge base, owner: Support team}
    ```

    ## Good
    ```yaml generate_plan
    department: Support
    initiatives:
      - {name: Knowledge base, owner: Head of Support}
    ```

    ## Fix
    Name one person, or a role that one person holds.
    """
    if is_group(noun.owner):
        yield See("owner", name=called(noun), owner=noun.owner.strip())
