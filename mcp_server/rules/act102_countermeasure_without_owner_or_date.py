"""ACT102 countermeasure-without-owner-or-date."""

import re

from mcp_server.model.base import called
from mcp_server.model.causes import Countermeasure
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "措施没有负责人或期限",
        "ask": "“{name}”由谁做、什么时候做完？",
        "why": "没有人和日期的措施，下次复盘时多半还在原地。",
    },
    "en": {
        "title": "Countermeasure without an owner or a date",
        "ask": 'Who does "{name}", and by when?',
        "why": "A measure without a person and a day is mostly still open when the same thing happens again.",
    },
}


@rule("ACT102", "question")
def countermeasure_without_owner_or_date(measure: Countermeasure) -> Seen:
    """Countermeasure without an owner or a date.

    ## What it does
    Asks for the owner and the date of a countermeasure that gives only one of them, or neither.

    ## Why is this bad?
    Everybody agrees with it and nobody does it.

    ## Bad
    ```yaml run_5whys
    problem: Three invoices went to the wrong customer
    countermeasures: [{action: Check the address in the order form, owner: Mei Lin}]
    ```

    ## Good
    ```yaml run_5whys
    problem: Three invoices went to the wrong customer
    countermeasures: [{action: Check the address in the order form, owner: Mei Lin, due: 2026-05-29}]
    ```

    ## Fix
    Name one person and one day.
    """
    words = f"{measure.action} {measure.text}"
    owned = measure.owner.strip() or re.search(r"负责|牵头|\b(?:owner|owned|led by)\b", words, re.IGNORECASE)
    dated = measure.due or re.search(
        r"\d\s?[月日号]|\d{4}-\d|[本下]周|月底|周[一二三四五六日]前|\bQ[1-4]\b|\b(?:by|until|before|due) [A-Z\d]", words
    )
    if words.strip() and not (owned and dated):
        name = called(measure) if measure.text else measure.action[:60]
        for field in (() if owned else ("owner",)) + (() if dated else ("due",)):
            yield See(field, name=name)
