"""Stretches of time as people number or name them: weeks 1–4, days 31 to 60, 第 4 至 8 周, January to March, 3—8 月."""

import re
from calendar import monthrange
from datetime import date
from typing import Final, Literal, NamedTuple

from mcp_server.language.folding import fold
from mcp_server.language.numerals import whole_number
from mcp_server.language.points import NO_YEAR
from mcp_server.language.tokens import MONTHS
from mcp_server.regex import regex

Sort = Literal["day", "week", "count", "month", "minute"]
"""Days of a calendar; weeks, days or months that are counted from a start; minutes of the day."""

_MONTH: Final = rf"(?:{'|'.join(MONTHS)})\.?(?![a-z])"
_TO: Final = r"\s?(?:to|until|till|through|-|–|—|~|至|到)\s?"
_N: Final = r"(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})"
_FORMS: Final = (
    regex(
        rf"(?<![0-9]\s)\b(?P<ma>{_MONTH})(?:\s(?P<ya>20[0-9]{{2}}))?(?:{_TO}(?:the end of )?(?P<mb>{_MONTH}))?"
        r"(?:,?\s(?P<yb>20[0-9]{2}))?(?!\s?[0-9])"
    ),
    regex(
        rf"(?:(?P<y>20[0-9]{{2}})\s?年\s?)?(?<![0-9])(?P<na>[0-9]{{1,2}})\s?月?{_TO}(?P<nb>[0-9]{{1,2}})\s?月"
        r"(?!\s?[0-9])(?:份|底)?"
    ),
    regex(
        rf"\b(?P<u>weeks?|days?|months?|sprints?|wk|w)\s?(?P<a>[0-9]{{1,3}})"
        rf"(?:{_TO}(?:(?:weeks?|days?|months?|w)\s?)?(?P<b>[0-9]{{1,3}}))?(?![0-9%/]|[.,:][0-9])"
    ),
    regex(rf"第\s?(?P<ca>{_N})\s?(?:周|天|日|个?月)?(?:{_TO}第?\s?(?P<cb>{_N})\s?)?(?P<cu>周|天|日|个?月)"),
)
_SORTS: Final[dict[str, Sort]] = {
    "w": "week", "d": "count", "m": "month", "s": "week", "周": "week", "天": "count", "日": "count", "个": "month",
    "月": "month",
}  # fmt: skip
MOST: Final = 400
"""The largest number of a week or day that a plan counts."""


class Stretch(NamedTuple):
    """A stretch of time in a text: its first and last day, as ordinals, or its first and last number."""

    sort: Sort
    first: int
    last: int
    start: int
    end: int
    single: bool


def stretches(text: str, year: int | None) -> list[Stretch]:
    """Return the stretches of time of a text in the order in which they stand."""
    plain = fold(text).text.lower()
    found = [one for form in _FORMS for match in form.finditer(plain) if (one := _read(match, year))]
    kept: list[Stretch] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    return kept


def _read(found: re.Match[str], year: int | None) -> Stretch | None:
    groups = found.groupdict()
    if name := groups.get("ma"):
        last = groups["mb"] or name
        year_b = int(groups["yb"] or groups["ya"] or year or NO_YEAR)
        year_a = int(groups["ya"] or 0) or year_b - (_month(name) > _month(last))
        return _days(found, (year_a, _month(name)), (year_b, _month(last)), single=not groups["mb"])
    if groups.get("na"):
        one, two = int(groups["na"]), int(groups["nb"])
        own = int(groups["y"] or year or NO_YEAR)
        if not (1 <= one <= 12 and 1 <= two <= 12):
            return None
        return _days(found, (own, one), (own + (one > two), two), single=False)
    first, last = groups.get("a") or groups.get("ca"), groups.get("b") or groups.get("cb")
    unit = groups.get("u") or groups.get("cu") or ""
    low, high = whole_number(first), whole_number(last or first)
    if not first or not 0 < low <= high <= MOST:
        return None
    return Stretch(_SORTS[unit[0]], low, high, found.start(), found.end(), not last)


def _days(found: re.Match[str], one: tuple[int, int], two: tuple[int, int], *, single: bool) -> Stretch | None:
    first, last = date(*one, 1), date(*two, monthrange(*two)[1])
    if last < first:
        return None
    return Stretch("day", first.toordinal(), last.toordinal(), found.start(), found.end(), single)


def _month(name: str) -> int:
    return next(n % 12 + 1 for n, month in enumerate(MONTHS[:12]) if month.startswith(name[:3]))
