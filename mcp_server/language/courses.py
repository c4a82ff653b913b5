"""Phases that follow each other, and limits that apply one after the other, as a text lays them out."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from mcp_server.language.dates import resolve, when
from mcp_server.language.folding import fold
from mcp_server.language.pages import Page, Row, Table
from mcp_server.language.quantities import quantity
from mcp_server.language.shapes import COUNT, DATE, EFFORT, MARKS, MONEY, PERCENT, TIME, Shape
from mcp_server.language.times import moment, year_of
from mcp_server.model.paper import Course, Join
from mcp_server.model.quantity import Quantity
from mcp_server.model.time import Window
from mcp_server.regex import regex

_PHASE: Final = regex(
    r"阶段|周期|批次|迭代|\bphases?\b|\bstages?\b|\bsteps?\b|\bsprints?\b|\bwaves?\b|第[一二三四五六七八九十0-9]+[期步批]|[一二三四五六]期(?:工程|项目)?(?=[自从:：(（])",
    2,
)
_STAGE: Final = regex(
    r"\b(?:design|build|development|test(?:s|ing)?|pilot|roll-?out|launch|planning|preparation|analysis|implementation"
    r"|migration|training|acceptance|procurement|installation)\b|设计|开发|测试|试点|上线|推广|准备|验收|调研|实施|采购|安装|培训|试运行"
)
"""Names of phases that follow each other, where a list of three or more does not call them so."""
_BESIDE: Final = regex(
    r"并行|同时进行|同步进行|穿插|交叉|(?<!不)(?<!无)重叠|(?<!不留)(?<!无)(?<!没有)空档|in parallel|(?<!no )\boverlap"
    r"|alongside|side by side|concurrent|at the same time"
)
_BETWEEN: Final = regex(
    rf"({DATE})(?:[^;。!?{MARKS}]{{0,4}}(?:至|到|-|–|~|—|\bto\b|\buntil\b|\bthrough\b)[^;。!?{MARKS}]{{0,4}}"
    rf"|,?\s?(?:and )?(?:ends?|finish(?:es)?|closes?)(?: on)?\s|(?:开始|启动|起)[,、]?)({DATE})|{DATE}"
)
_SPLIT: Final = regex(r"(.*[月日号])[-–~—至到]+(.*月.*)")
_TO: Final = regex(r"\s?(?:至|到|–|~|—|\bto\b|\buntil\b|-(?=\s))\s?")
_CUT: Final = regex(r"[:：,，(（]|\s(?:runs|from|starts?|is|will)\b|自|从|为")
_STOP: Final = regex(r"[;；。,，]|\band\b")
_LOOSE: Final = regex(r"(?<=[0-9年月至到])\s(?=[0-9年月日号至到底])")
_START: Final = regex(r"开始|起始|启动|start|begin|from", 2)
_END: Final = regex(r"结束|完成|截止|end|finish|until|\bto\b", 2)
_MOST: Final = regex(r"at most|no more than|max|upper|≤|<|不高于|不超过|不大于|上限|以内|低于|至多", 2)
_LEAST: Final = regex(r"at least|no less than|min\b|≥|>|不低于|不少于|下限|以上|至少", 2)
_GATE: Final = regex(r"检查点|门禁|关口|节点|里程碑目标|阶段目标|分阶段|\bgates?\b|\bcheckpoints?\b|on the way", 2)
_AIM: Final = regex(
    r"目标|指标要求|力争|逐步|计划(?:达|提|降)|应(?:达|不)|须达"
    r"|\btargets?\b|\bgoals?\b|\bmilestones?\b|\bshould (?:reach|be|fall|drop)"
    r"|\b(?:must|is to|are to|has to) (?:reach|be|fall|drop|rise)|\bpath\b|\bramp"
)
_NO_COURSE: Final = regex(
    r"实际|增长|增速|增幅|同比|环比|付款|支付|拨付|折扣|占比|分配|权重|新增|\bwas\b|\bwere\b|\bactual|\bgrowth|\bgrow|\bpay|\binstal"
    r"|\bshare|\bdiscount|\bweight|\bsplit|\bper month\b|\bcame in|\bhistor|\blast year"
)
_RISING: Final = regex(r"累计|总数|达到|cumulative|in total|in all|altogether")
_N: Final = f"[{COUNT}{MONEY}{PERCENT}{TIME}{EFFORT}]"
_WHEN: Final = (
    rf"(?:{DATE}|\b(?:january|february|march|april|may|june|july|august|september|october|november|december)\b"
    r"|\bweek [0-9]+)"
)
_VALUE_FIRST: Final = regex(
    rf"({_N})(?:\s(?:(?!and\b|then\b)[^,;。!?(){MARKS}]){{0,16}}?\b(?:by|in|at|on|until|from)\b[^,;。!?{MARKS}]{{0,14}}?|\s?\()({_WHEN})"
)
_DAY_FIRST: Final = regex(rf"({_WHEN})[^;。!?{MARKS}]{{0,24}}?({_N})")
_REST: Final = regex(
    rf"[{MARKS}\s,，:：()（）。.;；*_-]|月?底|末|前|到|达到?|完成|\b(?:by|in|at|on|the|end|of|until|to|reach(?:es|ed)?|and|then)\b"
)


class Phase(NamedTuple):
    """A phase, and where it stands."""

    name: str
    days: Window
    line: int
    excerpt: str
    called: bool
    """Whether it is called a phase."""


NO_YEAR: Final = 2000
"""What stands for the year of days whose year nothing tells."""
SHORT: Final = 40
"""Characters of a cell that may be a figure."""
WHOLE: Final = 100
NEAR: Final = 2
"""Lines around phases on which may be said that they run side by side."""


def joins(page: Page, shapes: Iterable[Shape], year: int | None) -> Iterator[Join]:
    """Yield where phases that follow each other leave time between them, or overlap; most of them must meet."""
    beside = [s for s in page.sentences if _BESIDE.search(s.text.lower())]
    for phases in (*_in_lists(shapes, year), *_in_tables(page, year)):
        ordered = sorted(phases, key=lambda phase: phase.days.start)
        above, below = phases[0].line - NEAR, phases[-1].line + NEAR
        called = all(phase.called for phase in phases)
        if len(ordered) < (2 if called else 3) or ordered != phases or any(above <= s.line <= below for s in beside):
            continue
        gaps = [(two.days.start - one.days.end).days - 1 for one, two in pairwise(ordered)]
        loose = [
            i for i, gap in enumerate(gaps) if _working(ordered[i].days.end, ordered[i + 1].days.start) >= 2 or gap < -1
        ]
        if not loose or (len(loose) * 2 > len(gaps) and not (called and len(gaps) == 1)):
            continue
        for i in loose:
            one, two = ordered[i], ordered[i + 1]
            low, high = one.days.end + timedelta(days=1), two.days.start - timedelta(days=1)
            gap = gaps[i] > 0
            start, end = (low, high) if gap else (two.days.start, min(one.days.end, two.days.end))
            yield Join(
                line=one.line, excerpt=one.excerpt, one=one.name, two=two.name, start=_written(start),
                end=_written(end), sort="gap" if gap else "overlap",
                days=_working(start - timedelta(days=1), end + timedelta(days=1)),
            )  # fmt: skip


def _working(first: date, last: date) -> int:
    """Return the working days between two days, without both, at most those of a year; how many there are at least
    where no year is given."""
    days = min((last - first).days - 1, 366)
    shifts = range(7) if first.year == NO_YEAR else range(1)
    return min(sum((first.weekday() + shift + i) % 7 < 5 for i in range(1, days + 1)) for shift in shifts)


def _written(day: date) -> str:
    return f"{day:%m-%d}" if day.year == NO_YEAR else day.isoformat()


def _in_lists(shapes: Iterable[Shape], year: int | None) -> Iterator[list[Phase]]:
    group: list[Phase] = []
    last = None
    for shape in shapes:
        sentence = shape.sentence
        key = (sentence.under, sentence.lead, sentence.sort)
        found = [] if sentence.sort == "heading" else list(_phases(shape, year))
        if (not found and sentence.sort != "prose") or key != last:
            if group:
                yield group
            group = []
        group += found
        last = key
    if group:
        yield group


def _phases(shape: Shape, year: int | None) -> Iterator[Phase]:
    """Yield the phases of a sentence, each with what stands before its days as its name."""
    sentence = shape.sentence
    around = " ".join([sentence.lead, *sentence.under[-1:]])
    wide = bool(_PHASE.search(around))
    at, more = 0, False
    for found in _BETWEEN.finditer(shape.text):
        first = shape.token(found.start())
        if found[1]:
            last = shape.token(found.start(2))
            texts: tuple[str, ...] = first.text, last.text
        else:
            last = first
            two = _SPLIT.fullmatch("".join(first.text.split()))
            texts = (two[1], two[2]) if two else ()
        before = sentence.text[at : first.start - sentence.start]
        days = _window(texts[0], texts[1], year) if texts else None
        if days:
            at = last.end - sentence.start
            one = before if _PHASE.search(before) else f"{before} {sentence.text[at : at + 24]}"
            called = bool(_PHASE.search(one)) or (wide and sentence.sort == "item")
            if _PHASE.search(before) or (
                not more and (called or wide or (sentence.sort == "item" and _STAGE.search(one.lower())))
            ):
                more = True
                name = (
                    _CUT.split(_STOP.split(before.rstrip("*_ -,，;；、。.（(:："))[-1].strip("*_ "))[0].strip(" *_")
                    or sentence.text[:40]
                )
                yield Phase(name[:40], days, sentence.line, sentence.text[:160], called)


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
        called = bool(_PHASE.search(about))
        if not called:
            continue
        start = next((c for c, head in enumerate(heads) if _START.search(head)), None)
        end = next((c for c, head in enumerate(heads) if _END.search(head) and c != start), None)
        phases = []
        for row in table.rows:
            cells = [_LOOSE.sub("", fold(cell.text).text) for cell in row.cells]
            days = None
            if start is not None and end is not None and max(start, end) < len(cells):
                days = _window(cells[start], cells[end], year)
            else:
                days = next((found for cell in cells[1:] if (found := _cell_window(cell, year))), None)
            if days:
                phases.append(
                    Phase(
                        cells[0].strip(" *_")[:40], days, row.line, " | ".join(c.text for c in row.cells)[:160], called
                    )
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
    return resolve(said, as_of=date(year or NO_YEAR, 1, 1), period=None, anchors={})


class Mark(NamedTuple):
    """What a measure must be on a day, and where that stands."""

    day: date
    value: Quantity
    at: str
    """The day as written."""
    line: int
    excerpt: str


def courses(page: Page, shapes: Sequence[Shape], year: int | None) -> Iterator[Course]:
    """Yield limits of one measure that become looser with time although they are to become stricter."""
    for table in page.tables:
        yield from _columns(table, year)
        yield from _rows(table, year)
    for shape in shapes:
        if shape.sentence.sort != "heading" and (_GATE.search(shape.text) or _is_aim(shape.text)):
            yield from _course(shape.sentence.text[:40], _marks(shape, year), told=bool(_GATE.search(shape.text)))
    yield from _items(shapes, year)


def _is_aim(text: str) -> bool:
    return bool(_AIM.search(text)) and not _NO_COURSE.search(text)


def _columns(table: Table, year: int | None) -> Iterator[Course]:
    rows = [row for row in table.rows if len(row.cells) == len(table.heads.cells)]
    if len(rows) < 3 or len(rows) != len(table.rows):
        return
    days = [_day(row.cells[0].text, year) for row in rows]
    steps = [row.cells[0].text.strip() for row in rows] == [str(i + 1) for i in range(len(rows))]
    for c, head in enumerate(table.heads.cells[1:], 1):
        name = head.text.lower()
        told = bool(_MOST.search(name) or _LEAST.search(name))
        if told or _is_aim(name):
            marks = [
                Mark(day or date(NO_YEAR, 1, i + 1), value, row.cells[0].text, row.line, _line(row))
                for i, (row, day) in enumerate(zip(rows[:28], days, strict=False))
                if (day or steps) and (value := _cell(row.cells[c].text))
            ]
            if len(marks) == len(rows):
                yield from _course(head.text, marks, told=told, lower=bool(_MOST.search(name)) if told else None)


def _rows(table: Table, year: int | None) -> Iterator[Course]:
    """Yield what the rows of a table say whose columns are days or periods."""
    heads = table.heads.cells
    days = [_day(cell.text, year) for cell in heads]
    places = [c for c, day in enumerate(days) if c and day]
    if len(places) < 3:
        return
    for row in table.rows:
        if len(row.cells) == len(heads) and _is_aim(f"{row.cells[0].text} {heads[0].text}".lower()):
            marks = [
                Mark(day, value, heads[c].text, row.line, _line(row))
                for c in places
                if (day := days[c]) and (value := _cell(row.cells[c].text))
            ]
            if len(marks) == len(places):
                yield from _course(row.cells[0].text, marks, told=False)


def _line(row: Row) -> str:
    return " | ".join(cell.text for cell in row.cells)


def _cell(text: str) -> Quantity | None:
    return quantity(fold(text).text) if len(text) <= SHORT else None


def _items(shapes: Sequence[Shape], year: int | None) -> Iterator[Course]:
    """Yield what the items of a list say that is announced as one of targets, each with a day and a figure."""
    lists: dict[tuple[object, ...], list[Shape]] = {}
    for shape in shapes:
        if shape.sentence.sort == "item":
            lists.setdefault((shape.sentence.under, shape.sentence.lead), []).append(shape)
    for (under, lead), items in lists.items():
        about = str(lead or (under[-1:] if isinstance(under, tuple) else "")).lower()
        if len(items) < 3 or not (_is_aim(about) or _GATE.search(about)):
            continue
        marks = [mark for one in items for mark in _marks(one, year)]
        if len(marks) == len(items) and len({_REST.sub("", one.text) for one in items}) == 1:
            yield from _course(about[:40], marks, told=bool(_GATE.search(about)))


def _course(name: str, marks: Sequence[Mark], *, told: bool, lower: bool | None = None) -> Iterator[Course]:
    """Yield where a later mark is looser; figures that are not said to be limits must be such as only move one way."""
    values = [mark.value for mark in marks]
    if len(marks) < 3 or len({(one.unit, one.dimension) for one in values}) != 1:
        return
    if any(two.day <= one.day for one, two in pairwise(marks)) or any(one.upper is not None for one in values):
        return
    bounds = {one.bound for one in values} & {"<=", "<", ">=", ">"}
    if not (told or bounds or _RISING.search(name)) and values[0].dimension not in {"percent", "duration"}:
        return
    if values[0].dimension == "percent" and sum(one.value for one in values) == WHOLE:
        return
    if lower is None:
        lower = bounds <= {"<=", "<"} if bounds else values[-1].value < values[0].value
    yield from _looser(name, values, [(mark.line, mark.excerpt, mark.at) for mark in marks], lower=lower)


def _day(text: str, year: int | None) -> date | None:
    said = when(_LOOSE.sub("", fold(text).text)) if text and len(text) < SHORT else None
    if said is None or said.sort in {"anchor", "offset", "today"} or said.relative is not None:
        return None
    found = resolve(said, as_of=date(year or NO_YEAR, 1, 1), period=None, anchors={})
    return found.end if found else None


def _marks(shape: Shape, year: int | None) -> list[Mark]:
    """Return the figures of a sentence that each stand with a day, in the order in which they stand."""
    marks: list[Mark] = []
    found = [(one, 2, 1) for one in _VALUE_FIRST.finditer(shape.text)]
    other = [(one, 1, 2) for one in _DAY_FIRST.finditer(shape.text)]
    for one, day, value in found if len(found) >= len(other) else other:
        place = one.start(day)
        at = shape.token(place).text if one[day] == DATE else one[day]
        if when_ := _day(at, year):
            sentence = shape.sentence
            marks.append(Mark(when_, shape.figure(one.start(value)), at, sentence.line, sentence.text))
    return marks


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
