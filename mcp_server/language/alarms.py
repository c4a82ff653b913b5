"""Alarms of a text that are true already, or silent where its target is missed, by the figures of the same text."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final, NamedTuple

from mcp_server.language.alarm_roles import (
    AIM,
    BESIDE,
    CUE,
    NOW,
    PATH,
    REWARD,
    RINGS,
    RUNG,
    SIGNS,
    WHEN,
    Said,
    alike,
    bad_side,
    bare,
    in_anything,
    named,
    near,
    said,
)
from mcp_server.language.folding import fold, stretch_of
from mcp_server.language.pages import Page, Row
from mcp_server.language.quantities import quantity
from mcp_server.language.shapes import CLOCK, DATE, Shape
from mcp_server.language.verdict_pairs import close
from mcp_server.model.paper import Alarm, Band
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_STATE: Final = regex(r"\b(?:was|is|are|were|stood at)\b|现状|上月|本月|为|达|只有|仅")
_NOW_HEAD: Final = regex(
    r"where we (?:are|stand)|today|current|baseline|status|situation|现状|当前|基线|概况|背景|运行情况", 2
)
_NOTHING: Final = regex(r"没有|不|无|未|\bnothing\b|\bno(?:body|t| one)?\b|\bwithout\b")
_FROM: Final = regex(r"(?:\bfrom|[由从])\s$|[由从]$")
_LATER: Final = regex(r"\bfrom (?!the day)|\bstarting\b|\bas of\b|起|自|之?后")
_THEN: Final = regex(r"\b(?:from|since) (?:then|that|the same)\b|\bsame day\b|同日|同时|届时")
_CUT: Final = regex(r"[,，;；]")
SHORT: Final = 40
"""Characters of a cell that may be a figure."""
FEW: Final = 6
"""Figures before or behind one that may be of the same measure."""
NEAR: Final = Decimal("1.3")
"""Times from an aim to an alarm that are hardly of two measures."""
MANY: Final = 200
"""Targets, and measures with alarms, beyond which no more are held against each other."""


class Known(NamedTuple):
    """What a measure is today."""

    words: frozenset[str]
    value: Quantity


def alarms(page: Page, shapes: Sequence[Shape]) -> Iterator[Alarm]:
    """Yield alarms that today's figure of the same measure sets off, unless they only begin where the target does."""
    every = list(said(shapes))
    told: set[int] = set()
    for number, limit in enumerate(every):
        line = limit.shape.sentence.line
        if limit.role == "limit" and line not in told and (found := _today(every, number, page)):
            told.add(line)
            yield _alarm(limit, found)
    yield from (one for one in _far(page, shapes) if one.line not in told)
    yield from (one for one, _ in _in_tables(page) if one)


def _today(every: Sequence[Said], number: int, page: Page) -> Said | None:
    """Return the figure of today that sets an alarm off; nothing where there are two, or where it is the aim."""
    limit = every[number]
    around = [one for one in every[max(0, number - FEW) : number + FEW] if one is not limit and alike(one, limit)]
    beside = [one for one in around if near(one.shape.sentence, limit.shape.sentence)]
    now = _of_one_measure([one for one in beside if one.role == "now"], limit, beside)
    if limit.sure and not now:
        now = [one for one in every if one.role == "now" and one.sure and alike(one, limit) and _names(one, limit)]
    if len({one.value.value for one in now}) != 1 or not (limit.sure or now[0].quiet):
        return None
    sign = limit.sign or _side(limit, beside) or now[0].sign
    aims = [one for one in beside if one.role == "aim" and one.value.value == limit.value.value and one is not limit]
    over = (now[0].value.value - limit.value.value) * sign
    if not sign or aims or not (over > 0 or (over == 0 and limit.value.bound in {">=", "<="})):
        return None
    return None if any(RUNG.search(text) for text in _said_near(page, limit, now[0])) else now[0]


def _of_one_measure(now: list[Said], limit: Said, beside: Sequence[Said]) -> list[Said]:
    """Return the figures of today beside a limit that are of its measure, which either may leave unsaid."""
    named_too = [one for one in now if one.words & limit.words]
    if named_too or not now:
        return named_too
    # two limits, or two figures of today, and nothing tells which belong together
    others = {one.words for one in beside if one.role == "limit" and one.words} - {limit.words}
    if len(now) > 1 or others:
        return []
    free = not limit.words or not now[0].words or now[0].quiet
    return now if free and in_anything(now[0], limit) else []


