"""Weeks that a text numbers and dates, where the days are of another week, or more than a week has."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from mcp_server.language.instants import Instant
from mcp_server.language.pages import Page, excerpt_of
from mcp_server.language.stated_lasting import TO
from mcp_server.language.timely import Moments
from mcp_server.language.times import YEAR
from mcp_server.model.paper import Untimely
from mcp_server.regex import regex

_WEEK: Final = regex(
    r"(?<![月季度])(?<![月季度]的)第\s?(?P<zh>[0-9]{1,2})(?:\s?[-–—~至到]\s?(?P<zh2>[0-9]{1,2}))?\s?周"
    r"|(?<!school )(?<!term )(?<!project )\b(?:calendar )?weeks?\s(?P<en>[0-9]{1,2})"
    r"(?:\s?(?:to|and|-|–|—)\s?(?P<en2>[0-9]{1,2}))?\b"
)
_BESIDE: Final = regex(r"[^0-9;；。]{0,10}?[(:,|｜\s，：]\s?(?:from )?")
"""Between the number of a week and its days."""
_OWN: Final = regex(
    r"第\s?[1一]\s?周|周次|教学周|学期|开学|\bweek (?:1|one)\b|\bweeks (?:are |of the project )?(?:counted|numbered)"
    r"|\b(?:project|sprint|school|term|teaching|season) weeks?\b",
    re.IGNORECASE,
)
"""What says that a text numbers weeks in its own way."""
_ANY: Final = range(2015, 2036)
DAYS: Final = 7


def misnumbered(page: Page, read: Sequence[Moments]) -> Iterator[Untimely]:
    """Yield the days that are said to be those of a numbered week, and are of another one or too many."""
    if not any(_WEEK.search(one.low) for one in read) or _OWN.search(page.text):
        return
    for one in read:
        for found in _WEEK.finditer(one.low):
            days = next(
                (
                    (a, b)
                    for a, b in pairwise(one.instants)
                    if a.day and b.last and a.minute is None and TO.search(one.low[a.end : b.start])
                    and _BESIDE.fullmatch(one.low, found.end(), max(found.end(), a.start))
                ),
                None,
            )  # fmt: skip
            first = int(found["zh"] or found["en"])
            last = int(found["zh2"] or found["en2"] or first)
            if days and 0 < first <= last <= 53 and not _fits(one.low, *days, first, last - first + 1):
                told = one.sentence.text if len(one.sentence.text) == len(one.low) else one.low
                text = told[days[0].start : days[1].end].strip(" .,")
                yield Untimely(
                    line=one.sentence.line, excerpt=excerpt_of(one.sentence.text), sort="period", day=text,
                    other=found[0].strip(),
                )  # fmt: skip
                break


def _fits(low: str, a: Instant, b: Instant, number: int, weeks: int) -> bool:
    """Whether the days from one to another are those of so many weeks from a numbered one on, in any year that may be
    meant."""
    days = (b.last - a.day).days + 1 if a.day and b.last else 0
    if days < 1 or not a.day:
        return True
    dated = a.year or YEAR.search(low[a.start : b.end])
    years = [a.day.year] if dated else _ANY
    starts = [date(year, a.day.month, min(a.day.day, 28) if a.day.month == 2 else a.day.day) for year in years]
    return (weeks - 1) * DAYS < days <= weeks * DAYS and any(number in _numbers(start) for start in starts)


def _numbers(day: date) -> set[int]:
    """Return the numbers that the week of a day has: by ISO 8601, or from the first of January on."""
    first = date(day.year, 1, 1)
    monday = first - timedelta(days=first.weekday())
    sunday = first - timedelta(days=(first.weekday() + 1) % DAYS)
    return {day.isocalendar().week, *((day - start).days // DAYS + 1 for start in (monday, sunday))}
