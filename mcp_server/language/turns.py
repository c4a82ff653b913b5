"""Turns that a text says follow each other without a break, or with just so long a one, where they do not."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from mcp_server.language.folding import fold
from mcp_server.language.lengths import Length
from mcp_server.language.pages import Page, Sentence, excerpt_of
from mcp_server.language.phases import BESIDE, DAY, MEET, NEAR, Phase, grouped
from mcp_server.language.points import NO_YEAR
from mcp_server.language.timely import Moments
from mcp_server.model.paper import Turn
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


def turns(page: Page, read: Sequence[Moments], year: int | None, told: frozenset[int]) -> Iterator[Turn]:
    """Yield the turns that do not meet as the text says, but those on the lines where that is told already."""
    said = [(one.line, found[0]) for one in page.sentences if (found := MEET.search(one.text.lower()))]
    breaks = [(one.sentence.line, *rest) for one in read if (rest := _break(one))]
    for phases, _ in grouped(page, read, year, [line for line, *_ in breaks]):
        low, high = phases[0].line - NEAR, phases[-1].line + NEAR
        pause = next(((length, words) for line, length, words in breaks if low <= line <= high), None)
        near = [words for line, words in said if low <= line <= high]
        meet = next((words for words in near if not _IN_ORDER.search(words)), near[0] if near else "")
        ordered = bool(_IN_ORDER.search(meet))
        if any(phase.line in told for phase in phases) or len({phase.sort for phase in phases}) > 1:
            continue
        for one, later in pairwise(phases):
            two = _overnight(one, later)
            wrong = _unlike(one, two, pause[0]) if pause else _apart(one, two, ordered=ordered) if meet else False
            if wrong and two.first > one.first:
                words = pause[1] if pause else meet
                yield Turn(
                    line=two.line, excerpt=two.excerpt, one=one.name, two=two.name,
                    end=_shown(one, one.last), start=_shown(two, two.first), said=words.strip(),
                )  # fmt: skip
    yield from bands(page)


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


def _apart(one: Phase, two: Phase, *, ordered: bool) -> bool:
    """Whether a day or an hour lies between two turns or in both of them; a weekend may lie between them, and any time
    where they only come in order."""
    if ordered and two.first > one.last:
        return False
    if one.sort == "minute":
        return two.first != one.last
    if one.sort != "day":
        return two.first != one.last + 1
    gap = two.first - one.last - 1
    days = [date.fromordinal(one.last + 1 + number) for number in range(max(0, min(gap, 400)))]
    if days and days[0].year != NO_YEAR and all(day.weekday() > FRIDAY for day in days):
        return False
    # without a year, the end of February meets March
    unsure = len(days) == 1 and days[0].year == NO_YEAR and (days[0].month, days[0].day) == (2, 29)
    return gap < -1 or (gap > 0 and not unsure)


_IN_ORDER: Final = regex(
    r"依次|不(?:相)?(?:重叠|交叉|冲突)|逐|轮流|同一|一[^,，。]{0,3}完|[前上]一|只"
    r"|overlap|in turn|in sequence|in succession|sequential|one at a time|one after|only|exactly one"
    r"|wait|must not|when|once|after|as soon"
)
"""What says that turns share no time, and not that none lies between them."""
FRIDAY: Final = 4


def _shown(one: Phase, number: int) -> str:
    if one.sort == "minute":
        return f"{number % DAY // 60:02}:{number % 60:02}"
    if one.sort != "day":
        return str(number)
    day = date.fromordinal(number)
    return f"{day:%m-%d}" if day.year == NO_YEAR else day.isoformat()


_N: Final = r"[0-9]{1,4}(?:\.[0-9])?"
_BAND: Final = regex(
    rf"(?P<a>{_N})\s?(?:岁|周岁|人|分|名|年级|年|years?)?\s?(?:-|–|—|~|至|到|to|through)\s?(?P<b>{_N})\s?"
    r"(?P<u>周?岁|人|分(?![钟之])|名|年级|年(?!代)|years?\b|people|persons|points|guests|users|seats|staff|students"
    r"|pupils|employees)"
)
_AGED: Final = regex(
    rf"(?:\bages?|\baged|\bgrades?|\byears?|\bunder)\s(?P<a>{_N})\s?(?:-|–|—|to|through)\s?(?P<b>{_N})(?![0-9%])"
)
_PLAIN: Final = regex(
    rf"(?<![0-9.])(?<![0-9][:/-])(?P<a>{_N})\s?(?:-|–|—|~|至|到|to)\s?(?P<b>{_N})(?![0-9%.:/-]|\s?[年月日天点时])"
)
_TIERS: Final = regex(
    r"分[档级段等组]|[档级]位?|互不重叠|\b(?:bands?|tiers?|grades?|brackets?|ranges?|classes|marks|scores?)\b"
)
MANY: Final = 12


def bands(page: Page) -> Iterator[Turn]:
    """Yield two groups of people or points, one behind the other, that share a number or leave some out."""
    beside = {one.line for one in page.sentences if BESIDE.search(one.text.lower())}
    groups: list[tuple[tuple[str, str], list[tuple[Decimal, Decimal, str, Sentence]]]] = []
    for one in page.sentences:
        low = fold(one.text).text.lower()
        found = [*_BAND.finditer(low)] or [*_AGED.finditer(low)]
        if not found and _TIERS.search(f"{low} {one.lead.lower()}"):
            found = [*_PLAIN.finditer(low)]
        if one.sort in {"heading", "row"} or not found or len(found) > MANY:
            continue
        unit = found[0].groupdict().get("u") or ""
        key = (one.lead if one.sort == "item" else str(one.line), unit)
        read = [(Decimal(each["a"]), Decimal(each["b"]), each[0], one) for each in found]
        if one.sort == "item" and groups and groups[-1][0] == key and groups[-1][1][-1][3].line + 1 >= one.line:
            groups[-1][1].extend(read[:1])
        else:
            groups.append((key, read[:1] if one.sort == "item" else read))
    for _, group in groups:
        if not beside & {one.line for *_, one in group}:
            yield from _uneven(group)


def _uneven(group: Sequence[tuple[Decimal, Decimal, str, Sentence]]) -> Iterator[Turn]:
    """Yield where one joint of bands is unlike the others, where each begins one behind the end of the one before."""
    falling = len(group) > 1 and group[0][0] > group[1][0]
    ordered = list(reversed(group)) if falling else list(group)
    steps = [two[0] - one[1] for one, two in pairwise(ordered)]
    if len(steps) < 2 or any(a >= b for a, b, *_ in ordered) or any(two[0] <= one[0] for one, two in pairwise(ordered)):
        return
    # 3.0 to 3.4, 3.5 to 3.7: one tenth behind the end of the one before
    unit = Decimal("0.1") if any(a % 1 or b % 1 for a, b, *_ in ordered) else Decimal(1)
    if steps.count(unit) * 2 < len(steps) or steps.count(unit) == len(steps):
        return
    for (one, two), step in zip(pairwise(ordered), steps, strict=True):
        if step != unit:
            later = max(one, two, key=lambda each: each[3].line)
            yield Turn(
                line=later[3].line, excerpt=excerpt_of(later[3].text), one=one[2], two=two[2],
                end=str(one[1]), start=str(two[0]), said="",
            )  # fmt: skip
