"""PLN105 two-accountable-people."""

from mcp_server.model.base import called
from mcp_server.model.causes import Countermeasure
from mcp_server.model.goals import Kpi, Objective
from mcp_server.model.proposal import Provision
from mcp_server.model.work import Initiative
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import two_people

WORDS = {
    "zh-CN": {
        "title": "负责人不止一个",
        "message": "“{name}”写了{n}个负责人：{people}。",
        "fix": "留下一个负责人，其余的人放到团队里；或者把工作拆开，各负责一块。",
    },
    "en": {
        "title": "More than one accountable person",
        "message": '"{name}" names {n} owners: {people}.',
        "fix": (
            "Keep one as the owner and put the others into the team, or split the work so that each answers for a part."
        ),
    },
}


@rule("PLN105")
def two_accountable_people(noun: Initiative | Objective | Kpi | Countermeasure | Provision) -> Seen:
    """More than one accountable person.

    ## What it does
    Checks for an owner that names several people or several roles, none of them as the leading one.

    ## Why is this bad?
    When two answer for something, each may think that the other does.

    ## Bad
    ```yaml generate_plan
    department: Sales
    initiatives:
      - {name: Renewal desk, owner: Anna Roth and Ben Cole}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    initiatives:
      - {name: Renewal desk, owner: Anna Roth, team: [Ben Cole]}
    ```

    ## Fix
    Keep one as the owner and put the others into the team, or split the work so that each answers for a part.
    """
    people = two_people(noun.owner)
    if people:
        yield See("owner", name=called(noun), n=len(people), people=people)