def _names(one: Said, limit: Said) -> bool:
    """Whether a figure of today that stands elsewhere is called what a limit is called."""
    return bool(one.words) and one.words <= limit.words


def _side(limit: Said, beside: Iterable[Said]) -> int:
    """Return on which side of two limits of one measure it gets worse: an alarm comes before what it warns of."""
    first = limit.shape.sentence
    others = [one for one in beside if one.role == "limit" and one.shape.sentence.start == first.start]
    later = [one for one in others if one.value.start > limit.value.start]
    if len(others) != 1 or not later or later[0].value.value == limit.value.value:
        return 0
    return 1 if later[0].value.value > limit.value.value else -1


def _said_near(page: Page, *every: Said) -> Iterator[str]:
    lines = {one.shape.sentence.line for one in every}
    for sentence in page.sentences:
        if min(lines) <= sentence.line <= max(lines) + 1 and sentence.sort != "heading":
            yield sentence.text.lower()


def _alarm(limit: Said, now: Said) -> Alarm:
    text = " ".join(limit.shape.sentence.text.split())[:160]
    name = now.shape.sentence.text.partition(now.value.text.strip())[0].strip(" *_:：") or text
    return Alarm(
        line=limit.shape.sentence.line, excerpt=text, name=name[:40],
        value=limit.value.text.strip(), baseline=now.value.text.strip(),
    )  # fmt: skip


def bands(page: Page, shapes: Sequence[Shape]) -> Iterator[Band]:
    """Yield the alarms of a text that ring only well beyond a target of the same measure that is due already."""
    yield from (one for _, one in _in_tables(page) if one)
    every = list(said(shapes))
    beside = list(_bands_beside(every, shapes))
    yield from beside
    yield from (one for one in _bands_far(every, shapes) if one.line not in {band.line for band in beside})


def _bands_far(every: Sequence[Said], shapes: Sequence[Shape]) -> Iterator[Band]:
    """Yield the same where a target and its alarms stand apart: the target is a bound, and both name the measure."""
    groups: dict[tuple[str, ...], list[Said]] = {}
    for limit in every:
        if limit.role == "limit" and limit.words and limit.sign:
            groups.setdefault((limit.value.unit, *sorted(limit.words)), []).append(limit)
    aims = [
        (shape, value, _short(bare(shape.text)))
        for shape in shapes
        for _, value in shape.figures()
        if value.bound in SIGNS and value.upper is None and not value.signed and shape.sentence.sort != "heading"
        if value.bound in {">=", "<="} or AIM.search(shape.text)
        if not (RINGS.search(shape.text) or WHEN.search(shape.text) or PATH.search(shape.text))
        if DATE not in shape.text and CLOCK not in shape.text
    ][:MANY]
    for (unit, *name), limits in list(groups.items())[:MANY]:
        wanted = _short(name)
        same = [(shape, value) for shape, value, about in aims if value.unit == unit and wanted <= about]
        signs = {one.sign for one in limits} | {-SIGNS[value.bound] for _, value in same}
        if len(same) != 1 or len(signs) != 1:
            continue
        sign, aim = signs.pop(), same[0][1]
        first = min(limits, key=lambda one: one.value.value * sign)
        if (first.value.value - aim.value) * sign > 0:
            yield _band(first, aim)


def _short(found: Iterable[str]) -> frozenset[str]:
    """Return the beginnings of words, so that success and succeed are one."""
    return frozenset(word[:5] for word in found)


def _band(limit: Said, aim: Quantity) -> Band:
    text = " ".join(limit.shape.sentence.text.split())[:160]
    return Band(
        line=limit.shape.sentence.line, excerpt=text, name=text[:40],
        target=aim.text.strip(), value=limit.value.text.strip(),
    )  # fmt: skip


def _bands_beside(every: Sequence[Said], shapes: Sequence[Shape]) -> Iterator[Band]:
    for number, aim in enumerate(every):
        if aim.role != "aim" or aim.due:
            continue
        later = DATE in aim.shape.text
        limits = [
            one
            for one in every[number + 1 : number + 1 + FEW]
            if one.role == "limit" and alike(one, aim) and near(one.shape.sentence, aim.shape.sentence)
            if not one.words or aim.words & one.words or _alone(aim, one)
            if not later or DATE in one.shape.text or _THEN.search(one.shape.text)
        ]
        now = [
            one
            for one in every[max(0, number - FEW) : number + FEW]
            if one.role == "now" and one.value.unit == aim.value.unit
        ]
        signs = {one.sign for one in limits} | ({aim.sign} if aim.sign else set())
        if not limits or len(signs) != 1 or 0 in signs or now:
            continue
        sign = signs.pop()
        first = min(limits, key=lambda one: (one.value.value - aim.value.value) * sign)
        if (first.value.value - aim.value.value) * sign > 0 and not _watched(aim, first, shapes):
            yield _band(first, aim.value)


