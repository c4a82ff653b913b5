"""Lengths of time with two dates or clock times somewhere in their sentence and rounds that fill a stretch of time."""

import re
from collections.abc import Iterator
from typing import Final

from mcp_server.language.claims import from_texts
from mcp_server.language.pages import Page, Row
from mcp_server.language.quantities import quantity
from mcp_server.language.relations import Said, written
from mcp_server.language.shapes import CLOCK, COUNT, DATE, MARKS, TIME, Shape
from mcp_server.language.stated_times import canonical, two_days
from mcp_server.language.times import moment, year_of
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_BEGINS: Final = regex(
    r"\b(?:from|between|begins?|began|starts?|started|starting|opens?|opened|since|launched|detected|broke|alarm)\b"
    r"|\b(?:stands?|stood|closed|leaves?|left|down|out|went|arrived|founded|established|set up|was born)\b"
    r"|由|从|自|于|发生|开始|启动|发现|起|中断|故障|开工|动工|破土|进场|报警|告警|开幕|建[校院馆厂成立]|成立"
    r"|创[办立建]|开[馆业园放]|停[电水机]|签订|原定|计划"
)
_ENDS: Final = regex(
    r"\b(?:to|until|till|through|and|ends?|ended|ending|finish\w*|clos\w+|over|restored|resolved|recovered"
    r"|fixed|back)\b"
    r"|\b(?:stops?|stopped|closes?|disbanded|docks?|arrives?|reopened)\b"
    r"|至|到|结束|恢复|完成|解决|修复|收尾|完工|竣工|投[用产运]|交付|验收|开业|通车|上线|关闭|来电|止|实际|[-–—~]"
)
_LASTS: Final = regex(
    r"\s?(?:(?:and|so|thus|or|i\.e\.|which|it|this|that|we)[ ,]{1,2}){0,3}"
    r"(?:(?:last(?:ed|s|ing)|took|takes|for|ran|runs|have|leaves|gives|is|was|makes|a period of|a total of|or|down"
    r"|downtime|duration|time to [a-z]+)(?: of| is| was| about|:)?"
    r"|(?:in|during|for|over|rent for|cost of|of|and) (?:these|this|the|those|all)|after|had been [a-z ]{2,24} for"
    r"|has [a-z ]{2,24} for"
    r"|[\u4e00-\u9fff]{0,4}?(?:历时|持续|共计?|用时|耗时|为期|工期|总计|合计|时长|全程|前后|即|质保期?|保修期?"
    r"|合同期?|租期|任期|有效期|周期|停了|已经?[\u4e00-\u9fff]{0,4})"
    r"(?:为|约|达|:)?)\s?"
)
_SLIPS: Final = regex(r"(?:延期|推迟|延后|延误|晚了?|滞后|逾期|提前|早了?|超期|拖延)了?\s?$")
"""What says that a length is one from a day that was planned to the one that came."""
_PLANNED: Final = regex(r"原定|原计划|计划|应于|本应|预定|\b(?:planned|due|scheduled|originally|expected)\b")
_ADJECTIVE: Final = regex(
    r"\s?(?!(?:later|earlier|before|after|ago|per|each|every|old|long|notice|in|on|at|to|from|and|or)\b)[a-z]{4,}"
)
"""A noun right behind a length: the six-week consultation."""
_NOT: Final = regex(
    r"前|后|内|每|within|after|before|every|\beach|\bper\b|target|目标|at most|at least|周期|早|晚"
    r"|later|earlier|提前|推迟|延期|delay|longer|shorter"
)
_LONG: Final = frozenset({"days", "weeks", "months", "quarters", "years", "working days"})
_SHORT: Final = frozenset({"hours", "minutes", "seconds"})


