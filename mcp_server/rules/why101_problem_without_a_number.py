"""WHY101 problem-without-a-number."""

import re

from mcp_server.model.base import called
from mcp_server.model.causes import Problem
from mcp_server.regex import regex
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "问题没有数量",
        "ask": "“{text}”有多严重：发生几次，在多少次之中，从什么时候起？",
        "why": "没有数量，就说不清某个原因能解释多少、对策是否有效。",
    },
    "en": {
        "title": "Problem without a number",
        "ask": 'How large is "{text}": how often, out of how many, since when?',
        "why": "Without a size nobody can say whether a cause explains all of it, or a countermeasure helped.",
    },
}

_WORDED = regex(
    r"[一二三四五六七八九十两半]成|一半|半数|翻倍|百分之|\b(?:half|twice|doubled|a third|two thirds|every|all|none)\b",
    re.IGNORECASE,
)


@rule("WHY101", "question")
def problem_without_a_number(problem: Problem) -> Seen:
    """Problem without a number.

    ## What it does
    Asks how large the problem is, where nothing in it is a number.

    ## Why is this bad?
    Without a size nobody can say whether a cause explains all of it, or whether a countermeasure helped.

    ## Bad
    ```yaml run_5whys
    problem: Deliveries are late
    ```

    ## Good
    ```yaml run_5whys
    problem: 12 of 80 deliveries were late in March
    ```

    ## Fix
    Say how often, out of how many, and since when.
    """
    said = f"{problem.text} {problem.what} {problem.size}"
    if said.strip() and not problem.size and not any(c.isdigit() for c in said) and not _WORDED.search(said):
        yield See("size", text=called(problem) or problem.what)