def _alone(aim: Said, limit: Said) -> bool:
    """Whether an aim and a limit are the only two of their sentences, so that they are of one measure."""
    shapes = (aim.shape,) if limit.shape is aim.shape else (aim.shape, limit.shape)
    figures = [value for one in shapes for _, value in one.figures()]
    same = [value for value in figures if value.unit == aim.value.unit and value.upper is None]
    together = limit.shape is aim.shape or (aim.value.unit and close(aim.value, limit.value, NEAR))
    return bool(together) and len(same) == len((aim, limit))


def _watched(aim: Said, limit: Said, shapes: Sequence[Shape]) -> bool:
    """Whether something is said to happen between an aim and an alarm."""
    low, high = sorted((aim.value.value, limit.value.value))
    for shape in shapes:
        if abs(shape.sentence.line - aim.shape.sentence.line) > BESIDE:
            continue
        for place, one in shape.figures():
            last = one.upper if one.upper is not None else one.value
            within = low < last <= high and low <= one.value < high and one.bound not in SIGNS
            if within and one.dimension == aim.value.dimension and not _NOTHING.search(shape.text[place : place + 24]):
                return True
    return False


_COLUMNS: Final = {
    "now": regex(r"当前|目前|现状|现值|今日|\b(?:current|today|now|latest|present|actual)\b|实际"),
    "aim": regex(r"目标|承诺|\b(?:target|goal|promise|slo)s?\b"),
    "limit": regex(r"预警|告警|警戒|报警|红线|\b(?:alarm|alert|warning|trigger|threshold)s?\b"),
}
"""What the heads of columns say that their figures are."""


def _in_tables(page: Page) -> Iterator[tuple[Alarm | None, Band | None]]:
    """Yield the rows of tables whose alarm today's figure sets off, and whose first alarm lies beyond a target met."""
    for table in page.tables:
        heads = [fold(cell.text).text.lower() for cell in table.heads.cells]
        columns = {
            role: [c for c, head in enumerate(heads) if c and cue.search(head)] for role, cue in _COLUMNS.items()
        }
        if len(columns["now"]) != 1 or not columns["limit"] or len(columns["aim"]) > 1:
            continue
        for row in table.rows:
            if len(row.cells) == len(heads):
                yield _row(row, {role: [_cell(row, c) for c in places] for role, places in columns.items()})


def _cell(row: Row, column: int) -> Quantity | None:
    text = fold(row.cells[column].text).text
    found = quantity(text) if len(text) <= SHORT else None
    return found if found and found.upper is None and not found.signed else None


def _row(row: Row, figures: dict[str, list[Quantity | None]]) -> tuple[Alarm | None, Band | None]:
    now, aims, limits = figures["now"][0], figures["aim"], [one for one in figures["limit"] if one]
    aim = aims[0] if aims else None
    known = [one for one in (now, aim, *limits) if one]
    if now is None or not limits or len({(one.unit, one.dimension) for one in known}) != 1:
        return None, None
    signs = {SIGNS.get(one.bound, 0) for one in limits} | ({-SIGNS.get(aim.bound, 0)} if aim else set())
    signs = signs - {0} or {bad_side(row.cells[0].text.lower())}
    sign = signs.pop()
    if signs or not sign:
        return None, None
    first = min(limits, key=lambda one: one.value * sign)
    excerpt = " | ".join(cell.text for cell in row.cells)[:160]
    name = row.cells[0].text[:40]
    if (now.value - first.value) * sign > 0 and not (aim and aim.value == first.value):
        return Alarm(
            line=row.line, excerpt=excerpt, name=name, value=first.text.strip(), baseline=now.text.strip()
        ), None
    if aim and (now.value - aim.value) * sign <= 0 < (first.value - aim.value) * sign:
        return None, Band(line=row.line, excerpt=excerpt, name=name, target=aim.text.strip(), value=first.text.strip())
    return None, None


