"""WHY102 cause-without-evidence."""

from mcp_server.model.base import called
from mcp_server.model.causes import Cause
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "原因没有依据",
        "ask": "怎么知道“{text}”？（记录、日志、谁看到的）若还是推测，请标为 hypothesis。",
        "why": "一串说得通的话可以通向任何结论；每一环都要有人看见。",
    },
    "en": {
        "title": "Cause without evidence",
        "ask": 'What shows that "{text}"? If it is a guess, mark it as a hypothesis.',
        "why": "A chain of plausible sentences leads anywhere; each link has to be seen, not thought.",
    },
}


@rule("WHY102", "question")
def cause_without_evidence(cause: Cause) -> Seen:
    """Cause without evidence.

    ## What it does
    Asks for what shows a cause to be true, unless it is marked as a hypothesis.

    ## Why is this bad?
    A chain of plausible sentences leads anywhere; each link has to be seen, not thought.

    ## Bad
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: The packing line stood still}
    ```

    ## Good
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    causes:
      - {id: c1, because: The packing line stood still, basis: fact, evidence: "Machine log, 9 and 16 March"}
    ```

    ## Fix
    Name the record, the log or the person; or mark the link as a hypothesis and say how it will be tested.
    """
    if (cause.because or cause.text) and not cause.evidence and cause.basis != "hypothesis":
        yield See("evidence", text=cause.because or called(cause))
