"""PLN101 initiative-without-owner."""

from mcp_server.model.base import called
from mcp_server.model.work import Initiative
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import says

WORDS = {
    "zh-CN": {
        "title": "工作没有负责人",
        "ask": "“{name}”由哪一个人负责？",
        "why": "没有一个人对结果负责，工作停下来时就没有人发现。",
    },
    "en": {
        "title": "Initiative without an owner",
        "ask": 'Which one person answers for "{name}"?',
        "why": "Where nobody answers for a piece of work, nobody notices that it has stopped.",
    },
}


@rule("PLN101", "question")
def initiative_without_owner(initiative: Initiative) -> Seen:
    """Initiative without an owner.

    ## What it does
    Asks who owns an initiative that names nobody.

    ## Why is this bad?
    Work that nobody owns is done when somebody has time.

    ## Bad
    ```yaml generate_plan
    department: Sales
    initiatives:
      - {name: Renewal desk, team: [Anna Roth, Ben Cole], deliverables: [Playbook]}
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    initiatives:
      - {name: Renewal desk, owner: Anna Roth, team: [Ben Cole], deliverables: [Playbook]}
    ```

    ## Fix
    Name one person, or the one role that one person holds; the others go into the team.
    """
    if not initiative.owner.strip() and not says(
        initiative, r"负责|牵头|主责|\b(?:owner|owned|led by|leads|responsible)\b"
    ):
        yield See("owner", name=called(initiative))
