"""PLN211 rhythm-its-dates-do-not-keep."""

import re
from itertools import pairwise
from typing import Final

from mcp_server.methods.generate_plan import Plan
from mcp_server.regex import regex
from mcp_server.rules._rule import See, Seen, rule
from mcp_server.rules._work import review_name

WORDS = {
    "zh-CN": {
        "title": "日期不合节奏",
        "message": "“{name}”说好{rhythm}，但 {first} 与 {second} 之间隔了 {days} 天。",
        "fix": "补上或改掉日期，或改写节奏。",
    },
    "en": {
        "title": "Rhythm that its dates do not keep",
        "message": '"{name}" is said to be {rhythm}, but {days} days lie between {first} and {second}.',
        "fix": "Add or change dates, or say another rhythm.",
    },
}


_SPANS: Final = (
    (regex(r"双周|[两2]\s?周|隔周|bi-?weekly|fortnight|every (?:two|2|other) weeks?", re.IGNORECASE), (9, 23)),
    (regex(r"每周|周度|周会|周例会|(?<!bi)(?<!bi-)weekly|(?:every|each|once a) week", re.IGNORECASE), (3, 15)),
    (regex(r"每个?月|月度|月会|(?<!bi)(?<!bi-)monthly|(?:every|each|once a) month", re.IGNORECASE), (18, 45)),
    (regex(r"每个?季|季度|quarterly|(?:every|each|once a) quarter", re.IGNORECASE), (70, 115)),
    (
        regex(r"旬|半月|双月|两个?月|隔月|半年|周[一二三四五六日天末]|bi-?monthly|twice|half|\bor\b|或", re.IGNORECASE),
        (0, 10_000),
    ),
)
"""The least and the most days between two meetings of a rhythm; of one that is not clear, any."""


@rule("PLN211")
def rhythm_its_dates_do_not_keep(plan: Plan) -> Seen:
    """Rhythm that its dates do not keep.

    ## What it does
    Checks the given dates of a review against its rhythm, with room for holidays.

    ## Why is this bad?
    Somebody will count on a meeting that nobody has planned.

    ## Bad
    ```yaml generate_plan
    department: Sales
    period: 2026
    reviews: [{rhythm: monthly, dates: [2026-01-30, 2026-02-27, 2026-05-29]}]
    ```

    ## Good
    ```yaml generate_plan
    department: Sales
    period: 2026
    reviews: [{rhythm: monthly, dates: [2026-01-30, 2026-02-27, 2026-03-31]}]
    ```

    ## Fix
    Add or change dates, or say another rhythm.
    """
    for review, meeting in zip(plan.reviews, plan.meetings, strict=True):
        said = [span for pattern, span in _SPANS if pattern.search(review.rhythm)]
        if len(said) != 1 or len(review.dates) < 3 or len(meeting.dates) < len(review.dates):
            continue
        least, most = said[0]
        for one, two in pairwise(meeting.dates):
            days = (two - one).days
            if not least <= days <= most:
                yield See(
                    f"reviews/id={review.id}/dates",
                    name=review_name(review),
                    rhythm=review.rhythm.strip(),
                    first=one,
                    second=two,
                    days=days,
                )
                break
