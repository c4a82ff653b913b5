"""PLN103 initiative-without-acceptance."""

import re

from mcp_server.model.base import called
from mcp_server.model.work import Initiative
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import says

WORDS = {
    "zh-CN": {
        "title": "工作没有验收标准",
        "ask": "怎样才算“{name}”做好了，由谁确认？",
        "why": "没有验收标准，“做完”和“做好”会一直争下去。",
    },
    "en": {
        "title": "Initiative without acceptance",
        "ask": 'How will one see that "{name}" is good enough, and who says so?',
        "why": 'Without a test of "done", done and well done are argued about at the end.',
    },
}


@rule("PLN103", "question")
def initiative_without_acceptance(initiative: Initiative) -> Seen:
    """Initiative without acceptance.

    ## What it does
    Asks how an initiative that hands something over is accepted; a goal with a figure is answer enough.

    ## Why is this bad?
    What is handed over is then as good as each side likes to see it.

    ## Bad
    ```yaml generate_plan
    department: Support
    initiatives:
      - {name: Knowledge base, owner: Mei Lin, deliverables: [Articles]}
    ```

    ## Good
    ```yaml generate_plan
    department: Support
    initiatives:
      - {name: Knowledge base, owner: Mei Lin, deliverables: [Articles], acceptance: 200 articles reviewed}
    ```

    ## Fix
    Say what is looked at, the figure that it must reach, and who decides.
    """
    told = says(initiative, r"验收|标准|accept|criteri") or re.search(r"\d", initiative.goal)
    if initiative.deliverables and not initiative.acceptance.strip() and not told:
        yield See("acceptance", name=called(initiative))
