"""TXT101 person-blamed."""

from mcp_server.language.blame import blamed
from mcp_server.model.paper import Sentence
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "把责任归到个人",
        "message": "“{text}”把问题归到了人身上。",
        "fix": "写事实：当时看到什么、缺了什么，是什么让这个失误容易发生、又没有被拦住。",
    },
    "en": {
        "title": "Person blamed",
        "message": '"{text}" puts it down to a person.',
        "fix": "Say what was seen and what was missing: what made the slip easy, and what let it through.",
    },
}


@rule("TXT101")
def person_blamed(sentence: Sentence) -> Seen:
    """Person blamed.

    ## What it does
    Finds sentences in which a person, a role or a group of people is said to have been careless, unwilling or unable,
    or to have neglected what was theirs to do. Denials, regulations, conditions, a review's own "we", and software that
    fails to do something are not blame.

    ## Why is this bad?
    Who is blamed stops telling, and what let the mistake through stays as it is.

    ## Bad
    ```yaml check_document
    text: The outage lasted two hours because the operator carelessly skipped the checklist.
    ```

    ## Good
    ```yaml check_document
    text: The outage lasted two hours; the checklist lay in a folder that the night shift cannot open.
    ```

    ## Fix
    Say what was seen and what was missing: what made the slip easy, and what let it through.
    """
    if clause := blamed(sentence.text):
        yield See(text=clause if len(clause) <= 60 else f"{clause[:59]}…")
