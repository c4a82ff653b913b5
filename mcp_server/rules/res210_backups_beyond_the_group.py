"""RES210 backups-beyond-the-group."""

from mcp_server.methods._proposal_costs import Stretched
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "备份人数超过小组人数",
        "message": "“{role}”每人要有 {backups} 名备份，可“{group}”一共只有 {heads} 人。",
        "fix": "减少备份要求，或扩大小组。",
    },
    "en": {
        "title": "Backups beyond the group",
        "message": 'Each "{role}" is to have {backups} who can stand in; {group} has {heads} people in all.',
        "fix": "Ask for fewer backups, or enlarge the group.",
    },
}


@rule("RES210", "error")
def backups_beyond_the_group(stretched: Stretched) -> Seen:
    """Backups beyond the group.

    ## What it does
    Checks how many others must be able to stand in for each holder of a role against the people of the group.

    ## Why is this bad?
    The backup exists on paper, and is missing on the day.

    ## Bad
    ```yaml build_proposal
    organisation:
      - {role: Operator, group: Night shift, heads: 2, backups: 2}
    ```

    ## Good
    ```yaml build_proposal
    organisation:
      - {role: Operator, group: Night shift, heads: 3, backups: 2}
    ```

    ## Fix
    Ask for fewer backups, or enlarge the group.
    """
    yield See(role=stretched.role, backups=stretched.backups, group=stretched.group, heads=stretched.heads)
