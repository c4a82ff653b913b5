"""Lengths of time against their dates and clock times, and things announced against things listed."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from mcp_server.language.folding import fold
from mcp_server.language.pages import Page, Sentence
from mcp_server.language.quantities import quantities
from mcp_server.language.relations import Said
from mcp_server.language.shapes import CLOCK, COUNT, DATE, MARKS, TIME, Shape
from mcp_server.language.times import moment, year_of
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_G: Final = f"[^;。!?{MARKS}]"
_WHEN: Final = f"(?:{DATE}[ ,]{{0,2}}(?:at )?{CLOCK}|{DATE}|{CLOCK})"
_RANGE: Final = regex(
    rf"(?P<a>{_WHEN})(?:{_G}{{0,6}}?)(?P<to>至|到|-|–|~|—|\bto\b|\buntil\b|\bthrough\b|(?:起|开始|进场|启动|始)[,，]?)"
    rf"{_G}{{0,10}}?(?P<b>{_WHEN})"
    rf"(?P<gap>[^;。!?{MARKS}]{{0,24}}?)(?P<t>{TIME})(?P<behind>{_G}{{0,10}})"
)
_BOTH: Final = regex(rf"(?P<ab>{DATE})(?P<gap>[^;。!?{MARKS}]{{0,24}}?)(?P<t>{TIME})(?P<behind>{_G}{{0,10}})")
_SPLIT: Final = regex(r"(.*[月日号])[-–~至到](.*月.*)")
"""A token that is two days: 6月8日至6月21日."""
_LASTS: Final = regex(
    r"共|历时|为期|工期|持续|共计|合计|总|全程|计|lasting|lasts?|for|duration|total|period|in all|[(,:]\s?$|^\s*[(,:]"
)
_NOT_LASTS: Final = regex(
    r"前|后|内|每|within|after|before|every|each|per\b|target|目标|at most|at least|周期|早|晚|later|earlier|提前|推迟"
)


def times(shape: Shape, year: int | None) -> Iterator[Said]:
    """Yield lengths of time that stand behind their first and last day or moment."""
    for found in _RANGE.finditer(shape.text):
        stated = shape.figure(found.start("t"))
        if _NOT_LASTS.search(found["gap"] + found["behind"][:3]):
            continue
        first, last = _moment(shape, found, "a"), _moment(shape, found, "b")
        own = year_of(last) or year_of(first) or year
        first, last = _canonical(first, year_of(first) or own), _canonical(last, own)
        clear = bool(_LASTS.search(found["gap"]))
        if first and last:
            yield Said(stated.start, "elapsed", (first, last), stated, clear)
    for found in _BOTH.finditer(shape.text):
        two = _SPLIT.fullmatch("".join(shape.token(found.start("ab")).text.split()))
        if two and not _NOT_LASTS.search(found["gap"] + found["behind"][:3]):
            first, last = _canonical(two[1], year_of(two[1]) or year), _canonical(two[2], year_of(two[1]) or year)
            stated = shape.figure(found.start("t"))
            if first and last:
                yield Said(stated.start, "elapsed", (first, last), stated, bool(_LASTS.search(found["gap"])))


def _moment(shape: Shape, found: re.Match[str], name: str) -> str:
    texts = [shape.token(place).text for place in range(found.start(name), found.end(name)) if place in shape.places]
    return " ".join(texts)


def _canonical(text: str, year: int | None) -> str:
    """Return a moment with its year; nothing where it cannot be read."""
    read = moment(text, year)
    if read is None:
        return ""
    if read.days and not year_of(text.rpartition(" ")[0] if read.clock else text) and year:
        day = read.days
        iso = day.start.isoformat() if day.start == day.end else f"{day.start:%Y-%m}"
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


_ANNOUNCED: Final = regex(rf"({COUNT})[^;。!?:,({MARKS}]{{0,24}}?:\s?(?P<list>[^:{MARKS}]{{3,600}}?)(?:[。;]|\.?\s*$)")
_JOINED: Final = regex(
    r"、|,\s|;|\s(?:and|or|plus|&)\s(?!.*\s(?:and|or)\s)|和(?=[^和]*$)|与(?=[^与]*$)|以及|及(?=[^及]*$)"
)
_KINDS: Final = regex(
    r"(?:项|个|门|类|种|点|条|步|场|部分|方面|大|阶段|模块|措施|目标|原因|渠道|任务|steps?|phases?|stages?|items?|goals?|reasons?|points?|blocks?"
    r"|measures?|actions?|areas?|parts?|pillars?|key results|objectives?|risks?|courses?|workstreams?"
    r"|modules?|lessons?|causes?|principles?|priorit\w+"
    r"|decisions?|milestones?|questions?|topics?|options?|things?|channels?|teams?|sites?|markets?|products?|features?|projects?|initiatives?|findings?"
    r"|tasks?|changes?|improvements?|criteria|categories|regions?|countries|cities|roles?|deliverables?)"
)
_NOT_LISTED: Final = regex(
    r"等|例如|如|包括但|such as|e\.g|for example|including|among|etc|one of|至少|at least|up to|前|top"
)


def counts(shape: Shape) -> Iterator[Said]:
    """Yield things announced and listed in one sentence: 四门：A、B、C."""
    for found in _ANNOUNCED.finditer(shape.text):
        stated = shape.figure(found.start(1))
        names = found["list"]
        head = shape.text[found.start(1) : found.start("list")]
        if _NOT_LISTED.search(head + names) or stated.dimension != "count" or not _KINDS.search(stated.text + head):
            continue
        if "、" in names:
            items = [one.strip() for one in re.split("、|和(?=[^、和]*$)|与(?=[^、与]*$)|以及|及(?=[^、及]*$)", names)]
        else:
            items = [one.strip() for one in _JOINED.split(names)]
        items = [one for one in items if one]
        if 2 <= len(items) <= 30 and 2 <= stated.value <= 30 and all(len(one) <= 60 for one in items):
            yield Said(stated.start, "count", tuple(items), stated, "、" in names or ", " in names)


_LEAD: Final = regex(
    r"^\s*(?:the |our |these |以下|如下|共|主要|本次|当前|下一步|分|重点|近期|to.do |actions? ?|next steps? )?",
    re.IGNORECASE,
)


def lists(page: Page) -> Iterator[tuple[Said, Sentence]]:
    """Yield lists whose heading, or the line before them, says how many things are in them."""
    sentences = page.sentences
    at = 0
    while at < len(sentences):
        one = sentences[at]
        stop = at + 1
        if one.sort in {"heading", "prose"} and stop < len(sentences) and sentences[stop].sort == "item":
            announces = one.sort == "heading" or one.text.rstrip(" *").endswith((":", "："))
            items, whole = _items(page, sentences, stop, one)
            if announces and whole and (found := _announced(one, len(items))):
                yield Said(one.start, "count", items, found, clear=True), one
        at = stop


def _items(page: Page, sentences: Sequence[Sentence], at: int, head: Sentence) -> tuple[tuple[str, ...], bool]:
    """Return the outermost items of the list that begins at a place, and whether it can be counted."""
    levels = {line.number: line.level for line in page.lines if line.sort == "item"}
    found: dict[int, str] = {}
    while at < len(sentences) and sentences[at].sort == "item" and sentences[at].under[: len(head.under)] == head.under:
        found.setdefault(sentences[at].line, sentences[at].text[:60])
        at += 1
    if not found:
        return (), False
    least = min(levels.get(line, 0) for line in found)
    return tuple(text for line, text in found.items() if levels.get(line, 0) == least), True


def _announced(head: Sentence, listed: int) -> Quantity | None:
    """Return the number of things that a line announces, where it says no more than that."""
    text = head.text.strip(" *#:：_")
    figures = [one for one in quantities(text) if one.dimension == "count" and one.bound == "="]
    if len(figures) != 1 or _NOT_LISTED.search(text.lower()):
        return None
    one = figures[0]
    if one.value != one.value.to_integral_value() or not 2 <= one.value <= Decimal(30) or listed > 40:
        return None
    rest = text[: one.start] + text[one.end :]
    if re.search(r"[0-9,，。;；]", rest) or len(rest) > 40 or not _KINDS.search(one.text.lower() + rest.lower()):
        return None
    begins = _LEAD.match(text)
    near = bool(begins and one.start <= begins.end() + 1) or text.rstrip(")） ").endswith(one.text.strip())
    return one if near or len(rest) <= 12 else None
