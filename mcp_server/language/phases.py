"""Phases that follow each other as a text lays them out, and where they do not meet."""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from mcp_server.language.folding import HAN
from mcp_server.language.instants import Instant
from mcp_server.language.pages import Page, Sentence
from mcp_server.language.phase_spans import LONG, SHORT, SINCE, Phase, meet_exactly, shown, span, unrolled, written_in
from mcp_server.language.phase_tables import in_tables
from mcp_server.language.phase_words import BESIDE, MEET, PHASE, STAGE, WHOLE, WHOLE_TAIL
from mcp_server.language.points import NO_YEAR
from mcp_server.language.stated_lasting import TO
from mcp_server.language.stretches import stretches
from mcp_server.language.timely import Moments
from mcp_server.model.paper import Join
from mcp_server.regex import regex

_CUT: Final = regex(r"[:：,，(（]|\s(?:runs|from|starts?|is|will)\b|自|从|为")
_STOP: Final = regex(r"[;；。,，]|\band\b")


NEAR: Final = 2
"""Lines around phases on which may be said that they run side by side, or that they meet."""
_WORKING: Final = {"week": 5, "month": 21, "count": 5 / 7}
"""Working days of a week, a month, a day that are only counted."""


def joins(page: Page, read: Sequence[Moments], year: int | None) -> Iterator[Join]:
    """Yield where phases that follow each other leave time between them, or overlap; most of them must meet."""
    spans = list(_whole(read))
    for phases, told in grouped(page, read, year):
        if phases[0].sort != "minute":
            yield from _loose(phases, told=told)
        if phases[0].sort == "day":
            yield from _outside(phases, spans)


def _whole(read: Sequence[Moments]) -> Iterator[tuple[int, int, int]]:
    """Yield the line, the first and the last day of what a text calls the whole of a project."""
    for one in read:
        for a, b in _ranges(one):
            head, tail = one.low[max(0, a.start - AHEAD) : a.start], one.low[b.end : b.end + 12]
            alone = one.sentence.sort == "prose" and len(one.instants) == 2
            if (alone or WHOLE.search(head) or WHOLE_TAIL.search(tail)) and not PHASE.search(head):
                whole = span(a, b)
                if whole and whole[0] == "day":
                    yield one.sentence.line, whole[1], whole[2]


AHEAD: Final = 40
"""Characters before a stretch of time in which stands of what it is."""


def _outside(phases: Sequence[Phase], spans: Sequence[tuple[int, int, int]]) -> Iterator[Join]:
    """Yield a phase with days beyond the whole of which the phases are parts, where one end of the whole is theirs."""
    first, last = min(one.first for one in phases), max(one.last for one in phases)
    for line, start, end in spans:
        near = phases[0].line - WIDE <= line <= phases[-1].line + NEAR
        within = sum(start <= one.first and one.last <= end for one in phases)
        if len(phases) < 2 or not near or (first == start) == (last == end) or within < len(phases) - 1:
            continue
        for one in phases:
            beyond = (one.first, start - 1) if one.first < start else (end + 1, one.last) if one.last > end else None
            if beyond and one.first <= end and one.last >= start:
                yield Join(
                    line=one.line, excerpt=one.excerpt, one=one.name, two="", start=_written(one, beyond[0]),
                    end=_written(one, beyond[1]), sort="outside",
                    days=max(1, _working_days(one, *beyond)),
                )  # fmt: skip
                break


WIDE: Final = 8
"""Lines before phases on which the whole of them may stand."""


def grouped(
    page: Page, read: Sequence[Moments], year: int | None, parted: Sequence[int] = ()
) -> Iterator[tuple[list[Phase], bool]]:
    """Yield the phases of a text that belong together, and whether it says that they meet, but not that they do not.

    On the lines *parted* it says how long a time lies between them.
    """
    beside = [s for s in page.sentences if _is_beside(s.text)]
    meet = [s.line for s in page.sentences if MEET.search(s.text.lower())]
    near = [*meet, *parted]
    ends = {row.line: table.rows[-1].line for table in page.tables for row in table.rows}
    heads = {table.rows[0].line: table.heads.line for table in page.tables if table.rows}
    for phases in map(unrolled, (*_in_lists(page, read, year, near), *in_tables(page, year, near))):
        above, below = (
            heads.get(phases[0].line, phases[0].line) - NEAR,
            ends.get(phases[-1].line, phases[-1].line) + NEAR,
        )
        own = {phase.line for phase in phases}
        if own & set(meet):
            # what the sentence of the phases itself says comes first
            above, below = min(own), max(own)
        # what a row calls a phase says nothing of the others
        names = {phase.line: phase.name for phase in phases if phase.line in ends}
        if not any(above <= s.line <= below and _is_beside(s.text.replace(names.get(s.line, ""), "")) for s in beside):
            yield phases, bool(own & set(meet)) or any(above <= line <= below for line in meet)


def _is_beside(text: str) -> bool:
    """Whether a sentence says that phases run side by side, or are meant to leave time."""
    return bool(BESIDE.search(MEET.sub(" ", text.lower())))


