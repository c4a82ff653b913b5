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


_ANNOUNCED: Final = regex(rf"({COUNT})[^;。!?:,({MARKS}]{{0,24}}?:\s?(?P<list>[^:{MARKS}]{{3,600}}?)(?:[。;]|\.?\s*$)")
_SEMICOLONS: Final = regex(
    rf"({COUNT})[^。!?:,({MARKS}]{{0,24}}?:\s?(?P<list>[^:。!?{MARKS}]*;[^:。!?{MARKS}]*)(?:[。!?]|\.?\s*$)"
)
_IN_BRACKETS: Final = regex(
    rf"({COUNT})[^;。!?:,(){MARKS}]{{0,12}}?(?:\((?P<list>[^(){MARKS};:]{{3,200}})\)"
    rf"|\s?[–—]+\s?(?P<dash>[^{MARKS};:。.]{{3,160}})(?:[.。]|$))"
)
_ORDINALS: Final = regex(r"(?:^|[,;:。])\s?(?:[一二三四五六七八九十]是|第[一二三四五六七八九十],)")
_JOINED: Final = regex(
    r"、|,\s|;|\s(?:and|or|plus|&)\s(?!.*\s(?:and|or)\s)|和(?=[^和]*$)|与(?=[^与]*$)|以及|及(?=[^及]*$)"
)
KINDS: Final = regex(
    r"(?:人|名|家|位|项|个|门|类|种|点|条|步|场|部分|方面|大|阶段|模块|措施|目标|原因|渠道|任务|people"
    r"|members|participants|attendees|steps?|phases?|stages?|items?|goals?|reasons?|points?|blocks?"
    r"|measures?|actions?|areas?|parts?|pillars?|key results|objectives?|risks?|courses?|workstreams?"
    r"|modules?|lessons?|causes?|principles?|priorit\w+"
    r"|decisions?|milestones?|questions?|topics?|options?|things?|channels?|teams?|sites?|markets?|products?"
    r"|features?|projects?|initiatives?|findings?"
    r"|tasks?|changes?|improvements?|criteria|categories|regions?|countries|cities|roles?|deliverables?"
    r"|suppliers?|vendors?"
    r"|partners?|customers?|offices?|stores?|shops?|plants?|services?|systems?|tools?|issues?|problems?"
    r"|suggestions?|departments?)"
)
_NOT_LISTED: Final = regex(
    r"等|例如|如|包括但|such as|e\.g|for example|including|among|etc|one of|至少|at least|up to|前|top"
)


_WHERE: Final = regex("[下里内间中]的[^:]")
"""What is counted says where: 两个情景下的收入指标树 lists no scenarios."""


def counts(shape: Shape) -> Iterator[Said]:
    """Yield things announced and listed in one sentence: 四门：A、B、C."""
    for found in _ANNOUNCED.finditer(shape.text):
        stated = shape.figure(found.start(1))
        names = found["list"]
        head = shape.text[found.start(1) : found.start("list")]
        if (
            _NOT_LISTED.search(head + names)
            or _WHERE.search(head)
            or stated.dimension != "count"
            or not KINDS.search(stated.text + head)
        ):
            continue
        if "、" in names:
            items = [one.strip() for one in re.split("、|和(?=[^、和]*$)|与(?=[^、与]*$)|以及|及(?=[^、及]*$)", names)]
        else:
            items = [one.strip() for one in _JOINED.split(names)]
        items = [one for one in items if one]
        if 2 <= len(items) <= 30 and 2 <= stated.value <= 30 and all(len(one) <= 60 for one in items):
            yield Said(stated.start, "count", tuple(items), stated, "、" in names or ", " in names)
    yield from _parted(shape)


