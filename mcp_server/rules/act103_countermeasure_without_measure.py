"""ACT103 countermeasure-without-measure."""

import re

from mcp_server.model.base import called
from mcp_server.model.causes import Countermeasure
from mcp_server.regex import regex
from mcp_server.rules._rule import See, Seen, rule

WORDS = {
    "zh-CN": {
        "title": "措施没有衡量方式",
        "ask": "看哪个数字、达到多少，才算“{name}”有效？",
        "why": "没有数字，就分不清是措施起了作用还是碰巧没再发生。",
    },
    "en": {
        "title": "Countermeasure without a measure",
        "ask": 'Which figure, at which value, will show that "{name}" works?',
        "why": "Without a figure one cannot tell a cure from luck.",
    },
}


_FIGURE = regex(
    r"[≥≤<>]\s?\d|\d\s?[%％]|(?:降到|降至|提高到|提升到|达到|不超过|低于|高于|从)\s?\d|"
    r"\b(?:below|above|under|from|to) \d",
    re.IGNORECASE,
)


@rule("ACT103", "question")
def countermeasure_without_measure(measure: Countermeasure) -> Seen:
    """Countermeasure without a measure.

    ## What it does
    Asks for the metric and the value expected of a countermeasure that lacks one of them.

    ## Why is this bad?
    It is closed when it is done, and nobody looks whether it helped.

    ## Bad
    ```yaml run_5whys
    problem: Three invoices went to the wrong customer
    countermeasures: [{action: Check the address in the order form, owner: Mei Lin, due: 2026-05-29}]
    ```

    ## Good
    ```yaml run_5whys
    problem: Three invoices went to the wrong customer
    countermeasures:
      - action: Check the address in the order form
        owner: Mei Lin
        due: 2026-05-29
        metric: wrong invoices a month
        expected: "0"
    ```

    ## Fix
    Give the metric, its baseline, the value expected, and the day on which one looks.
    """
    words = f"{measure.action} {measure.text}".strip()
    if words and not (measure.metric.strip() and measure.expected) and not _FIGURE.search(f"{words} {measure.metric}"):
        name = called(measure) if measure.text else measure.action[:60]
        for field in (() if measure.metric.strip() else ("metric",)) + (() if measure.expected else ("expected",)):
            yield See(field, name=name)
