"""Turns that a text says follow each other without a break, or with just so long a one, where they do not."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from mcp_server.language.lengths import Length
from mcp_server.language.pages import Page
from mcp_server.language.phase_spans import DAY, FEW, Phase, meet_exactly, shown, weekend
from mcp_server.language.phase_words import MEET
from mcp_server.language.phases import NEAR, grouped
from mcp_server.language.points import NO_YEAR
from mcp_server.language.tiers import tiers
from mcp_server.language.timely import Moments
from mcp_server.model.paper import Join, Turn
from mcp_server.regex import regex

_BREAK: Final = regex(
    r"(?:中间|之间|间隔|相隔|每[批轮场期班次]之?[间后])[^,，。;；]{0,6}$|\b(?:leaving|with|and|then"
    r"|after)\s(?:a |an )?(?:break|gap|pause|interval|rest)? ?(?:of )?$"
)
_BETWEEN: Final = regex(
    r"^[^,，.。;；]{0,24}(?:\bbetween (?:them|the|each|one|two|every|sittings|sessions|shifts|phases)"
    r"|\bin between|\bfrom one to the next)"
    r"|^(?:的)?(?:间隔|间歇|空档|缓冲|翻台|休整|过渡)"
)
_NONE: Final = regex(r"[都也]?[没不无未]")
_MINUTES: Final = {"minutes": 1, "hours": 60, "days": 1_440, "weeks": 10_080}


def turns(page: Page, read: Sequence[Moments], year: int | None, met: Sequence[Join]) -> Iterator[Turn]:
    """Yield the turns that do not meet as the text says, but those of which that is told as phases already."""
    told = {join.line for join in met if join.two and (join.days >= LOOSE or join.sort == "overlap")}
    for join in met:
        if join.sort == "overlap" and join.days < LOOSE:
            # without a year, it may be a weekend that lies in both
            yield Turn(
                line=join.line,
                excerpt=join.excerpt,
                one=join.one,
                two=join.two,
                end=join.end,
                start=join.start,
                said="",
            )
    said = [(one.line, found[0]) for one in page.sentences for found in MEET.finditer(one.text.lower())]
    breaks = [(one.sentence.line, *rest) for one in read if (rest := _break(one))]
    for phases, _ in grouped(page, read, year, [line for line, *_ in breaks]):
        low, high = phases[0].line - NEAR, phases[-1].line + NEAR
        pause = next(((length, words) for line, length, words in breaks if low <= line <= high), None)
        near = [words for line, words in said if low <= line <= high]
        meet = next((words for words in near if not _IN_ORDER.search(words)), near[0] if near else "")
        ordered = bool(_IN_ORDER.search(meet))
        if any(phase.line in told for phase in phases) or len({phase.sort for phase in phases}) > 1:
            continue
        odd = None if meet or pause else _odd(phases)
        exact = phases[0].sort != "minute" and meet_exactly(
            phases, called=bool(meet) or all(phase.called for phase in phases)
        )
        for one, later in pairwise(phases):
            two = _overnight(one, later)
            wrong = (
                _unlike(one, two, pause[0])
                if pause
                else _apart(one, two, ordered=ordered, exact=exact)
                if meet or exact
                else later is odd
            )
            if wrong and two.first > one.first:
                words = pause[1] if pause else meet
                yield Turn(
                    line=two.line, excerpt=two.excerpt, one=one.name, two=two.name,
                    end=_shown(one, one.last), start=_shown(two, two.first), said=words.strip(),
                )  # fmt: skip
    yield from tiers(page)


def _odd(phases: Sequence[Phase]) -> Phase | None:
    """Return the one of several turns that does not meet the one before it, where all the others do, and they share
    hours or go round the clock."""
    if len(phases) < FEW or phases[0].sort != "minute" or not all(phase.called for phase in phases):
        return None
    apart = [later for one, later in pairwise(phases) if _overnight(one, later).first != one.last]
    round_the_clock = phases[-1].last % DAY == phases[0].first % DAY
    shared = [two for one, two in pairwise(phases) if _overnight(one, two).first < one.last]
    return apart[0] if len(apart) == 1 and (shared or round_the_clock) else None


def _overnight(one: Phase, two: Phase) -> Phase:
    """Return the turn after one that runs past midnight as one of that night."""
    if one.sort != "minute" or one.last <= DAY or two.first >= one.first:
        return two
    return two._replace(first=two.first + DAY, last=two.last + DAY)


def _break(one: Moments) -> tuple[Length, str] | None:
    """Return the time that a sentence says lies between two turns, and its words."""
    for length in one.lengths:
        head, tail = one.low[max(0, length.start - 30) : length.start], one.low[length.end : length.end + 40]
        before, behind = _BREAK.search(head), _BETWEEN.search(tail)
        chinese = before and not before[0].isascii() and not _NONE.match(tail)
        if chinese or behind:
            start = before[0] if before else ""
            return length, f"{start}{one.low[length.start : length.end]}{behind[0] if behind else ''}"
    return None


def _unlike(one: Phase, two: Phase, rest: Length) -> bool:
    """Whether two turns leave another time between them than is said."""
    size = _MINUTES.get(rest.figure.unit)
    if size is None or one.sort not in {"minute", "day"}:
        return False
    told = rest.figure.value * size
    if one.sort == "minute":
        return two.first - one.last != told
    days = (two.first - one.last - 1) * DAY
    # a week between two Fridays, counted with its ends or without
    return abs(days - told) > (3 * DAY if rest.figure.unit == "weeks" else DAY)


def _apart(one: Phase, two: Phase, *, ordered: bool, exact: bool) -> bool:
    """Whether a day or an hour lies between two turns or in both of them; a weekend may lie between them, any time
    where they only come in order, and a day in both where no two of them meet exactly."""
    if ordered and two.first > one.last:
        return False
    if one.sort == "minute":
        return two.first != one.last
    if one.sort != "day":
        return two.first != one.last + 1
    gap = two.first - one.last - 1
    if gap > 0 and weekend(one.last, two.first):
        return False
    # without a year, the end of February meets March
    between = date.fromordinal(one.last + 1)
    unsure = gap == 1 and between.year == NO_YEAR and (between.month, between.day) == (2, 29)
    return gap < (0 if exact else -1) or (gap > 0 and not unsure)


LOOSE: Final = 2
"""Working days between phases that are told as such."""
_IN_ORDER: Final = regex(
    r"依次|不(?:相)?(?:重叠|交叉|冲突)|逐|轮流|同一|一[^,，。]{0,3}完|[前上]一|只"
    r"|overlap|in turn|in sequence|in succession|sequential|one at a time|one after|only|exactly one"
    r"|wait|must not|when|once|after|as soon|same time|shared|in common"
)
"""What says that turns share no time, and not that none lies between them."""


def _shown(one: Phase, number: int) -> str:
    if one.sort == "minute":
        return f"{number % DAY // 60:02}:{number % 60:02}"
    if one.sort != "day":
        return str(number)
    return shown(number)