def spans(shape: Shape, year: int | None, before: Shape | None = None) -> Iterator[Said]:
    """Yield lengths of time and rounds that a sentence says together with two moments, its own or those before it."""
    found = _ends(shape, year)
    if found is None:
        own = any(shape.text[at] in DATE + CLOCK for at in shape.places)
        ends = _ends(before, year) if before and not own and before.sentence.line + 1 >= shape.sentence.line else None
        if ends:
            yield from _these(shape, ends)
        return
    first, last, low, high = found
    clocks = shape.text[first] == CLOCK
    every = sorted([*shape.figures(), *_spelled(shape)], key=lambda one: one[0])
    lengths = [(at, figure) for at, figure in every if figure.unit in (_SHORT if clocks else _LONG)]
    for at, stated in lengths:
        if _says_length(shape, at, stated, (first, last)) and (len(lengths) == 1 or first < at):
            slip = _SLIPS.search(shape.text[max(0, at - 12) : at])
            yield Said(stated.start, "elapsed", _in_order(low, high, year) if slip else (low, high), stated, clear=True)
            break
    if not clocks and len(lengths) == 1:
        yield from _rounds(shape, lengths[0], (low, high))


_FEW: Final = regex(
    r"(?<![第一二两三四五六七八九十几数\ue000-\ue009])([一二两三四五六七八九十]{1,3})(?:个半月|个月|周|个?星期|年|天"
    r"|个?小时)(半)?(?![级度末底初前后内])"
)


def _spelled(shape: Shape) -> Iterator[tuple[int, Quantity]]:
    """Yield lengths in a few Chinese numerals, which elsewhere count nothing: 工期八个月, 为期两年."""
    for found in _FEW.finditer(shape.text):
        start, figure = shape.sentence.text.find(found[0]), quantity(found[0])
        if figure and start >= 0:
            place = shape.sentence.start + start
            yield found.start(), figure.model_copy(update={"start": place, "end": place + len(found[0])})


_LENGTH: Final = regex(r"length|duration|how long|工期|时长|历时|周期|天数|用时", re.IGNORECASE)
_FROM: Final = regex(r"start|begin|from|opens?|开始|起始|开工|起", re.IGNORECASE)
_TILL: Final = regex(r"\bend|finish|until|\bto\b|closes?|结束|完成|完工|竣工|截止|止", re.IGNORECASE)


def span_rows(page: Page, year: int | None) -> Iterator[tuple[Said, Row]]:
    """Yield the lengths of time that the rows of a table give beside their first and last day."""
    for table in page.tables:
        heads = [cell.text for cell in table.heads.cells]
        found = [[c for c, head in enumerate(heads) if cue.search(head)] for cue in (_FROM, _TILL, _LENGTH)]
        if any(len(columns) != 1 for columns in found):
            continue
        start, end, length = (columns[0] for columns in found)
        for row in table.rows:
            if len(row.cells) != len(heads):
                continue
            cell = row.cells[length]
            stated = quantity(cell.text) if len(cell.text) < SHORT else None
            last = row.cells[end].text
            own = year_of(last) or year
            ends = canonical(row.cells[start].text, own), canonical(last, own, row.cells[start].text)
            if stated and stated.dimension == "duration" and all(ends):
                stated = stated.model_copy(update={"start": cell.start, "end": cell.start + len(cell.text)})
                yield Said(stated.start, "elapsed", ends, stated, clear=True), row


SHORT: Final = 40
"""Characters of a cell that may be a length."""


def _in_order(low: str, high: str, year: int | None) -> tuple[str, str]:
    """Return two days, the earlier one first."""
    one, two = moment(low, year), moment(high, year)
    return (high, low) if one and two and one.days and two.days and two.days.end < one.days.start else (low, high)