def _parted(shape: Shape) -> Iterator[Said]:
    """Yield lists whose members semicolons part, or that are numbered in words (一是……；二是……)."""
    for found in _SEMICOLONS.finditer(shape.text):
        stated = shape.figure(found.start(1))
        items = tuple(one.strip()[:60] for one in found["list"].split(";") if one.strip())
        head = shape.text[found.start(1) : found.start("list")]
        if _NOT_LISTED.search(head + found["list"]) or not KINDS.search(stated.text + head):
            continue
        if 2 <= len(items) <= 30 and 2 <= stated.value <= 30:
            yield Said(stated.start, "count", items, stated, clear=True)
    for found in _IN_BRACKETS.finditer(shape.text):
        stated = shape.figure(found.start(1))
        names = found["list"] or found["dash"]
        items = tuple(one.strip() for one in regex(r"、|,\s|\s(?:and|&)\s|和|与|及").split(names) if one.strip())
        clear = ("、" in names or ", " in names) and all(len(one) <= 24 for one in items)
        head = stated.text + shape.text[found.start(1) : found.end() - len(names)]
        told = not _NOT_LISTED.search(names) and KINDS.search(head)
        if told and 2 <= len(items) <= 30 and 2 <= stated.value <= 30:
            yield Said(stated.start, "count", items, stated, clear)
    ordinals = _ORDINALS.findall(shape.text)
    if len(ordinals) > 1:
        first = _ORDINALS.search(shape.text)
        for place, one in shape.figures(0, first.start() + 1 if first else 0):
            if one.dimension == "count" and KINDS.search(one.text + shape.text[place + 1 : place + 8]):
                yield Said(one.start, "count", tuple(mark.strip(",;:。 ") for mark in ordinals), one, clear=True)
                break


_LEAD: Final = regex(
    r"^\s*(?:the (?:following )?|our |these |there are |here are |we (?:agreed|need|see|have|found"
    r"|took) (?:on )?|以下|如下|共|主要|本次|当前|下一步|分|重点|近期|to.do |actions? ?|next steps? )?",
    re.IGNORECASE,
)


def lists(page: Page) -> Iterator[tuple[Said, Sentence]]:
    """Yield lists whose heading, or the line before them, says how many things are in them."""
    sentences = page.sentences
    blank = {line.number for line in page.lines if line.sort == "blank"}
    last = page.lines[-1].number + 1 if page.lines else 1
    for at, one in enumerate(sentences[:-1]):
        if one.sort not in {"heading", "prose"}:
            continue
        follows = sentences[at + 1]
        announces = one.sort == "heading" or one.text.rstrip(" *").endswith((":", "："))
        items: tuple[str, ...] = ()
        if follows.sort == "item":
            items = _items(page, sentences, at + 1, one) if announces else ()
        elif follows.sort == "row" and announces:
            table = next((table for table in page.tables if table.rows and table.rows[0].line == follows.line), None)
            rows = [row for row in table.rows if row.cells and not _TOTALS.match(row.cells[0].text)] if table else []
            items = tuple(row.cells[0].text[:60] or str(n) for n, row in enumerate(rows, 1))
        elif follows.line == one.line + 1 and len(one.text) < 40 and _BRACKETED.search(one.text):
            # a head of its own line, and one thing on each line below it
            stop = next((line for line in range(one.line + 1, last) if line in blank), last)
            below = {s.line: s.text[:60] for s in sentences[at + 1 :][:60] if s.line < stop and s.sort == "prose"}
            items = tuple(below.values()) if len(below) == stop - one.line - 1 else ()
        if items and (found := _announced(one, len(items))):
            yield Said(one.start, "count", items, found, clear=True), one


_TOTALS: Final = regex(r"\s*(?:合计|总计|小计|共计|total|sum|average|平均)", re.IGNORECASE)
_BRACKETED: Final = regex(r"[(（][^()（）]{1,12}[)）]\s*[:：]?$")


def _items(page: Page, sentences: Sequence[Sentence], at: int, head: Sentence) -> tuple[str, ...]:
    """Return the outermost items of the list that begins at a place."""
    levels = {line.number: line.level for line in page.lines if line.sort == "item"}
    found: dict[int, str] = {}
    while at < len(sentences) and sentences[at].sort == "item" and sentences[at].under[: len(head.under)] == head.under:
        found.setdefault(sentences[at].line, sentences[at].text[:60])
        at += 1
    if not found:
        return ()
    least = min(levels.get(line, 0) for line in found)
    return tuple(text for line, text in found.items() if levels.get(line, 0) == least)


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
    if re.search(r"[0-9,，。;；]", rest) or len(rest) > 40 or not KINDS.search(one.text.lower() + rest.lower()):
        return None
    begins = _LEAD.match(text)
    near = bool(begins and one.start <= begins.end() + 1) or text.rstrip(")） ").endswith(one.text.strip())
    return one if near or len(rest) <= 12 else None
