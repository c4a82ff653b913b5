"""ACT204 too-many-actions-for-one."""

from collections import defaultdict

from mcp_server.methods.run_retrospective import Retrospective
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "一个人的行动太多",
        "message": "{owner} 一人名下有 {count} 项行动。",
        "fix": "留下最要紧的几项，其余交给别人或放到以后。",
    },
    "en": {
        "title": "Too many actions for one person",
        "message": "{owner} alone has {count} actions.",
        "fix": "Keep the few that matter most; hand over or put off the rest.",
    },
}

MOST = 12
"""Actions of one person; nobody who has more finishes them before the next retrospective."""


@rule("ACT204")
def too_many_actions_for_one(body: Retrospective) -> Seen:
    """Too many actions for one person.

    ## What it does
    Checks for a person with more than a dozen actions out of one retrospective.

    ## Why is this bad?
    Most of them will still be open at the next one.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    actions:
      - {text: Step 1, owner: Mei Lin}
      - {text: Step 2, owner: Mei Lin}
      - {text: Step 3, owner: Mei Lin}
      - {text: Step 4, owner: Mei Lin}
      - {text: Step 5, owner: Mei Lin}
      - {text: Step 6, owner: Mei Lin}
      - {text: Step 7, owner: Mei Lin}
      - {text: Step 8, owner: Mei Lin}
      - {text: Step 9, owner: Mei Lin}
      - {text: Step 10, owner: Mei Lin}
      - {text: Step 11, owner: Mei Lin}
      - {text: Step 12, owner: Mei Lin}
      - {text: Step 13, owner: Mei Lin}
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    actions:
      - {text: Step 1, owner: Mei Lin}
      - {text: Step 2, owner: Mei Lin}
      - {text: Step 3, owner: Mei Lin}
    ```

    ## Fix
    Keep the few that matter most; hand over or put off the rest.
    """
    held: dict[str, list[str]] = defaultdict(list)
    for action in body.actions:
        if action.owner.strip():
            held[action.owner.strip()].append(action.id)
    for owner, ids in held.items():
        if len(ids) > MOST:
            yield See(f"actions/id={ids[0]}/owner", owner=owner, count=len(ids))