def _loose(phases: Sequence[Phase], *, told: bool) -> Iterator[Join]:
    gaps = [two.first - one.last - 1 for one, two in pairwise(phases)]
    called = told or all(phase.called for phase in phases)
    exact = meet_exactly(phases, called=called)
    if not exact and len(phases) < (2 if called else 3):
        return
    if not (exact or called or any(phase.stage for phase in phases)) or len({phase.sort for phase in phases}) > 1:
        return
    back = [two.first <= one.first or two.last < one.last for one, two in pairwise(phases)]
    if any(back) and not (exact and len(gaps) > 2 and sum(back) == 1):
        return
    loose = [i for i, gap in enumerate(gaps) if _matters(phases[i], phases[i + 1], gap)]
    if not loose or (len(loose) * 2 > len(gaps) and not (told or exact or (called and _nearly_meet(phases, gaps)))):
        return
    for i in loose:
        one, two = phases[i], phases[i + 1]
        gap = gaps[i] > 0
        start, end = (one.last + 1, two.first - 1) if gap else (max(one.first, two.first), min(one.last, two.last))
        if start > end:
            continue
        yield Join(
            line=two.line, excerpt=two.excerpt, one=one.name, two=two.name, start=_written(one, start),
            end=_written(one, end), sort="gap" if gap else "overlap", days=_working_days(one, start, end),
        )  # fmt: skip


def _nearly_meet(phases: Sequence[Phase], gaps: Sequence[int]) -> bool:
    """Whether phases of which most do not meet are still laid out one after the other."""
    return len(gaps) == 1 or sum(map(abs, gaps)) * 4 <= phases[-1].last - phases[0].first


def _matters(one: Phase, two: Phase, gap: int) -> bool:
    """Whether time between two phases, or in both, is more than a weekend or a day of handing over."""
    if one.sort == "day":
        return _working(date.fromordinal(one.last), date.fromordinal(two.first)) >= 2 or gap < -1
    return gap != 0 if one.sort != "count" else gap > 1 or gap < -1


def _working_days(one: Phase, start: int, end: int) -> int:
    if one.sort == "day":
        return _working(date.fromordinal(start - 1), date.fromordinal(end + 1))
    return max(2, int((end - start + 1) * _WORKING[one.sort]))


def _working(first: date, last: date) -> int:
    """Return the working days between two days, without both, at most those of a year; how many there are at least
    where no year is given."""
    days = min((last - first).days - 1, 366)
    shifts = range(7) if first.year == NO_YEAR else range(1)
    return min(sum((first.weekday() + shift + i) % 7 < 5 for i in range(1, days + 1)) for shift in shifts)


def _written(one: Phase, number: int) -> str:
    if one.sort == "day":
        return shown(number)
    chinese, english = {"week": ("周", "week"), "month": ("个月", "month"), "count": ("天", "day")}[one.sort]
    return f"{english} {number}" if one.excerpt.isascii() or not HAN.search(one.excerpt) else f"第 {number} {chinese}"


def _in_lists(page: Page, read: Iterable[Moments], year: int | None, meet: Sequence[int]) -> Iterator[list[Phase]]:
    """Yield the phases of one sentence, of the items of one list, of sentences that follow each other."""
    timely = {one.sentence.start: one for one in read}
    group: list[Phase] = []
    last, line, told_at = None, 0, -1
    for sentence in page.sentences:
        one = timely.get(sentence.start)
        key = (sentence.under, sentence.lead, sentence.sort)
        found: list[Phase] = []
        if sentence.sort not in {"heading", "row"}:
            listed = sentence.sort == "item" or bool(one and one.instants and one.instants[0].start <= 3)
            told = any(abs(said - sentence.line) <= (NEAR if listed else 0) for said in meet) or (
                listed and sentence.line == told_at + 1
            )
            told_at = sentence.line if told else told_at
            found = (list(_ranged(one, meet=told)) if one else []) or list(_counted(sentence, year))
        far = sentence.line > line + 2 and sentence.sort != "item"
        if (not found and sentence.sort != "prose") or key != last or far:
            if group:
                yield group
            group = []
        line = sentence.line if found else line
        group += found
        last = key
    if group:
        yield group


def _counted(sentence: Sentence, year: int | None) -> Iterator[Phase]:
    """Yield the phases of a sentence that are told by months, or by the numbers of weeks and days."""
    found = stretches(sentence.text, year)
    if not found or all(one.single for one in found) or len({one.sort for one in found}) > 1:
        return
    around = " ".join([sentence.lead, *sentence.under[-1:], sentence.text[: found[0].start]])
    wide = bool(PHASE.search(around))
    first = found[0].first == 1 and found[0].sort != "day" and (len(found) > 2 or sentence.sort == "item")
    if sentence.sort != "item" and len(found) == 1 and not PHASE.search(sentence.text[: found[0].start]):
        return
    at = 0
    for number, one in enumerate(found):
        before = _NAME.sub("", sentence.text[at : one.start].strip("*_ -,，;；、。.:："))
        behind = sentence.text[one.end : found[number + 1].start if number + 1 < len(found) else None]
        name = before or _STOP.split(behind.strip("*_ -–—:：)）,，"))[0].strip() or sentence.text[:SHORT]
        called = wide or bool(PHASE.search(before)) or (first and sentence.sort != "item")
        stage = bool(STAGE.search(f"{before} {behind}".lower()))
        at = one.end
        if called or stage or sentence.sort == "item":
            yield Phase(
                name[:SHORT], one.sort, one.first, one.last, sentence.line, sentence.text[:160],
                called, stage,
            )  # fmt: skip


