"""Lengths of time against their dates and clock times."""

import re
from collections.abc import Iterator
from typing import Final

from mcp_server.language.folding import fold
from mcp_server.language.pages import Page, Sentence
from mcp_server.language.quantities import quantities
from mcp_server.language.relations import Said
from mcp_server.language.shapes import CLOCK, COUNT, DATE, MARKS, TIME, Shape
from mcp_server.language.times import moment, year_of
from mcp_server.regex import regex

_G: Final = f"[^;。!?{MARKS}]"
_WHEN: Final = f"(?:{DATE}[ ,]{{0,2}}(?:at )?{CLOCK}|{DATE}|{CLOCK})"
_RANGE: Final = regex(
    rf"(?P<a>{_WHEN})(?:{_G}{{0,6}}?)(?P<to>至|到|-|–|~|—|\bto\b|\buntil\b|\bthrough\b|(?:起|开始|进场|启动"
    rf"|始)[,，]?)"
    rf"{_G}{{0,10}}?(?P<b>{_WHEN})"
    rf"(?P<gap>[^;。!?{MARKS}]{{0,24}}?)(?P<t>{TIME})(?P<behind>{_G}{{0,10}})"
)
_BEFORE: Final = regex(
    rf"(?P<t>{TIME})(?P<gap>{_G}{{0,10}}?)[,(]\s?(?:from|自|从|即)?\s?(?P<a>{_WHEN}){_G}{{0,6}}?(?:至|到|-|–"
    rf"|~|—|\bto\b|\buntil\b)"
    rf"{_G}{{0,6}}?(?P<b>{_WHEN})"
)
_BEGAN: Final = regex(
    rf"(?P<a>{_WHEN}){_G}{{0,16}}?(?:\band (?:ended|was over|lasted|closed|was fixed|recovered)"
    rf"|,)\s?(?:at |until |on )?(?P<b>{_WHEN})"
    rf"\s?(?:恢复|结束|完成|修复|解决|关闭)?(?P<gap>[^;。!?{MARKS}]{{0,12}}?)(?P<t>{TIME})(?P<behind>{_G}{{0,10}})"
)
_RAN: Final = regex(r"ran|runs?|last(?:s|ed)|took|takes|for|历时|工期|持续|为期|周期|共|用时|duration")
_DAYS_OF: Final = regex(
    rf"({COUNT})\s?(?:to|-|–|until)\s?({DATE})(?P<gap>[^;。!?{MARKS}]{{0,16}}?)(?P<t>{TIME})(?P<behind>{_G}{{0,6}})"
)
_MONTH: Final = regex(r"(.*月)")
_ONLY_DAY: Final = regex(r"([0-9]{1,2})[日号]")
_BEGINS: Final = regex(r"began|started|from|发现|开始|发生|故障|中断|开工|启动")
_BOTH: Final = regex(rf"(?P<ab>{DATE})(?P<gap>[^;。!?{MARKS}]{{0,24}}?)(?P<t>{TIME})(?P<behind>{_G}{{0,10}})")
_SPLIT: Final = regex(
    r"(.*[月日号])[-–~至到](.*月.*)|([A-Za-z]{3,9}\.?(?: ?[0-9]{1,2})?) ?(?:to|through|-|–) ?([A-Za-z]{3,9}.*)"
)
_BEHIND: Final = regex(rf"(?P<t>{TIME})(?P<gap>{_G}{{0,10}}?)[,(]{_G}{{0,4}}?(?P<ab>{DATE})")
"""A token that is two days: 6月8日至6月21日."""
_LASTS: Final = regex(
    r"共|历时|为期|工期|持续|共计|合计|总|全程|计|lasting|lasts?|for|duration|total|period|in all|[(,:]\s?$"
    r"|^\s*[(,:]"
)
_NOT_LASTS: Final = regex(
    r"前|后|内|每|within|after|before|every|each|per\b|target|目标|at most|at least|周期|早|晚|later|earlier"
    r"|提前|推迟"
)


def times(shape: Shape, year: int | None) -> Iterator[Said]:
    """Yield lengths of time that stand beside their first and last day or moment."""
    for pattern in (_RANGE, _BEFORE, _BEGAN):
        for found in pattern.finditer(shape.text):
            behind = found["behind"][:3] if pattern is not _BEFORE else ""
            begins = _BEGINS.search(shape.text[max(0, found.start() - 16) : found.start("b")])
            if _NOT_LASTS.search(found["gap"] + behind) or (pattern is _BEGAN and not begins):
                continue
            clear = pattern is _BEGAN or _lasts(shape, found, before=pattern is _BEFORE)
            yield from _elapsed(
                shape, found, (_moment(shape, found, "a"), _moment(shape, found, "b")), year, clear=clear
            )
    for pattern in (_BOTH, _BEHIND):
        for found in pattern.finditer(shape.text):
            words = shape.token(found.start("ab")).text
            ends = two_days(words)
            if ends and not _NOT_LASTS.search(found["gap"]):
                yield from _elapsed(shape, found, ends, year, clear=_lasts(shape, found, before=pattern is _BEHIND))
    for found in _DAYS_OF.finditer(shape.text):
        day, last = shape.figure(found.start(1)).value, shape.token(found.start(2)).text
        end = moment(last, year_of(last) or year)
        if (
            end
            and end.days
            and 1 <= day < end.days.start.day
            and day == int(day)
            and not _NOT_LASTS.search(found["gap"])
        ):
            ends = end.days.start.replace(day=int(day)).isoformat(), end.days.start.isoformat()
            yield from _elapsed(shape, found, ends, year, clear=_lasts(shape, found, before=False))


