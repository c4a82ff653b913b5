"""Phases that follow each other as a text lays them out, and where they do not meet."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from mcp_server.language.dates import resolve, when
from mcp_server.language.folding import fold
from mcp_server.language.pages import Page, Sentence
from mcp_server.language.points import NO_YEAR
from mcp_server.language.shapes import DATE, MARKS, Shape
from mcp_server.language.stretches import Sort, stretches
from mcp_server.language.times import moment, year_of
from mcp_server.model.paper import Join
from mcp_server.model.time import Window
from mcp_server.regex import regex

_PHASE: Final = regex(
    r"阶段|周期|批次|迭代|(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{1,3}期(?=\s?[:：(（])|\bphases?\b|\bstages?\b"
    r"|\bsteps?\b|\bsprints?\b|\bwaves?\b|第[一二三四五六七八九十0-9]+[期步批]|[一二三四五六]期(?:工程"
    r"|项目)?(?=[自从:：(（])",
    2,
)
_STAGE: Final = regex(
    r"\b(?:design|build|development|test(?:s|ing)?|pilot|roll-?out|launch|planning|preparation|analysis|implementation"
    r"|migration|training|acceptance|procurement|installation|recruit\w*|interviews?|surveys?|evaluation|hand-?over"
    r"|clearing|works|snagging|report)\b|设计|开发|测试|试点|上线|推广|准备|验收|调研|实施"
    r"|采购|安装|培训|试运行|摸底|整改|施工|评估|总结|筹备|移交|布展|招标|交付"
)
"""Names of phases that follow each other, where a list of three or more does not call them so."""
_BESIDE: Final = regex(
    r"并行|同时进行|同步进行|穿插|交叉|(?<!不)(?<!无)重叠|(?<!不留)(?<!无)(?<!没有)空档|in parallel|(?<!no )\boverlap"
    r"|alongside|side by side|concurrent|at the same time"
)
_MEET: Final = regex(
    r"首尾相[接连]|前后相[接连]|无缝|连续进行|依次进行|[不没]间断|不停工|互?不重叠|接续|不留空"
    r"|\bwithout (?:a |any )?(?:break|gap)|\bfollow (?:each other|one another|on)\b|\bone after (?:the other|another)"
    r"|\bback[- ]to[- ]back|\bno gaps?\b|\bno overlap|\bseamless"
)
"""What says that phases meet."""
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
NEAR: Final = 2
"""Lines around phases on which may be said that they run side by side, or that they meet."""
_WORKING: Final = {"week": 5, "month": 21, "count": 5 / 7}
"""Working days of a week, a month, a day that are only counted."""


def joins(page: Page, shapes: Iterable[Shape], year: int | None) -> Iterator[Join]:
    """Yield where phases that follow each other leave time between them, or overlap; most of them must meet."""
    beside = [s.line for s in page.sentences if _BESIDE.search(s.text.lower())]
    meet = [s.line for s in page.sentences if _MEET.search(s.text.lower())]
    for phases in (*_in_lists(page, shapes, year), *_in_tables(page, year)):
        above, below = phases[0].line - NEAR, phases[-1].line + NEAR
        if not any(above <= line <= below for line in beside):
            yield from _loose(phases, told=any(above <= line <= below for line in meet))


def _loose(phases: Sequence[Phase], *, told: bool) -> Iterator[Join]:
    called = told or all(phase.called for phase in phases)
    if len(phases) < (2 if called else 3) or not (called or any(phase.stage for phase in phases)):
        return
    if len({phase.sort for phase in phases}) > 1 or any(
        two.first <= one.first or two.last < one.last for one, two in pairwise(phases)
    ):
        return
    gaps = [two.first - one.last - 1 for one, two in pairwise(phases)]
    loose = [i for i, gap in enumerate(gaps) if _matters(phases[i], phases[i + 1], gap)]
    if not loose or (len(loose) * 2 > len(gaps) and not (told or (called and _nearly_meet(phases, gaps)))):
        return
    for i in loose:
        one, two = phases[i], phases[i + 1]
        gap = gaps[i] > 0
        start, end = (one.last + 1, two.first - 1) if gap else (two.first, min(one.last, two.last))
        yield Join(
            line=one.line, excerpt=one.excerpt, one=one.name, two=two.name, start=_written(one, start),
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
        day = date.fromordinal(number)
        return f"{day:%m-%d}" if day.year == NO_YEAR else day.isoformat()
    chinese, english = {"week": ("周", "week"), "month": ("个月", "month"), "count": ("天", "day")}[one.sort]
    return f"{english} {number}" if one.excerpt.isascii() or not _HAN.search(one.excerpt) else f"第 {number} {chinese}"


_HAN: Final = regex(r"[\u4e00-\u9fff]")


def _in_lists(page: Page, shapes: Iterable[Shape], year: int | None) -> Iterator[list[Phase]]:
    """Yield the phases of one sentence, of the items of one list, of sentences that follow each other."""
    shaped = {shape.sentence.start: shape for shape in shapes}
    group: list[Phase] = []
    last, end, line = None, 0, 0
    for sentence in page.sentences:
        if sentence.start < end:
            continue
        shape = shaped.get(sentence.start)
        whole = shape.sentence if shape else sentence
        end = whole.start + len(whole.text)
        key = (whole.under, whole.lead, whole.sort)
        found: list[Phase] = []
        if whole.sort not in {"heading", "row"}:
            found = (list(_phases(shape, year)) if shape else []) or list(_counted(whole, year))
        far = whole.line > line + 2 and whole.sort != "item"
        if (not found and whole.sort != "prose") or key != last or far:
            if group:
                yield group
            group = []
        line = whole.line if found else line
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
    wide = bool(_PHASE.search(around))
    first = found[0].first == 1 and found[0].sort != "day" and (len(found) > 2 or sentence.sort == "item")
    if sentence.sort != "item" and len(found) == 1 and not _PHASE.search(sentence.text[: found[0].start]):
        return
    at = 0
    for number, one in enumerate(found):
        before = _NAME.sub("", sentence.text[at : one.start].strip("*_ -,，;；、。.:："))
        behind = sentence.text[one.end : found[number + 1].start if number + 1 < len(found) else None]
        name = before or _STOP.split(behind.strip("*_ -–—:：)）,，"))[0].strip() or sentence.text[:SHORT]
        called = wide or bool(_PHASE.search(before)) or (first and sentence.sort != "item")
        stage = bool(_STAGE.search(f"{before} {behind}".lower()))
        at = one.end
        if called or stage or sentence.sort == "item":
            yield Phase(
                name[:SHORT], one.sort, one.first, one.last, sentence.line, sentence.text[:160],
                called, stage,
            )  # fmt: skip


_NAME: Final = regex(r"(?:\s(?:on|in|from|runs|takes|during|and)|[(（:：]|自|从|为|第|于)\s*$|^\s*(?:and|then|we)\s", 2)


def _phases(shape: Shape, year: int | None) -> Iterator[Phase]:
    """Yield the phases of a sentence, each with what stands before its days as its name."""
    sentence = shape.sentence
    around = " ".join([sentence.lead, *sentence.under[-1:]])
    ranges = list(_BETWEEN.finditer(shape.text))
    told = len(ranges) > 1 and _PHASE.search(sentence.text[: shape.token(ranges[0].start()).start - sentence.start])
    wide = bool(_PHASE.search(around) or told)
    at, more = 0, False
    for found in ranges:
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
            called = bool(_PHASE.search(one) or told) or (wide and sentence.sort == "item")
            if _PHASE.search(before) or ((told or not more) and (called or wide or sentence.sort == "item")):
                more = True
                name = (
                    _CUT.split(_STOP.split(before.rstrip("*_ -,，;；、。.（(:："))[-1].strip("*_ "))[0].strip(" *_")
                    or sentence.text[:40]
                )
                first_, last_ = days.start.toordinal(), days.end.toordinal()
                yield Phase(
                    name[:SHORT],
                    "day",
                    first_,
                    last_,
                    sentence.line,
                    sentence.text[:160],
                    called,
                    bool(_STAGE.search(one.lower())),
                )


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
            found: tuple[Sort, int, int] | None = None
            if start is not None and end is not None and max(start, end) < len(cells):
                found = _of_days(_window(cells[start], cells[end], year))
            else:
                found = next((one for cell in cells[1:] if (one := _of_cell(cell, year))), None)
            if found:
                excerpt = " | ".join(cell.text for cell in row.cells)[:160]
                phases.append(Phase(cells[0].strip(" *_")[:SHORT], *found, row.line, excerpt, called, stage=True))
        if phases and len(phases) == len(table.rows):
            yield phases


def _of_days(days: Window | None) -> tuple[Sort, int, int] | None:
    return ("day", days.start.toordinal(), days.end.toordinal()) if days else None


def _of_cell(text: str, year: int | None) -> tuple[Sort, int, int] | None:
    """Return the one stretch of time of a cell."""
    if found := _of_days(_cell_window(text, year)):
        return found
    every = stretches(text, year) if len(text) <= SHORT else []
    return (every[0].sort, every[0].first, every[0].last) if len(every) == 1 else None


def _cell_window(text: str, year: int | None) -> Window | None:
    parts = _TO.split(text)
    if len(parts) == 2 and (found := _window(parts[0], parts[1], year)):
        return found
    said = when(text) if text and any(c.isdigit() for c in text) else None
    if said is None or said.sort != "window":
        return None
    return resolve(said, as_of=date(year or NO_YEAR, 1, 1), period=None, anchors={})