_NAME: Final = regex(r"(?:\s(?:on|in|from|runs|takes|during|and)|[(（:：]|自|从|为|第|于)\s*$|^\s*(?:and|then|we)\s", 2)


def _ranged(one: Moments, *, meet: bool) -> Iterator[Phase]:
    """Yield the phases of a sentence that have a first and a last moment, each with what stands before as its name."""
    sentence, low = one.sentence, one.low
    around = " ".join([sentence.lead, *sentence.under[-1:]])
    ranges = _ranges(one)
    if meet and not any(a.minute is not None for a, _ in ranges):
        ranges = sorted([*ranges, *_open(one, ranges)], key=lambda pair: pair[0].start)
    spans = [lasts for a, b in ranges if (lasts := span(a, b)) and lasts[0] == "day"]
    # three or more, of which some meet to the day
    rowed = len(spans) == len(ranges) > 2 and any(two[1] == one[2] + 1 for one, two in pairwise(spans))
    told = bool(ranges) and (rowed or meet or (len(ranges) > 1 and bool(PHASE.search(low[: ranges[0][0].start]))))
    wide = bool(PHASE.search(around) or told)
    at, more = 0, False
    for a, b in ranges:
        before, at = low[at : a.start], b.end
        near = before if PHASE.search(before) else f"{before} {low[at : at + 24]}"
        called = bool(PHASE.search(near) or told) or (wide and sentence.sort == "item")
        lasts = span(a, b)
        if lasts and (PHASE.search(before) or ((told or not more) and (called or wide or sentence.sort == "item"))):
            more = True
            plain = sentence.text[a.start - len(before) : a.start] if len(sentence.text) == len(low) else before
            piece = _STOP.split(plain.rstrip("*_ -（(：:"))[-1].strip("*_ ")
            # in three waves: wave 1 …
            piece = next(
                (part for part in reversed(re.split("[:：]", piece)) if _CUT.sub("", part).strip(" *_")), piece
            )
            name = _CUT.split(piece)[0].strip(" *_")
            if not name or name.lower() in _LEADING:
                name = _STOP.split(low[b.end : b.end + SHORT].strip(" ,，:：)）"))[0].strip() or sentence.text[:SHORT]
            yield Phase(
                name[:SHORT], *lasts, sentence.line, sentence.text[:160], called, bool(STAGE.search(near))
            )  # fmt: skip


_LEADING: Final = frozenset({"from", "then", "and", "自", "从", "在", "于", "on"})


def _ranges(one: Moments) -> list[tuple[Instant, Instant]]:
    """Return the first and last moments of a sentence that bound a stretch of time, none of which is in two."""
    found: list[tuple[Instant, Instant]] = []
    for a, b in pairwise(one.instants):
        if (found and a.start < found[-1][1].end) or (a.minute is None) != (b.minute is None):
            continue
        gap = one.low[a.end : b.start]
        if TO.search(gap) or (len(gap) < SHORT and _STARTS.search(gap) and _STOPS.search(one.low, a.end, b.end + 12)):
            found.append((written_in(a, one.low[a.start : a.end]), written_in(b, one.low[b.start : b.end])))
    return found


def _open(one: Moments, ranges: Sequence[tuple[Instant, Instant]]) -> Iterator[tuple[Instant, Instant]]:
    """Yield what lasts until a day, and what begins on one, where no other end is said."""
    bound = {two.start for pair in ranges for two in pair}
    for instant in one.instants:
        if instant.start in bound or not instant.day or not instant.last or instant.minute is not None or not ranges:
            continue
        head, tail = one.low[max(0, instant.start - 12) : instant.start], one.low[instant.end : instant.end + 3]
        if _UNTIL.search(head) or tail.startswith(("止", "为止", "之前")):
            yield instant._replace(day=instant.day - LONG), instant
        elif SINCE.search(head) or tail.startswith(("起", "以后", "之后")):
            yield instant, instant._replace(last=instant.last + LONG)


_UNTIL: Final = regex(r"\b(?:until|till|through|up to)\s$|[到至]\s?$")
_STARTS: Final = regex(r"^\s?(?:开始|启动|起|进场|开工)|\b(?:ends?|finish(?:es)?|closes?)(?: on)?\s$")
_STOPS: Final = regex(r"结束|完[成工毕]|截止|收[工尾]|撤场|止|\b(?:ends?|finish(?:es)?|closes?|done)\b")