def _lasts(shape: Shape, found: re.Match[str], *, before: bool) -> bool:
    """Whether the words between a length and its ends say that it lasts from the one to the other."""
    head = shape.text[max(0, found.start("t") - 12) : found.start("t")] if before else ""
    bare = found["gap"].strip() in {"", ",", "(", ":"} and not before
    return bare or bool(_LASTS.search(found["gap"]) if not before else _RAN.search(head + found["gap"]))


def _elapsed(
    shape: Shape, found: re.Match[str], ends: tuple[str, str], year: int | None, *, clear: bool
) -> Iterator[Said]:
    stated = shape.figure(found.start("t"))
    own = year_of(ends[1]) or year_of(ends[0]) or year
    first, last = canonical(ends[0], year_of(ends[0]) or own), canonical(ends[1], own, ends[0])
    if first and last:
        yield Said(stated.start, "elapsed", (first, last), stated, clear)


def two_days(words: str) -> tuple[str, str] | None:
    """Return the first and the last day of a token that is both: 6月8日至6月21日."""
    two = _SPLIT.fullmatch(words if words.isascii() else "".join(words.split()))
    return ((two[1], two[2]) if two[1] else (two[3], two[4])) if two else None


def _moment(shape: Shape, found: re.Match[str], name: str) -> str:
    texts = [shape.token(place).text for place in range(found.start(name), found.end(name)) if place in shape.places]
    return " ".join(texts)


def canonical(text: str, year: int | None, beside: str = "") -> str:
    """Return a moment with its year, a bare 15日 in the month of the one beside; nothing where it cannot be read."""
    day, month = _ONLY_DAY.fullmatch("".join(text.split())), _MONTH.match("".join(beside.split()))
    if day and month:
        text = f"{month[1]}{day[1]}日"
    read = moment(text, year)
    if read is None:
        return ""
    if read.days and not year_of(text.rpartition(" ")[0] if read.clock else text) and year:
        days = read.days
        iso = days.start.isoformat() if days.start == days.end else f"{days.start:%Y-%m}"
        return f"{iso} {read.clock:%H:%M}" if read.clock else iso
    return " ".join(fold(text).text.split())


_LABELS: Final = {
    "repair": regex(r"repaired|restored|mitigated|恢复|修复|止损", re.IGNORECASE),
    "resolve": regex(r"resolved|closed|end(?:ed|s)?\b|解决|关闭|结束", re.IGNORECASE),
    "start": regex(
        r"fault occurs?|first detected|detected|started|begins?|began|declared|aware|发生|开始|发现|故障"
        r"|报警|告警|宣布|响应",
        re.IGNORECASE,
    ),
}
_STATED: Final = (
    (
        regex(
            r"time to (?:repair|restore|recover\w*|mitigate)|修复(?:时长|用时|耗时)|恢复(?:时长|用时|耗时)|mttr",
            re.IGNORECASE,
        ),
        ("repair", "resolve"),
    ),
    (regex(r"time to resol\w+|解决(?:时长|用时|耗时)|处理时长", re.IGNORECASE), ("resolve",)),
)
_DAY_CLOCK: Final = regex(
    r"([12][0-9]{3}-[0-9]{2}-[0-9]{2})(?:[ t]+([0-9]{1,2})[:.]?([0-9]{2})(?![0-9]))?", re.IGNORECASE
)
_SERVICE: Final = regex(r"([0-9]{1,2}:[0-9]{2})\s?[-–~至到]\s?([0-9]{1,2}:[0-9]{2})")


def repairs(page: Page) -> Iterator[tuple[Said, Sentence]]:
    """Yield the stated times to repair and to resolve of an incident, from the labelled moments of its list.

    Whether the clock begins with the fault, its detection or its declaration differs from team to team: each is
    tried, and one that fits is what was meant.
    """
    marks: dict[str, list[str]] = {"start": [], "repair": [], "resolve": []}
    for sentence in page.sentences:
        if sentence.sort not in {"item", "prose"} or len(sentence.text) > 300:
            continue
        found = _DAY_CLOCK.search(sentence.text)
        head = sentence.text[: found.start()] if found else ""
        if found and 3 < len(head) < 60 and len(head.split()) <= 6:
            for name, pattern in _LABELS.items():
                if pattern.search(head):
                    marks[name].append(f"{found[1]} {found[2]}:{found[3]}" if found[2] else "")
                    break
            continue
        yield from ((one, sentence) for one in _repair(sentence, marks))


def _repair(sentence: Sentence, marks: dict[str, list[str]]) -> Iterator[Said]:
    for pattern, names in _STATED:
        label = pattern.search(sentence.text)
        if not label or label.start() > 12:
            continue
        figures = [one for one in quantities(sentence.text) if one.dimension == "duration"]
        ends = next((marks[name] for name in names if marks[name]), [])
        hours = _SERVICE.search(sentence.text)
        counted = (f"{hours[1]}-{hours[2]}",) if hours else ()
        if len(figures) == 1 and marks["start"] and ends:
            stated = figures[0]
            for start in marks["start"]:
                for end in ends:
                    yield Said(sentence.start + stated.start, "elapsed", (start, end, *counted), stated, clear=True)
