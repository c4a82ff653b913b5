"""Phases as stretches of time, over the turn of a year, and whether they meet to the day."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, NamedTuple

from mcp_server.language.instants import Instant
from mcp_server.language.points import NO_YEAR
from mcp_server.language.stretches import Sort
from mcp_server.language.times import YEAR
from mcp_server.regex import regex


class Phase(NamedTuple):
    """A phase, and where it stands."""

    name: str
    sort: Sort
    first: int
    last: int
    """Its first and last day, as ordinals, or the first and last number of its weeks, days or months."""
    line: int
    excerpt: str
    called: bool
    """Whether it is called a phase."""
    stage: bool
    """Whether its name is one of a step of work."""


SHORT: Final = 40
"""Characters of a cell that may be a stretch of time."""


def unrolled(phases: list[Phase]) -> list[Phase]:
    """Return phases of which those behind a turn of the year, where none is written, lie in the next."""
    made: list[Phase] = []
    for one in phases:
        late = made and one.sort == "day" and one.first < made[-1].first and not YEAR.search(one.excerpt)
        moved = [_next_year(number) for number in (one.first, one.last)] if late else []
        if moved and moved[0] - made[-1].last <= CLOSE:
            made.append(one._replace(first=moved[0], last=moved[1]))
        else:
            made.append(one)
    return made


CLOSE: Final = 62
"""Days after a phase within which one of the next year may follow it."""


def _next_year(number: int) -> int:
    day = date.fromordinal(number)
    return day.replace(year=day.year + 1, day=min(day.day, 28) if day.month == 2 else day.day).toordinal()


def meet_exactly(phases: Sequence[Phase], *, called: bool) -> bool:
    """Whether some of three phases or more meet to the day, so that all are meant to; over a weekend only where they
    are called phases, and where they are not, only if more than one meet or none overlap."""
    met = sum(two.first == one.last + 1 for one, two in pairwise(phases))
    if called:
        met += sum(
            one.sort == "day" and one.last < two.first and weekend(one.last, two.first) for one, two in pairwise(phases)
        )
    apart = all(one.last < two.first for one, two in pairwise(phases))
    return len(phases) >= FEW and (met > 1 or (met == 1 and (called or apart)))


FEW: Final = 3


def weekend(last: int, first: int) -> bool:
    """Whether nothing but a weekend lies between two days."""
    days = [date.fromordinal(last + 1 + number) for number in range(max(0, min(first - last - 1, 3)))]
    return bool(days) and days[0].year != NO_YEAR and all(day.weekday() > FRIDAY for day in days)


FRIDAY: Final = 4


def span(a: Instant, b: Instant) -> tuple[Sort, int, int] | None:
    """Return the stretch of time from one moment to another."""
    if a.minute is not None and b.minute is not None and not a.day and b.minute < a.minute:
        return "minute", a.minute, b.minute + DAY
    if a.minute is not None and b.minute is not None:
        first = (a.day.toordinal() * DAY if a.day else 0) + a.minute
        last = ((b.day or a.day).toordinal() * DAY if a.day else 0) + b.minute
        return ("minute", first, last) if first < last else None
    if not a.day or not b.last:
        return None
    first, last_day = a.day.toordinal(), b.last.toordinal()
    if last_day < first - BACK and not (a.year and b.year):
        last_day = _next_year(last_day)
    return ("day", first, last_day) if first < last_day else None


BACK: Final = 35
"""Days by which an end without a year lies before its beginning where it is of the next."""


def written_in(one: Instant, text: str) -> Instant:
    """Return a moment that has a year only where one is written beside it."""
    return one._replace(year=bool(YEAR.search(text)))


DAY: Final = 1_440


LONG: Final = timedelta(days=400)
SINCE: Final = regex(r"\b(?:from|as of|since|after)\s$|[从自]\s?$")


def shown(number: int) -> str:
    """Return a day as it is written to a reader: without its year where none is known."""
    day = date.fromordinal(number)
    return f"{day:%m-%d}" if day.year <= NO_YEAR + 1 else day.isoformat()