def _ends(shape: Shape, year: int | None) -> tuple[int, int, str, str] | None:
    """Return where the only two moments of a sentence stand, and which they are, where something lasts between them."""
    moments = [
        (at, one.text) for at, one in zip(shape.places, shape.tokens, strict=True) if shape.text[at] in DATE + CLOCK
    ]
    if not 1 <= len(moments) <= 2 or len({shape.text[at] for at, _ in moments}) != 1:
        return None
    (first, one), (last, two) = moments[0], moments[-1]
    ends = (one, two) if first != last else two_days(one)
    if ends is None or (shape.text[first] == CLOCK and first == last):
        return None
    own = year_of(ends[1]) or year_of(ends[0]) or year
    low, high = canonical(ends[0], year_of(ends[0]) or own), canonical(ends[1], own, ends[0])
    linked = (
        first == last
        or " later" in shape.text[first:]
        or (_BEGINS.search(shape.text[max(0, first - 24) : last]) and _ENDS.search(shape.text[first + 1 : last + 8]))
    )
    return (first, last, low, high) if low and high and linked else None


def _says_length(shape: Shape, at: int, stated: Quantity, ends: tuple[int, int]) -> bool:
    """Whether a length is said to be the one between two moments of its sentence."""
    text, (first, last) = shape.text, ends
    behind = at + (len(stated.text) if text[at] != TIME else 1)
    head, tail = text[max(0, at - 40) : at], text[behind : behind + 8]
    head = re.split(f"[{MARKS};]", head)[-1]
    clause = re.split("[,(]", head)[-1]
    if _SLIPS.search(clause):
        return bool(_PLANNED.search(text[: first + 8])) and at > last
    if re.match(r" later\b", tail):
        return first < at
    if "-" in stated.text and _ADJECTIVE.match(text, behind):
        return at < first or bool(_THESE.search(head))
    over = head.strip() in {", after", "after"} and at > last and bool(_OVER.search(text[first:last]))
    if over or (text[first] == CLOCK and (re.match("后?(?:恢复|修复)", tail) or head.strip() in {",", "(", ":", ""})):
        return True
    return not _NOT.search(f"{head[-12:]}{tail}".replace("前后", "")) and bool(_LASTS.fullmatch(clause))


_THESE: Final = regex(r"\b(?:these|this|the whole|all)\s$|这\s?$")
_OVER: Final = regex(r"\b(?:over|ended|restored|back|finished|resolved|recovered|reopened|closed)\b")


def _these(shape: Shape, ends: tuple[int, int, str, str]) -> Iterator[Said]:
    """Yield a length that takes up the two days of the sentence before: in these six weeks."""
    for at, stated in shape.figures():
        if (
            stated.unit in _LONG
            and _THESE.search(shape.text[max(0, at - 12) : at])
            and not _NOT.search(shape.text, at, at + 9)
        ):
            yield Said(stated.start, "elapsed", ends[2:], stated, clear=True)


_ROUND: Final = regex(
    rf"({COUNT})\s?(?:轮|次|个)?(?:迭代|冲刺|sprints?|iterations?|rounds?|cycles?|waves?)?,?\s?"
    rf"(?:of |每[轮次期个]{{1,2}}(?:迭代|冲刺)?为?期?\s?|each (?:of |lasting )?|with )({TIME})"
)
_ROUND_NAMES: Final = regex(r"轮|迭代|冲刺|sprint|iteration|round|cycle|wave")


def _rounds(shape: Shape, length: tuple[int, Quantity], ends: tuple[str, str]) -> Iterator[Said]:
    """Yield rounds of so long each, where they do not fit between two days; that they leave room is no fault."""
    for found in _ROUND.finditer(shape.text):
        number, each = shape.figure(found.start(1)), length[1]
        if found.start(2) != length[0] or not _ROUND_NAMES.search(number.text.lower() + found[0]):
            continue
        if number.bound != "=" or number.value != number.value.to_integral_value() or not 2 <= number.value <= 60:
            continue
        whole = each.model_copy(update={"value": each.value * number.value, "text": ""})
        result = from_texts("elapsed", ends, written(whole))
        if result and (result.holds or result.value.value < whole.value):
            yield Said(each.start, "elapsed", ends, whole, clear=True)
