"""RET301 success-without-evidence."""

import re

from mcp_server.model.base import called
from mcp_server.model.retrospective import Success
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "成功没有依据",
        "ask": "哪个数据或事实说明“{name}”是成功的？",
        "why": "没有依据的成功，下次照做也未必再来。",
    },
    "en": {
        "title": "Success without evidence",
        "ask": 'Which figure or fact shows that "{name}" was a success?',
        "why": "A success that nothing shows may not come again when it is repeated.",
    },
}


@rule("RET301", "question")
def success_without_evidence(success: Success) -> Seen:
    """Success without evidence.

    ## What it does
    Asks for what shows a success that gives no evidence and has no figure in its words.

    ## Why is this bad?
    What nothing shows was perhaps luck, and is repeated at some cost.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    successes: [{text: The launch went well}]
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    successes: [{text: The launch went well, evidence: no stop in the first 30 days (status page)}]
    ```

    ## Fix
    Name the figure or the record.
    """
    if called(success) and not success.evidence.strip() and not re.search(r"\d", success.text):
        yield See("evidence", name=called(success))
