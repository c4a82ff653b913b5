"""Days and times of day that stand in another order than their steps: an acceptance before the end of the work."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, time
from itertools import pairwise
from typing import Final, NamedTuple

from mcp_server.language.folding import stretch_of
from mcp_server.language.pages import Page, Sentence, Table, excerpt_of
from mcp_server.language.quantities import quantity
from mcp_server.language.shapes import CLOCK, DATE, Shape
from mcp_server.language.stage_words import (
    AFTER,
    BEFORE,
    BEFORE_THAT,
    CHAINS,
    CUE,
    GATES,
    NOT_ORDERED,
    PARALLEL,
    STEP,
    THEN,
)
from mcp_server.language.times import moment
from mcp_server.model.paper import Contrary
from mcp_server.regex import regex

FEW: Final = 3
YEAR: Final = 200
"""Days beyond which a day without a year may be one of the next."""
NOON: Final = 12 * 60
LEAD: Final = 3
"""Characters before the day of an item that begins with it."""
APART: Final = 60
_CLAUSE: Final = regex(r"[,;:。!?()]|\.\s|、")
_STOP: Final = regex(r"[;。!?]|\.\s")


class Dated(NamedTuple):
    """A day, a month or a time of day, as numbers that grow, with the clause that it stands in."""

    at: int
    last: int
    """Its last day."""
    sort: str
    text: str
    place: int
    clause: str


def unordered(page: Page, shapes: Sequence[Shape], year: int | None) -> Iterator[Contrary]:
    """Yield steps whose days are in another order than the text gives them, one for each line."""
    run: list[tuple[Shape, Dated]] = []
    before: tuple[Shape, list[Dated]] | None = None
    for shape in shapes:
        sentence = shape.sentence
        if sentence.sort == "heading":
            continue
        days = _dated(shape, year)
        found = _said(shape, days) or _listed(shape, days) or _staged(days, shape.text) or _inner(shape, days)
        if not found and before and len(before[1]) == len(days) == 1 and before[0].sentence.line == sentence.line:
            found = _staged([*before[1], *days]) or _later(before, (shape, days))
        if found:
            yield _contrary(sentence, *found)
        before = (shape, days) if days and sentence.sort == "prose" else None
        first = days[0] if days and _entry(shape, days[0]) else None
        if first is None or (run and not _follows(run[-1][0], shape)):
            yield from _run(run)
            run = []
        if first is not None:
            run.append((shape, first))
    yield from _run(run)
    yield from _tables(page, year)


def _contrary(sentence: Sentence, words: str, one: str, two: str) -> Contrary:
    return Contrary(
        line=sentence.line,
        excerpt=excerpt_of(sentence.text),
        words=words.strip(" ,:;。"),
        one=one.strip(),
        two=two.strip(),
    )


_BLANKS: Final = regex(r"\s(?=[年月日号])|(?<=[年月])\s")


def _number(text: str, year: int | None) -> tuple[int, int, str] | None:
    """Return the first and the last day of what is written, or a time of day twice, and which of the two it is."""
    read = moment(_BLANKS.sub("", text.replace("*", "")), year or date.max.year)
    if read is None:
        return None
    if read.days is None and isinstance(read.clock, time):
        minute = read.clock.hour * 60 + read.clock.minute
        return minute, minute, "clock"
    if read.days and read.clock is None and (read.days.end - read.days.start).days <= MONTH:
        return read.days.start.toordinal(), read.days.end.toordinal(), "day"
    return None


MONTH: Final = 31


def _dated(shape: Shape, year: int | None) -> list[Dated]:
    """Return the days and times of a sentence, each with its clause; nothing where one of its days cannot be read."""
    found: list[Dated] = []
    text = shape.text
    for place, token in zip(shape.places, shape.tokens, strict=True):
        if text[place] not in {DATE, CLOCK}:
            continue
        number = _number(token.text, year)
        if number is None:
            return []
        low, high = stretch_of(_CLAUSE, text, place, place)
        found.append(Dated(*number, token.text, place, text[low:high]))
    return found


def _back(one: Dated, two: Dated) -> bool:
    """Whether the second lies before the first, and not in the next year or behind midnight."""
    room = NOON if one.sort == "clock" else YEAR
    return one.sort == two.sort and 0 < one.at - two.last < room


def _said(shape: Shape, days: Sequence[Dated]) -> tuple[str, str, str] | None:
    """Return two days between which a word says which comes first, and that stand the other way round."""
    if len(days) == FEW - 1 and _back(*days) and not NOT_ORDERED.search(shape.text, days[0].place):
        found = _ONCE.match(shape.text[days[1].place + 1 :])
        if found and (not (event := found["event"]) or event[:5] in shape.text[: days[1].place]):
            return found[0], days[0].text, days[1].text
    for one, two in pairwise(days):
        between = shape.text[one.place + 1 : two.place]
        stop = _STOP.search(between)
        if len(between) > APART or (stop and stop[0] != ";") or NOT_ORDERED.search(between):
            continue
        if found := BEFORE_THAT.search(between):
            if _back(two, one):
                return found[0], two.text, one.text
            continue
        then = THEN.search(between)
        if then and not BEFORE.search(between) and not AFTER.search(between) and _back(one, two):
            return then[0], one.text, two.text
        if (found := BEFORE.search(between)) and not _NEXT.search(between, found.end()) and _back(one, two):
            return found[0], one.text, two.text
        if (found := AFTER.search(between)) and not THEN.search(between) and _back(two, one):
            return found[0], two.text, one.text
    return None


def _later(one: tuple[Shape, list[Dated]], two: tuple[Shape, list[Dated]]) -> tuple[str, str, str] | None:
    """Return what is said to come after what the sentence before tells of, where its day lies before that one."""
    (shape, (first,)), (behind, (then,)) = one, two
    if not _back(first, then) or NOT_ORDERED.search(behind.text) or NOT_ORDERED.search(shape.text):
        return None
    for found in _AFTER_IT.finditer(behind.text, 0, then.place):
        if (found["en"] and found["en"][:5] in shape.text) or (found["zh"] and found["zh"] in shape.text):
            return found[0], first.text, then.text
    return None


_AFTER_IT: Final = regex(
    r"\b(?:after|following|once|since) (?:the |this |that |its |it was |they were )?(?:[a-z]+ )?(?P<en>[a-z]{5,})\b"
    r"|(?P<zh>[\u4e00-\u9fff]{2})(?:之|以|完成|结束|通过)?后"
)


def _inner(shape: Shape, days: Sequence[Dated]) -> tuple[str, str, str] | None:
    """Return the time of an entry of a log that reaches something at another time, before its own."""
    if len(days) != FEW - 1 or {one.sort for one in days} != {"clock"} or days[0].place > LEAD:
        return None
    stamp, inner = days
    said = shape.text[max(0, inner.place - APART) : inner.place]
    if not _back(stamp, inner) or _EARLIER.search(said) or not _REACHED.search(said):
        return None
    return stamp.text, stamp.text, inner.text


_REACHED: Final = regex(
    r"\b(?:reach(?:es|ed)?|arriv(?:es|ed|ing)|on site|restor(?:es|ed)|finish(?:es|ed)|complet(?:es|ed)|back|done|over"
    r"|ends?)\b[^,;.]{0,24}\b(?:at|by)\s$|(?:到达|抵达|赶到|到场|恢复|完成|结束|修复|解除)[^,;。]{0,4}$|于\s?$"
)
_EARLIER: Final = regex(
    r"\b(?:had|has|have|since|from|already|earlier|before|until|down|due|planned|expected)\b|此前|早先|已[于经在]|自|原定|应|从|距"
)


_ACTIONS: Final = regex(
    r"措施|行动|责任|负责|待办|整改|事项|\b(?:actions?|owner|due|who|responsible|tasks?|to-?dos?)\b"
)
"""Heads of a table of things to do, in whatever order."""

_ONCE: Final = regex(
    r"^,?\s(?:once|only after|after|following|when) (?:that|this|it|they|the)\b(?<!when the)"
    r"|^,?\swhen the (?P<event>[a-z]+)"
)
_NEXT: Final = regex(r"[,;()]")
"""Between a word of order and a day of which it is not said."""


def _listed(shape: Shape, days: Sequence[Dated]) -> tuple[str, str, str] | None:
    """Return where a row of dated steps turns back."""
    about = " ".join([*shape.sentence.under[-1:], shape.sentence.lead, shape.text]).lower()
    cue = CUE.search(about) or GATES.search(about)
    if cue is None or len(days) < FEW or any(_several(one.clause) for one in days):
        return None
    if NOT_ORDERED.search(shape.text, days[0].place, days[-1].place):
        return None
    return _turned(days, cue[0])


def _several(clause: str) -> bool:
    return sum(c in DATE + CLOCK for c in clause) > 1


def _turned(days: Sequence[Dated], words: str) -> tuple[str, str, str] | None:
    if len({one.sort for one in days}) > 1:
        return None
    if days[0].sort != "clock":
        # from December on to January
        turn = next((n for n, (one, two) in enumerate(pairwise(days), 1) if one.at - two.last > YEAR), len(days))
        days = [*days[:turn], *(one._replace(at=one.at + 366, last=one.last + 366) for one in days[turn:])]
    backs = [(one, two) for one, two in pairwise(days) if two.last < one.at]
    if len(backs) != 1 or not _back(*backs[0]):
        return None
    one, two = backs[0]
    return words, one.text, two.text


def _alone(days: Sequence[Dated]) -> tuple[str, str, str] | None:
    """Return where the only one of four or more stands that is out of order."""
    found = _turned(days, days[0].text) if len(days) > FEW else None
    if found is None:
        return None
    at = next(n for n, (one, two) in enumerate(pairwise(days)) if two.last < one.at)
    rests = ([*days[:at], *days[at + 1 :]], [*days[: at + 1], *days[at + 2 :]])
    return found if any(all(one.at <= two.last for one, two in pairwise(rest)) for rest in rests) else None


def _staged(days: Sequence[Dated], text: str = "") -> tuple[str, str, str] | None:
    """Return two steps of one chain of work whose days are the other way round."""
    parts = [text.count(";", 0, one.place) for one in days]
    if len(set(parts)) > 1 and len(set(parts)) < len(parts):
        # each part of the sentence has days of its own: it is of another thing
        groups = [[day for day, part in zip(days, parts, strict=True) if part == one] for one in sorted(set(parts))]
        return next((found for group in groups if (found := _staged(group))), None)
    if any(PARALLEL.search(one.clause) for one in days):
        return None
    for chain in CHAINS:
        ranked = []
        for one in days:
            ranks = {rank for rank, step in enumerate(chain) if step.search(one.clause)}
            if ranks:
                ranked.append((min(ranks), max(ranks), one))
        ranked.sort(key=lambda step: step[:2])
        for (_, last, one), (first, _, two) in pairwise(ranked):
            if last < first and _back(one, two):
                return f"{_bare(one.clause)} – {_bare(two.clause)}", one.text, two.text
    return None


def _bare(clause: str) -> str:
    return "".join(c for c in clause if not "\ue000" <= c <= "\ue009").strip(" ,为是")


def _entry(shape: Shape, first: Dated) -> bool:
    """Whether an item or a line of a log begins with its day, or an item stands in a list of steps and has but one."""
    sentence = shape.sentence
    if sentence.sort != "item":
        return sentence.sort == "prose" and first.sort == "clock" and first.place == 0
    cue = CUE.search(f"{' '.join(sentence.under[-1:])} {sentence.lead}".lower())
    return first.place <= LEAD or bool(cue and sum(c in DATE + CLOCK for c in shape.text) == 1)


def _follows(one: Shape, two: Shape) -> bool:
    first, second = one.sentence, two.sentence
    near = second.line - first.line <= 1 + (second.start - first.start > len(first.text))
    return near and (first.under, first.lead) == (second.under, second.lead)


def _run(run: Sequence[tuple[Shape, Dated]]) -> Iterator[Contrary]:
    """Yield the item of a list that lies before the one ahead of it, where all the others follow each other."""
    if len(run) < FEW:
        return
    sentence = run[0][0].sentence
    cue = CUE.search(f"{' '.join(sentence.under[-1:])} {sentence.lead}".lower())
    days = [one for _, one in run]
    if len(run) == FEW and not cue and days[0].sort == "day":
        return
    if found := _turned(days, cue[0] if cue else days[0].text):
        at = next(n for n, (one, two) in enumerate(pairwise(days), 1) if two.last < one.at)
        yield _contrary(run[at][0].sentence, *found)


def _tables(page: Page, year: int | None) -> Iterator[Contrary]:
    """Yield the row of a table of steps that lies before the one ahead of it."""
    for table in page.tables:
        heads = " ".join(cell.text for cell in table.heads.cells).lower()
        steps = _steps(table)
        cue = steps or CUE.search(f"{' '.join(table.under[-1:])} {table.caption} {heads}".lower())
        if len(table.rows) < (FEW - bool(steps)) or (_ACTIONS.search(heads) and not steps and not CUE.search(heads)):
            continue
        # a column of days that nothing announces is one of steps where all but one of many come in their order
        for c in range(len(table.heads.cells) if cue or _graded(table) else 1):
            read = [_number(row.cells[c].text, year) if len(row.cells) > c else None for row in table.rows]
            days = [
                Dated(*number, row.cells[c].text, 0, "") for number, row in zip(read, table.rows, strict=True) if number
            ]
            if len(days) < len(table.rows):
                continue
            if found := _turned(days, cue[0] if cue else days[0].text) if cue or c else _alone(days):
                at = next(n for n, (one, two) in enumerate(pairwise(days), 1) if two.last < one.at)
                row = table.rows[at]
                yield Contrary(
                    line=row.line, excerpt=excerpt_of(" | ".join(cell.text for cell in row.cells)), words=found[0],
                    one=found[1].strip(), two=found[2].strip(),
                )  # fmt: skip
                break


def _steps(table: Table) -> re.Match[str] | None:
    """Return the word for a gate or a step that heads a table, or begins each of its rows, numbered from 1."""
    heads, names = table.heads.cells, [row.cells[0].text.lower() if row.cells else "" for row in table.rows]
    numbers = [found[0] if (found := _DIGITS.search(name)) else "" for name in names]
    numbered = numbers == [str(n) for n in range(1, len(numbers) + 1)] or all(_NTH.match(name) for name in names)
    return STEP.search(f"{heads[0].text} {names[0]}".lower()) if numbered and names else None


def _graded(table: Table) -> bool:
    """Whether the figures of another column of a table climb or fall with each of its rows."""
    for c in range(1, len(table.heads.cells)):
        figures = [quantity(row.cells[c].text) if len(row.cells) > c else None for row in table.rows]
        values = [one.value for one in figures if one and one.dimension == "percent"]
        if len(values) == len(table.rows) > FEW and values in (sorted(set(values)), sorted(set(values), reverse=True)):
            return True
    return False


_DIGITS: Final = regex(r"[0-9]+")
_NTH: Final = regex(r"第[一二三四五六七八九十]+[步批阶轮期波关]|(?:first|second|third|fourth|fifth|last)\b")
