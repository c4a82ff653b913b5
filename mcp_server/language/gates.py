"""Limits that a text sets for one point in time after another, and where a later one is looser."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from mcp_server.language.alarm_roles import SIGNS
from mcp_server.language.folding import fold
from mcp_server.language.number_words import english
from mcp_server.language.numerals import chinese
from mcp_server.language.pages import Page, Table
from mcp_server.language.points import point_of_day
from mcp_server.language.quantities import quantity
from mcp_server.language.shapes import COUNT, DATE, EFFORT, MARKS, MONEY, OTHER, PERCENT, TIME, Shape
from mcp_server.model.paper import EXCERPT, Course
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_GATE: Final = regex(
    r"检查点|门禁|门槛|关口|节点|阶段目标|分阶段|里程碑|达标|验收|把关|放量|逐[步次月季年级]|复评|考核|要求|必须|须"
    r"|应(?!急)|才能|方可|否则|就停|更严"
    r"|\bgates?\b|\bcheckpoints?\b|\bon the way\b|\bmust\b|\bhas to\b|\bhave to\b|\bonly if\b|\bunless\b"
    r"|\bat least\b|\bat most\b"
    r"|\bminimum\b|\bmaximum\b|\bno more than\b|\bshould\b|\bmilestones?\b|\brequire|\bcontinued (?:if|with)\b"
    r"|\bgo on\b|\bnext step"
)
_PAST: Final = regex(
    r"实际|同比|环比|增长|增幅|付款|支付|拨付|分配|占比|权重|折扣|新增|当月|每月|\bwas\b|\bwere\b|\bactual"
    r"|\bcame in\b|\bpay|\binstal|\bshare of\b|\bdiscount|\bper month\b|\ba month\b|\blast year\b|\bgrowth\b"
)
_AIM: Final = regex(
    r"目标|指标要求|力争|逐步|计划(?:达|提|降)|\btargets?\b|\bgoals?\b|\bis to\b|\bare to\b|\bpath\b|\bramp|\bmax\b"
    r"|\bmin\b|\bupper\b|上限|下限"
)
"""What says the same of three or more."""
_LEVEL: Final = regex(
    r"[日周月人单]均|率|\b(?:daily|a day|a week|per (?:day|week|head))\b"
    r"|累计|总数|底|末|前|截至|达到|检查点|门槛|节点|把关|就停|才能|方可|\bgates?\b|\bcheckpoints?\b|\bcumulative"
    r"|\bin total\b|\bin all\b"
    r"|\bby (?:the end|\ue007)|\braised\b|\bonly if\b|\bunless\b|\bend of\b"
)
"""What says that a number or a sum is one reached, and not one of each period."""
_DOWN: Final = regex(
    r"[降压缩减控]|低于|以内|不[高超大多]|\bdown\b|\bbelow\b|\bat most\b|\bno more\b|\bmax|\blower|\breduc"
    r"|\bless than|\bfewer"
)
_UP: Final = regex(
    r"[达升提涨增]|不[低少小]|\bat least\b|\bmin|\breach|\brise|\bunless\b|\bmust be\b|\bor more\b|\bmore than"
)
_STEP: Final = regex(
    rf"{OTHER}\s?(?P<unit>阶段|[天日周月季年轮期次步批级关档波])?度?"
    rf"|(?P<cn>首|次|第[一二三四五六七八九])\s?(?P<cnu>阶段|[天日周月季年轮期次批波])度?"
    r"|\b(?P<ord>first|second|third|fourth|fifth)\b\s?(?P<enu>term|season|month|week|quarter|year|round|stage|gate"
    r"|wave|phase|half|day|review|check)?"
    rf"|\b(?:after|within)\s(?:{TIME}|(?P<word>[a-z]+))"
    rf"|放量\s?(?P<share>{PERCENT})"
    r"|(?P<last>年末|年底|\byear-end\b|上线前|投产前|发布前|开业前|最终|\bbefore (?:the )?(?:launch|go-live|release"
    r"|opening)"
    r"|\bat the end\b(?! of)|\bfinally\b)"
    rf"|{DATE}|\b(?:end of |by |in |on )?(?P<month>january|february|march|april|may(?! [a-z])|(?<=\b[ibo][nyf] )may"
    r"|june|july|august|september"
    rf"|october|november|december)\b"
)
_NUMBER: Final = regex(r"[0-9]+|[一二三四五六七八九十]+")
_ORDINALS: Final = {"首": 1, "次": 2, "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5}
_VALUES: Final = frozenset(COUNT + MONEY + PERCENT + TIME + EFFORT)
_OTHER_MARKS: Final = regex(f"[{MARKS}]|[0-9]+")
_BEHIND: Final = regex(r"^.*[0-9][0-9,.]*")
LAST: Final = Decimal(10**9)
MOST: Final = 40
"""Points of one course."""
SHORT: Final = 40
"""Characters of a cell that may be a figure, or of the name of what a table is about."""


class Point(NamedTuple):
    """A point in time, as a number that grows, and of what sort: a day, the n-th week, so long after the start."""

    sort: str
    number: Decimal
    text: str
    start: int
    end: int


class Gate(NamedTuple):
    """What a measure must be at a point in time."""

    at: Point
    value: Quantity
    line: int
    excerpt: str


def gates(page: Page, shapes: Sequence[Shape], year: int | None) -> Iterator[Course]:
    """Yield limits of one measure that are looser at a later point in time."""
    for table in page.tables:
        yield from _in_table(table, year)
    run: list[tuple[Gate, Shape, str]] = []
    led = {
        two.start: one.text for one, two in pairwise(page.sentences) if one.line == two.line and len(one.text) <= SHORT
    }
    before: Shape | None = None
    for shape in shapes:
        found = _gates(shape, year) if shape.sentence.sort != "heading" else []
        if len(found) > 1:
            found += _target(before, shape, found)
            yield from course(found, f"{led.get(shape.sentence.start, '').lower()} {about(shape)}", shape.text)
        one = (found[0], shape, _form(shape, found[0])) if len(found) == 1 else None
        if run and (one is None or not _follows(run[-1], one)):
            yield from _run(run)
            run = []
        if one:
            run.append(one)
        before = shape
    yield from _run(run)


def _target(before: Shape | None, shape: Shape, found: Sequence[Gate]) -> list[Gate]:
    """Return where the sentence before gates says that their measure is to end, as the last of them."""
    if before is None or before.sentence.line != shape.sentence.line:
        return []
    told = _FROM_TO.search(before.text)
    if told is None:
        return []
    value = before.figure(told.start("two"))
    last = found[-1]
    if value.dimension == "count" and not value.unit:
        value = value.model_copy(update={"unit": last.value.unit, "dimension": last.value.dimension})
    day = next((token.text for token in before.tokens[::-1] if token.sort == "date"), "")
    return [Gate(Point(last.at.sort, LAST, day.strip(), 0, 0), value, last.line, last.excerpt)] if day else []


_FROM_TO: Final = regex(
    rf"(?:\bfrom\s|[由从自]\s?)[^,;。{MARKS}]{{0,12}}(?P<one>[{COUNT}{MONEY}{PERCENT}{TIME}])[^,;。{MARKS}]{{0,14}}?"
    rf"(?:\bto\s|[至到为成])[^,;。{MARKS}]{{0,12}}(?P<two>[{COUNT}{MONEY}{PERCENT}{TIME}])"
)


def about(shape: Shape) -> str:
    """Return a sentence with what announces it: the lead of its list, its last heading."""
    return f"{' '.join(shape.sentence.under[-1:])} {shape.sentence.lead} {shape.text}".lower()


def _form(shape: Shape, gate: Gate) -> str:
    """Return a sentence without its point in time, with a mark for each figure, so that like ones are the same."""
    rest = shape.text[: gate.at.start] + shape.text[gate.at.end :]
    kind = _BEHIND.sub("", gate.value.text)
    return "".join(_OTHER_MARKS.sub("#", _STEP.sub("", rest + kind)).split()).strip("。.;；,，")


def _follows(one: tuple[Gate, Shape, str], two: tuple[Gate, Shape, str]) -> bool:
    first, second = one[1].sentence, two[1].sentence
    near = (first.under, first.lead, first.sort) == (second.under, second.lead, second.sort)
    return near and 0 <= second.line - first.line < 2 + (first.sort == "item") and one[2] == two[2]


def _run(run: Sequence[tuple[Gate, Shape, str]]) -> Iterator[Course]:
    if len(run) > 1:
        gates_ = [gate for gate, _, _ in run]
        yield from course(gates_, " ".join(about(shape) for _, shape, _ in run[:2]), run[0][1].text)


def _gates(shape: Shape, year: int | None) -> list[Gate]:
    """Return the gates of a sentence in which points in time and figures take turns."""
    points = _points(shape, year)
    taken = {place for point in points for place in range(point.start, point.end)}
    figures = [(place, value) for place, value in shape.figures() if place not in taken]
    if not points or len(points) != len(figures) or len(points) > MOST:
        return []
    turns = sorted([(point.start, "p") for point in points] + [(place, "v") for place, _ in figures])
    if any(one[1] == two[1] for one, two in pairwise(turns)):
        return []
    excerpt = " ".join(shape.sentence.text.split())[:EXCERPT]
    unless = "unless" in shape.text
    made: list[Gate] = []
    for point, (_, value) in zip(points, figures, strict=True):
        last = made[-1].value if made else value
        bare = value.dimension == "count" and not value.unit
        more = {"unit": last.unit, "dimension": last.dimension} if bare else {}
        more |= {"bound": ">="} if unless and value.bound == "=" else {}
        made.append(Gate(point, value.model_copy(update=more), shape.sentence.line, excerpt))
    return made


def _points(shape: Shape, year: int | None) -> list[Point]:
    """Return the points in time of a sentence in the order in which they stand, two of one point as one."""
    found: list[Point] = []
    for one in _STEP.finditer(shape.text):
        point = _point(shape, one, year, found[-1] if found else None)
        if point is None:
            continue
        between = shape.text[found[-1].end : one.start()] if found else ""
        if found and not any(c in _VALUES for c in between) and len(between) < 4:
            # Gate 1 (end of March)
            found[-1] = found[-1]._replace(end=one.end())
            continue
        found.append(point)
    return found


def _point(shape: Shape, found: re.Match[str], year: int | None, before: Point | None) -> Point | None:
    text, start, end = shape.text[found.start() : found.end()], found.start(), found.end()
    if found["last"]:
        return Point(before.sort if before else "", LAST, text, start, end)
    if found["month"] or DATE in text:
        written = shape.token(text.index(DATE) + start).text if DATE in text else found["month"]
        day = point_of_day(written, year)
        return Point("day", Decimal(day.toordinal()), written.strip(" ."), start, end) if day else None
    if found["cn"] or found["ord"]:
        name = (found["cn"] or found["ord"]).removeprefix("第")
        number = _ORDINALS.get(name) or _read(name)
        unit = found["cnu"] or found["enu"] or (before.sort.partition(" ")[2] if before else "")
        return Point(f"nth {unit}", Decimal(number), text, start, end) if number and unit else None
    if found["share"]:
        value = shape.figure(found.start("share"))
        return Point("share", value.value, text, start, end)
    if TIME in text:
        value = shape.figure(start + text.index(TIME))
        return Point(f"after {value.unit}", value.value, text, start, end)
    if found["word"]:
        read = english(found["word"]) if before and before.sort.startswith("after") else None
        return Point(before.sort, read.value, text, start, end) if read and before else None
    if OTHER in text:
        token = shape.token(start + text.index(OTHER)).text
        number_ = _NUMBER.search(token)
        name = _NUMBER.sub("", token).strip(" 第.、)）") or "第"
        named = bool(found["unit"]) or name.isascii()
        number = _read(number_[0]) if number_ else 0
        unit = found["unit"] or name.lower()
        return (
            Point(f"nth {unit}", Decimal(number), token.strip() + (found["unit"] or ""), start, end)
            if named and number
            else None
        )
    return None


def _read(text: str) -> int:
    if text.isdigit() and len(text) < 6:
        return int(text)
    read = chinese(text)
    return int(read.value) if read else 0


def _in_table(table: Table, year: int | None) -> Iterator[Course]:
    """Yield what the columns of a table say whose rows are points in time."""
    heads = [fold(cell.text).text.lower() for cell in table.heads.cells]
    rows = table.rows
    if not 1 <= len(rows) <= MOST or any(len(row.cells) != len(heads) for row in rows):
        return
    columns = [[fold(row.cells[c].text).text for row in rows] for c in range(len(heads))]
    days = next(
        (
            [day for day in read if day]
            for column in columns[:3]
            if all(read := [point_of_day(cell, year) for cell in column])
        ),
        None,
    )
    steps = columns[0] == [str(n + 1) for n in range(len(rows))]
    if len(rows) == 1 or not (days or steps):
        yield from _across(table, heads, columns, year)
        return
    told_of = f"{heads[0]} {' '.join(table.under[-1:])} {table.caption}".lower()[: 3 * SHORT]
    for c, head in enumerate(heads[1:], 1):
        values = _figures(columns[c])
        if not all(values):
            continue
        found = [
            Gate(
                Point("day", Decimal(days[n].toordinal() if days else n), columns[0][n], 0, 0), value, row.line,
                " | ".join(cell.text for cell in row.cells)[:EXCERPT],
            )
            for n, (row, value) in enumerate(zip(rows, values, strict=True)) if value
        ]  # fmt: skip
        yield from course(found, f"{told_of} {head}", head, table.heads.cells[c].text)


def _figures(cells: Sequence[str]) -> list[Quantity | None]:
    """Return the figures of a column, also where all have one unit that is not known."""
    values = [quantity(cell) if len(cell) <= SHORT else None for cell in cells]
    ends = [_NUMERAL.fullmatch(cell) if len(cell) <= SHORT else None for cell in cells]
    units = {one["unit"].lower() for one in ends if one}
    if not any(values) and all(ends) and len(units) == 1:
        more = {"dimension": "duration"} if units <= _TIMES else {}
        return [
            value.model_copy(update={"text": cell} | more) if (value := quantity(one["value"])) else None
            for cell, one in zip(cells, ends, strict=True)
            if one
        ]
    return values


_TIMES: Final = frozenset({"s", "ms", "sec", "min", "h"})
_NUMERAL: Final = regex(r"(?P<value>[<>≤≥]?\s?[0-9][0-9,.]*)\s?(?P<unit>[a-z%°/µ]{1,8})", re.IGNORECASE)


def _across(table: Table, heads: Sequence[str], columns: Sequence[Sequence[str]], year: int | None) -> Iterator[Course]:
    """Yield what the rows of a table say whose columns are points in time."""
    days = [point_of_day(head, year) for head in heads]
    for n, row in enumerate(table.rows):
        cells = [
            (c, quantity(columns[c][n])) for c, day in enumerate(days) if c and day and len(columns[c][n]) <= SHORT
        ]
        found = [
            Gate(
                Point("day", Decimal(day.toordinal()), heads[c], 0, 0), value, row.line,
                " | ".join(cell.text for cell in row.cells)[:EXCERPT],
            )
            for c, value in cells if value and (day := days[c])
        ]  # fmt: skip
        name = columns[0][n].lower()
        if len(found) > 1:
            yield from course(found, f"{name} {heads[0]}", f"{name} {heads[0]}", columns[0][n])


def course(found: Sequence[Gate], said: str, own: str, name: str = "") -> Iterator[Course]:
    """Yield where a later limit is looser; figures that are not said to be limits, in their own words, are none."""
    values = [one.value for one in found]
    if len({(one.unit, one.dimension) for one in values}) != 1 or any(
        one.upper is not None or one.signed for one in values
    ):
        return
    if any(one.at.sort != two.at.sort or two.at.number <= one.at.number for one, two in pairwise(found)):
        return
    bounds = {SIGNS[one.bound] for one in values if one.bound in SIGNS}
    told = bounds or _GATE.search(said) or (len(found) > 2 and (_AIM.search(said) or _to_all(values)))
    if not told or len(bounds) > 1 or _PAST.search(own):
        return
    if values[0].dimension in {"count", "money", "effort"} and not _LEVEL.search(said):
        return
    if values[0].dimension == "percent" and sum(one.value for one in values) == 100:
        return
    sign = next(iter(bounds), 0) or _direction(values, own)
    for one, two in pairwise(found):
        if sign and (two.value.value - one.value.value) * sign < 0:
            yield Course(
                line=two.line, excerpt=two.excerpt, name=(name or two.excerpt)[:SHORT],
                first=one.value.text.strip(),
                then=two.value.text.strip(), earlier=one.at.text, later=two.at.text,
            )  # fmt: skip


def _to_all(values: Sequence[Quantity]) -> bool:
    """Whether shares lead to the whole, and are not the parts of it."""
    shares = [one.value for one in values if one.dimension == "percent"]
    return len(shares) == len(values) and shares[-1] == _HUNDRED and max(shares[:-1]) < _HUNDRED != sum(shares[:-1])


_HUNDRED: Final = 100


def _direction(values: Sequence[Quantity], own: str) -> int:
    """Return 1 where limits are to rise, -1 where they are to fall; 0 where neither words nor most steps say which."""
    up, down = bool(_UP.search(own)), bool(_DOWN.search(own))
    if up != down:
        return 1 if up else -1
    steps = [(two.value > one.value) - (two.value < one.value) for one, two in pairwise(values)]
    rises, falls = steps.count(1), steps.count(-1)
    if len(values) < 3 or (rises and falls and values[0].value == values[-1].value):
        return 0
    return 1 if rises > falls else -1 if falls > rises else (1 if values[-1].value > values[0].value else -1)
