"""Phases that follow each other, and limits that apply one after the other, as a text lays them out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from mcp_server.language.dates import resolve, when
from mcp_server.language.folding import fold
from mcp_server.language.pages import Page, Table
from mcp_server.language.quantities import quantity
from mcp_server.language.shapes import COUNT, DATE, EFFORT, MARKS, MONEY, PERCENT, TIME, Shape
from mcp_server.language.times import moment, year_of
from mcp_server.model.paper import Course, Join
from mcp_server.model.quantity import Quantity
from mcp_server.model.time import Window
from mcp_server.regex import regex

_PHASE: Final = regex(
    r"阶段|周期|批次|迭代|\bphases?\b|\bstages?\b|\bsteps?\b|\bsprints?\b|\bwaves?\b|第[一二三四五六七八九十0-9]+[期步批]",
    2,
)
_BETWEEN: Final = regex(
    rf"({DATE})[^;。!?{MARKS}]{{0,4}}(?:至|到|-|–|~|—|\bto\b|\buntil\b)[^;。!?{MARKS}]{{0,4}}({DATE})"
)
_SPLIT: Final = regex(r"(.*[月日号])[-–~至到](.*月.*)")
_TO: Final = regex(r"\s?(?:至|到|–|~|—|\bto\b|\buntil\b|-(?=\s))\s?")
_START: Final = regex(r"开始|起始|启动|start|begin|from", 2)
_END: Final = regex(r"结束|完成|截止|end|finish|until|\bto\b", 2)
_MOST: Final = regex(r"at most|no more than|max|upper|≤|<|不高于|不超过|不大于|上限|以内|低于|至多", 2)
_LEAST: Final = regex(r"at least|no less than|min\b|≥|>|不低于|不少于|下限|以上|至少", 2)
_GATE: Final = regex(r"检查点|门禁|关口|节点|里程碑目标|阶段目标|分阶段|\bgates?\b|\bcheckpoints?\b|on the way", 2)
_N: Final = f"[{COUNT}{MONEY}{PERCENT}{TIME}{EFFORT}]"
_PAIR: Final = regex(
    rf"({DATE})[^;。!?{MARKS}]{{0,24}}?({_N})|({_N})[^,;。!?{MARKS}]{{0,16}}?\b(?:by|in|at|on|until|from)\b[^,;。!?{MARKS}]{{0,8}}?({DATE})"
)


class Phase(NamedTuple):
    """A phase, and where it stands."""

    name: str
    days: Window
    line: int
    excerpt: str


def joins(page: Page, shapes: Iterable[Shape], year: int | None) -> Iterator[Join]:
    """Yield where phases that follow each other leave time between them, or overlap; most of them must meet."""
    for phases in (*_in_lists(shapes, year), *_in_tables(page, year)):
        ordered = sorted(phases, key=lambda phase: phase.days.start)
        if len(ordered) < 3 or ordered != phases:
            continue
        gaps = [(two.days.start - one.days.end).days - 1 for one, two in pairwise(ordered)]
        loose = [
            i for i, gap in enumerate(gaps) if _working(ordered[i].days.end, ordered[i + 1].days.start) >= 2 or gap < -1
        ]
        if not loose or len(loose) * 2 > len(gaps):
            continue
        for i in loose:
            one, two = ordered[i], ordered[i + 1]
            low, high = one.days.end + timedelta(days=1), two.days.start - timedelta(days=1)
            gap = gaps[i] > 0
            start, end = (low, high) if gap else (two.days.start, min(one.days.end, two.days.end))
            yield Join(
                line=one.line, excerpt=one.excerpt, one=one.name, two=two.name, start=start, end=end,
                sort="gap" if gap else "overlap", days=_working(start - timedelta(days=1), end + timedelta(days=1)),
            )  # fmt: skip


def _working(first: date, last: date) -> int:
    """Return the working days between two days, without both; at most those of a year."""
    days = min((last - first).days - 1, 366)
    return sum((first + timedelta(days=i)).weekday() < 5 for i in range(1, days + 1))


def _in_lists(shapes: Iterable[Shape], year: int | None) -> Iterator[list[Phase]]:
    group: list[Phase] = []
    last = None
    for shape in shapes:
        sentence = shape.sentence
        key = (sentence.under, sentence.lead)
        phase = _phase(shape, year)
        if phase is None or (last is not None and key != last):
            if group:
                yield group
            group = []
        if phase is not None:
            group.append(phase)
            last = key
        else:
            last = None
    if group:
        yield group


def _phase(shape: Shape, year: int | None) -> Phase | None:
    sentence = shape.sentence
    about = " ".join([sentence.text[:40], sentence.lead, *sentence.under[-1:]])
    if sentence.sort == "heading" or not _PHASE.search(about):
        return None
    found = _BETWEEN.search(shape.text)
    texts: tuple[str, ...] = ()
    if found:
        texts = shape.token(found.start(1)).text, shape.token(found.start(2)).text
    elif shape.text.count(DATE) == 1 and (
        two := _SPLIT.fullmatch("".join(shape.token(shape.text.index(DATE)).text.split()))
    ):
        texts = two[1], two[2]
    days = _window(*texts, year) if len(texts) == 2 else None
    name = regex(r"[:：,，(（]").split(sentence.text.strip("*_ "))[0].strip(" *_")[:40]
    return Phase(name, days, sentence.line, sentence.text[:160]) if days else None


def _window(first: str, last: str, year: int | None) -> Window | None:
    own = year_of(last) or year_of(first) or year
    one, two = moment(first, year_of(first) or own), moment(last, own)
    if not (one and two and one.days and two.days) or two.days.end < one.days.start:
        return None
    return Window(start=one.days.start, end=two.days.end)


def _in_tables(page: Page, year: int | None) -> Iterator[list[Phase]]:
    for table in page.tables:
        heads = [cell.text for cell in table.heads.cells]
        about = " ".join(
            [*heads[:1], *table.under[-1:], table.caption, *(row.cells[0].text for row in table.rows[:2] if row.cells)]
        )
        if not _PHASE.search(about):
            continue
        start = next((c for c, head in enumerate(heads) if _START.search(head)), None)
        end = next((c for c, head in enumerate(heads) if _END.search(head) and c != start), None)
        phases = []
        for row in table.rows:
            cells = [fold(cell.text).text for cell in row.cells]
            days = None
            if start is not None and end is not None and max(start, end) < len(cells):
                days = _window(cells[start], cells[end], year)
            else:
                days = next((found for cell in cells[1:] if (found := _cell_window(cell, year))), None)
            if days:
                phases.append(
                    Phase(cells[0].strip(" *_")[:40], days, row.line, " | ".join(c.text for c in row.cells)[:160])
                )
        if len(phases) == len(table.rows):
            yield phases


def _cell_window(text: str, year: int | None) -> Window | None:
    parts = _TO.split(text)
    if len(parts) == 2 and (found := _window(parts[0], parts[1], year)):
        return found
    said = when(text) if text and any(c.isdigit() for c in text) else None
    if said is None or said.sort != "window":
        return None
    return resolve(said, as_of=date(year or 2000, 1, 1), period=None, anchors={})


def courses(page: Page, shapes: Iterable[Shape], year: int | None) -> Iterator[Course]:
    """Yield limits of one measure that become looser with time although they are to become stricter."""
    for table in page.tables:
        yield from _columns(table, year)
    for shape in shapes:
        if _GATE.search(shape.text) and shape.sentence.sort != "heading":
            yield from _gates(shape, year)


def _columns(table: Table, year: int | None) -> Iterator[Course]:
    rows = [row for row in table.rows if len(row.cells) == len(table.heads.cells)]
    if len(rows) < 3 or len(rows) != len(table.rows):
        return
    days = [_day(row.cells[0].text, year) for row in rows]
    ordered = all(days) and all(one < two for one, two in pairwise([day for day in days if day]))
    steps = [row.cells[0].text.strip() for row in rows] == [str(i + 1) for i in range(len(rows))]
    if not (ordered or steps):
        return
    for c, head in enumerate(table.heads.cells[1:], 1):
        if not (_MOST.search(head.text) or _LEAST.search(head.text)):
            continue
        values = [quantity(fold(row.cells[c].text).text) for row in rows]
        known = [one for one in values if one]
        if len(known) == len(rows) and len({one.unit for one in known}) == 1:
            places = [(row.line, " | ".join(cell.text for cell in row.cells), row.cells[0].text) for row in rows]
            yield from _looser(head.text, known, places, lower=bool(_MOST.search(head.text)))


def _day(text: str, year: int | None) -> date | None:
    said = when(fold(text).text) if text and len(text) < 40 else None
    if said is None or said.sort in {"anchor", "offset", "today"} or said.relative is not None:
        return None
    found = resolve(said, as_of=date(year or 2000, 1, 1), period=None, anchors={})
    return found.end if found else None


def _gates(shape: Shape, year: int | None) -> Iterator[Course]:
    pairs: list[tuple[date, Quantity, str]] = []
    for found in _PAIR.finditer(shape.text):
        day, value = (1, 2) if found.start(1) >= 0 else (4, 3)
        text = shape.token(found.start(day)).text
        if when_ := _day(text, year):
            pairs.append((when_, shape.figure(found.start(value)), text))
    if len(pairs) < 3 or len({(one.unit, one.dimension) for _, one, _ in pairs}) != 1:
        return
    if any(two[0] <= one[0] for one, two in pairwise(pairs)):
        return
    values = [one for _, one, _ in pairs]
    bounds = {one.bound for one in values}
    lower = bounds <= {"<=", "<"} if bounds & {"<=", "<", ">=", ">"} else values[-1].value < values[0].value
    place = shape.sentence.line, shape.sentence.text
    yield from _looser(shape.sentence.text[:40], values, [(*place, text) for _, _, text in pairs], lower=lower)


def _looser(
    name: str, values: Sequence[Quantity], places: Sequence[tuple[int, str, str]], *, lower: bool
) -> Iterator[Course]:
    sign = Decimal(1) if lower else Decimal(-1)
    for (one, two), (before, place) in zip(pairwise(values), pairwise(places), strict=True):
        if (two.value - one.value) * sign > 0:
            line, excerpt, at = place
            yield Course(
                line=line,
                excerpt=" ".join(excerpt.split())[:160], name=name, first=one.text.strip(), then=two.text.strip(),
                earlier=before[2], later=at,
            )  # fmt: skip
