"""Days spoken of as known, where it gives others for the same events: closes 16 March, the 14 March deadline.

A day is given by the event before it ("go-live is set for 3 May", a row of a schedule), and spoken of as known by the
event behind it or by an article ("before the 3 May go-live", "the closing date of 3 May", 6 月 18 日的答辩).
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final, NamedTuple

from mcp_server.language.folding import HAN, fold, words
from mcp_server.language.mentions import apart
from mcp_server.language.naming import keys
from mcp_server.language.naming_words import EDGE
from mcp_server.language.pages import Page, excerpt_of
from mcp_server.language.shapes import DATE, Shape
from mcp_server.language.times import moment
from mcp_server.model.paper import Echo
from mcp_server.regex import regex

_KNOWN: Final = regex(r"\b(?:the|our|this|that|their|its|your|a|an|[a-z]+'s)\s(?:[a-z-]+\s)?$")
_OF_DAY: Final = regex(
    r"\b(?:the|our|this|that|their|its|your)\s((?:[a-z'-]+\s){1,3}?)(?:of|on|for|set for|scheduled for|planned for)\s$"
)
_BEHIND: Final = regex(r" ?((?:[a-z'-]+ ?){1,3})")
_BEHIND_HAN: Final = regex(
    r"\s?(?:的([\u4e00-\u9fff]{2,8}?)(?:日期|时间|日子|$|(?![\u4e00-\u9fff]))|([\u4e00-\u9fff]{2,6}?)(?=之?前|以前|当[天日]|之?后|以后|开始|结束|那天|期间))"
)
_BEFORE_HAN: Final = regex(
    r"([\u4e00-\u9fff]{2,8}?)(?:的?(?:日期|时间|日子))?(?:暂?[定安排设]+[在于为]?|[为是于在:：]|举[行办]于)*\s?$"
)
_AFTER_HAN: Final = regex(r"\s?(?:[上下]午|晚上|正式|起|举[行办]|召开|开展|进行)*([\u4e00-\u9fff]{2,6})")
_SHIFTED: Final = regex(
    r"推迟|延期|延[至后到长]|提前|改[为到至期在]|原[定计]|顺延|调整|变更|挪|去年|上[年次届]|明年|下[年次届]"
    r"|\b(?:moved?|postpon\w*|delay\w*|forward|originally|extend\w*|extension|instead|rather|reschedul\w*|new date"
    r"|slipp?\w*|earlier|previous|last|next|second|first|revised?|changed?|shift\w*|put back|or)\b"
)
"""What says that a day is not the one it was."""
_ALIKE: Final = dict(
    [
        *dict.fromkeys(words("clos closing due cutoff expir expire expiry deadlin"), "deadline").items(),
        *dict.fromkeys(words("liv goliv launch rollout"), "launch").items(),
    ]
)
"""Words for one event."""
_BLAND_DAY: Final = frozenset(
    words("date day set take tak plac book schedul fix confirm held hold fall on 日期 时间 当天 这天")
)
_SAME: Final = frozenset(words("若 如果 假如 if 未 没 非 not no before"))
FAR: Final = 45
"""Days by which two days of one event may be apart."""
DAYS: Final = 200
"""Days of a text that are held against each other."""


class _Day(NamedTuple):
    """A day, and the event of which it is."""

    day: date
    event: frozenset[str]
    text: str
    line: int
    excerpt: str
    apart: frozenset[str]
    sentence: int


def echoed_days(page: Page, shapes: Sequence[Shape], year: int | None) -> Iterator[Echo]:
    """Yield days that are spoken of as known, and given otherwise."""
    given = [one for number, shape in enumerate(shapes) for one in _given(shape, number, year)][:DAYS]
    given += list(_in_tables(page, year))[:DAYS]
    known = [one for number, shape in enumerate(shapes) for one in _known(shape, number, year)][:DAYS]
    for two in known:
        found = [one for one in given if two.event <= one.event and one.sentence != two.sentence]
        days = {one.day for one in found}
        if len(days) != 1 or two.day in days or (two.apart ^ found[0].apart) - _SAME:
            continue
        first = found[0]
        if abs((first.day - two.day).days) <= FAR:
            off, right = (two, first) if two.line > first.line else (first, two)
            yield Echo(line=off.line, excerpt=excerpt_of(off.excerpt), one=right.text, two=off.text, there=right.line)


def _read(shape: Shape, number: int, year: int | None) -> Iterator[tuple[str, str, _Day]]:
    """Yield the days of a sentence with what stands before and behind each in its clause."""
    text, sentence = shape.text, shape.sentence
    if DATE not in text or _SHIFTED.search(text):
        return
    edges = [*((found.start(), found.end()) for found in EDGE.finditer(text)), (len(text), len(text))]
    for place in shape.places:
        if text[place] != DATE:
            continue
        said = shape.token(place).text.strip(" .,")
        found = moment(said, year)
        if not found or not found.days or found.days.start != found.days.end:
            continue
        low = max((end for _, end in edges if end <= place), default=0)
        high = next(start for start, _ in edges if start > place)
        if not text[low:place].strip():
            low = max((end for _, end in edges if end < low), default=0)
        front, tail = text[low:place], text[place + 1 : high]
        yield front, tail, _Day(
            found.days.start, frozenset(), said, sentence.line, sentence.text, apart(f"{front} {tail[:3]}"), number
        )  # fmt: skip


def _event(text: str) -> frozenset[str]:
    """Return the words of an event."""
    return frozenset(_ALIKE.get(word, word) for word in keys(text.replace("截止", "截标")) if word not in _BLAND_DAY)


def _given(shape: Shape, number: int, year: int | None) -> Iterator[_Day]:
    """Yield days with the event before them: go-live is set for 3 May, 答辩定在 6 月 16 日."""
    for front, tail, one in _read(shape, number, year):
        if HAN.search(front + tail):
            before, after = _BEFORE_HAN.search(front), _AFTER_HAN.match(tail)
            event = _event(before[1] if before else "") | _event(after[1] if after else "")
        elif _KNOWN.search(front):
            continue
        else:
            event = _event(front)
        if event:
            yield one._replace(event=event)


def _known(shape: Shape, number: int, year: int | None) -> Iterator[_Day]:
    """Yield days with the event behind them that they are of: the 3 May go-live, 6 月 18 日的答辩."""
    for front, tail, one in _read(shape, number, year):
        event: frozenset[str] = frozenset()
        if HAN.search(front + tail):
            if found := _BEHIND_HAN.match(tail):
                event = _event(found[1] or found[2])
        elif named := _OF_DAY.search(front):
            event = _event(named[1])
        elif _KNOWN.search(front) and (behind := _BEHIND.match(tail)):
            event = _event(behind[1].split(" ")[0])
        if event:
            yield one._replace(event=event)


def _in_tables(page: Page, year: int | None) -> Iterator[_Day]:
    """Yield the days of the rows of a schedule that have one each."""
    for table in page.tables:
        for row in table.rows:
            days = [
                (cell.text, found.days.start)
                for cell in row.cells[1:]
                if len(cell.text) <= len("30 September 2026 xx") and (found := moment(cell.text, year))
                and found.days and found.days.start == found.days.end
            ]  # fmt: skip
            event = _event(fold(row.cells[0].text).text.lower())
            if len(days) == 1 and event:
                text = " | ".join(cell.text for cell in row.cells)
                yield _Day(days[0][1], event, days[0][0], row.line, text, frozenset(), -row.line)
