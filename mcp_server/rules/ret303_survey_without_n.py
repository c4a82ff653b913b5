"""RET303 survey-without-n."""

from mcp_server.rules._retro import LookedBack, surveys_without_n
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "调查没有样本量",
        "ask": "“{name}”是多少人回答的？",
        "why": "人数少时，这个分数的误差可能比差别还大。",
    },
    "en": {
        "title": "Survey without n",
        "ask": 'How many people answered for "{name}"?',
        "why": "With few answers the error of the score is larger than most differences.",
    },
}


@rule("RET303", "question")
def survey_without_n(body: LookedBack) -> Seen:
    """Survey without n.

    ## What it does
    Asks how many people answered, for a Net Promoter Score or a satisfaction score without n.

    ## Why is this bad?
    Nobody can tell the score from chance.

    ## Bad
    ```yaml run_retrospective
    project: Locker pilot
    evidence: NPS +24
    ```

    ## Good
    ```yaml run_retrospective
    project: Locker pilot
    evidence: [{metric: NPS, value: '+24', n: '86'}]
    ```

    ## Fix
    Give the number of answers, and how people were chosen.
    """
    for fact in surveys_without_n(body):
        yield See(f"evidence/id={fact.id}/n", name=fact.metric)