def _far(page: Page, shapes: Sequence[Shape]) -> Iterator[Alarm]:
    """Yield alarms that a figure of today elsewhere in the text sets off."""
    known = list(_known(page))
    aims: list[Known] = []
    begins: list[Known] = []
    for shape in shapes:
        figures = list(shape.figures())
        if not figures or shape.sentence.sort == "heading" or CUE.search(shape.text):
            continue
        if AIM.search(shape.text) or any(value.bound != "=" for _, value in figures):
            aims += [Known(named(shape.text), value) for _, value in figures]
            known += [
                Known(_called(shape.text[max(0, place - SHORT) : place]), value)
                for place, value in figures
                if value.bound == "=" and _is_before_aim(shape.text, place)
            ]
            begins += [
                Known(_called(shape.text[max(0, place - SHORT) : place]), value)
                for place, value in figures
                if value.bound == "=" and _FROM.search(shape.text, max(0, place - SHORT), place)
            ]
        elif len(figures) <= 3 and (_STATE.search(shape.text) or NOW.search(shape.text) or _under_now(shape)):
            known += [Known(_called(shape.text[max(0, place - SHORT) : place]), value) for place, value in figures]
    known, aims = known[:MANY], aims[:MANY]
    cued = (
        shape
        for shape in shapes
        if shape.sentence.sort != "heading" and CUE.search(shape.text) and RINGS.search(shape.text)
        if not REWARD.search(shape.text)
    )
    for shape in islice(cued, MANY):
        for place, limit in shape.figures():
            sign = SIGNS.get(limit.bound)
            about = named(shape.text[max(0, place - 40) : place])
            if sign and about and not any(_same(aim, about, limit) and aim.value.value == limit.value for aim in aims):
                # where a way begins is today, unless the alarm only begins later
                every = known if _LATER.search(shape.text) else [*known, *begins[:MANY]]
                yield from _true_already(shape, limit, sign, [one for one in every if _same(one, about, limit)])


def _is_before_aim(text: str, place: int) -> bool:
    """Whether a figure is what a measure is now, ahead of what it is to become: 平均 5.5 天，年底要降到 4 天以内."""
    low, high = stretch_of(_CUT, text, place, place)
    return not AIM.search(text, low, high) and bool(_TO_COME.match(text, high))


_TO_COME: Final = regex(
    r"[,，;；][^,，。;；]{0,10}(?:要|应|须|将|力争|争取|目标|计划)[^,，。;；]{0,6}(?:[降升压减缩提][^,，。;；]{0,3}[到至]"
    r"|控制在)"
    r"|[,;] (?:and |which |this |it )?(?:is to|are to|must|has to|should|shall)"
    r" (?:fall|drop|rise|come down|go up|be cut"
    r"|be brought|be raised|climb|sink|be|reach)\b"
)


def _called(before: str) -> frozenset[str]:
    """Return what stands before a figure in its clause, else before that."""
    return named(_CUT.split(before)[-1]) or named(before)


def _known(page: Page) -> Iterator[Known]:
    """Yield what tables give as the figures of today."""
    for table in page.tables:
        heads = [fold(cell.text).text.lower() for cell in table.heads.cells]
        now = [c for c, head in enumerate(heads) if c and _COLUMNS["now"].search(head)]
        for row in table.rows[:MANY] if len(now) == 1 else ():
            if len(row.cells) == len(heads) and (value := _cell(row, now[0])) and value.bound == "=":
                yield Known(named(row.cells[0].text), value)


def _under_now(shape: Shape) -> bool:
    return any(map(_NOW_HEAD.search, shape.sentence.under))


def _true_already(shape: Shape, limit: Quantity, sign: int, known: Sequence[Known]) -> Iterator[Alarm]:
    # two figures of one measure: nobody can say which one is today's
    if len({one.value.value for one in known}) == 1 and (known[0].value.value - limit.value) * sign > 0:
        text = " ".join(shape.sentence.text.split())[:160]
        yield Alarm(
            line=shape.sentence.line,
            excerpt=text,
            name=text[:40],
            value=limit.text.strip(),
            baseline=known[0].value.text.strip(),
        )


def _same(one: Known, about: frozenset[str], limit: Quantity) -> bool:
    same = one.value.unit == limit.unit and one.value.dimension == limit.dimension
    return same and one.value.upper is None and len(one.words & about) >= min(2, len(about))
