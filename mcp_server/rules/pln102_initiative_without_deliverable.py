"""PLN102 initiative-without-deliverable."""

from mcp_server.model.base import called
from mcp_server.model.work import Initiative
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import says

WORDS = {
    "zh-CN": {
        "title": "工作没有交付物",
        "ask": "“{name}”做完时会交出什么？",
        "why": "没有交付物，就看不出工作是否做完。",
    },
    "en": {
        "title": "Initiative without a deliverable",
        "ask": 'What will "{name}" hand over when it is done?',
        "why": "Without something handed over nobody can see whether the work is finished.",
    },
}


@rule("PLN102", "question")
def initiative_without_deliverable(initiative: Initiative) -> Seen:
    """Initiative without a deliverable.

    ## What it does
    Asks for the deliverables of an initiative that has none.

    ## Why is this bad?
    Activity goes on for ever; a thing that is handed over is there or not.

    ## Bad
    ```yaml generate_plan
    department: Support
    initiatives:
      - {name: Knowledge base, owner: Mei Lin}
    ```

    ## Good
    ```yaml generate_plan
    department: Support
    initiatives:
      - {name: Knowledge base, owner: Mei Lin, deliverables: [200 reviewed articles]}
    ```

    ## Fix
    Name what somebody else can take into their hands: a document, a system in use, a signed contract.
    """
    if not any(name.strip() for name in initiative.deliverables) and not says(
        initiative, r"交付|产出|输出|deliver|hand over"
    ):
        yield See("deliverables", name=called(initiative))
