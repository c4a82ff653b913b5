"""RES212 people-whom-no-line-pays."""

from mcp_server.methods.build_proposal import Proposal
from mcp_server.model.base import called
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "人员没有列支",
        "ask": "“{role}”（{heads}）由哪项费用列支？",
        "why": "没有列支的人，要么白干，要么超支。",
    },
    "en": {
        "title": "People whom no cost line pays",
        "ask": 'Which cost line pays the {heads} of "{role}"?',
        "why": "People whom nobody pays either do not come, or overspend another line.",
    },
}


@rule("RES212", "question")
def people_whom_no_line_pays(proposal: Proposal) -> Seen:
    """People whom no cost line pays.

    ## What it does
    Asks which cost line pays a role, once some role names its line.

    ## Why is this bad?
    People whom nobody pays either do not come, or overspend another line.

    ## Bad
    ```yaml build_proposal
    costs:
      - {id: t, name: Team, amount: $240000 a year}
    organisation:
      - {role: Engineer, heads: 2, paid_from: [t]}
      - {role: Tester, heads: 1}
    ```

    ## Good
    ```yaml build_proposal
    costs:
      - {id: t, name: Team, amount: $240000 a year}
    organisation:
      - {role: Engineer, heads: 2, paid_from: [t]}
      - {role: Tester, heads: 1, paid_from: [t]}
    ```

    ## Fix
    Name the line in `paid_from`.
    """
    if any(post.paid_from for post in proposal.organisation):
        for post in proposal.organisation:
            if post.heads and not post.paid_from:
                yield See(f"/organisation/id={post.id}/paid_from", role=post.role or called(post), heads=post.heads)
