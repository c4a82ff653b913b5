"""Lengths of time with two dates or clock times somewhere in their sentence and rounds that fill a stretch of time."""

import re
from collections.abc import Iterator
from typing import Final

from mcp_server.language.claims import from_texts
from mcp_server.language.relations import Said, written
from mcp_server.language.shapes import CLOCK, COUNT, DATE, MARKS, TIME, Shape
from mcp_server.language.stated_times import canonical, two_days
from mcp_server.language.times import year_of
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_BEGINS: Final = regex(
    r"\b(?:from|between|begins?|began|starts?|started|starting|opens?|opened|since|launched|detected|broke|alarm)\b"
    r"|由|从|自|于|发生|开始|启动|发现|起|中断|故障|开工|进场|报警|告警|开幕"
)
_ENDS: Final = regex(
    r"\b(?:to|until|till|through|and|ends?|ended|ending|finish\w*|clos\w+|over|restored|resolved|recovered"
    r"|fixed|back)\b"
    r"|至|到|结束|恢复|完成|解决|修复|收尾|完工|上线|关闭|[-–—~]"
)
_LASTS: Final = regex(
    r"\s?(?:(?:and|so|thus|or|i\.e\.|which|it|this|that|we)[ ,]{1,2}){0,3}"
    r"(?:(?:last(?:ed|s|ing)|took|takes|for|ran|runs|have|leaves|gives|is|was|makes|a period of|a total of|or|down"
    r"|downtime|duration|time to [a-z]+)(?: of| is| was| about|:)?"
    r"|[\u4e00-\u9fff]{0,2}(?:历时|持续|共计?|用时|耗时|为期|工期|总计|合计|时长|全程|即)(?:为|约|达|:)?)\s?"
)
_NOT: Final = regex(
    r"前|后|内|每|within|after|before|every|\beach|\bper\b|target|目标|at most|at least|周期|早|晚"
    r"|later|earlier|提前|推迟|延期|delay|longer|shorter"
)
_LONG: Final = frozenset({"days", "weeks", "months", "quarters", "years", "working days"})
_SHORT: Final = frozenset({"hours", "minutes", "seconds"})


def spans(shape: Shape, year: int | None) -> Iterator[Said]:
    """Yield lengths of time and rounds that a sentence says together with two moments."""
    moments = [
        (at, one.text) for at, one in zip(shape.places, shape.tokens, strict=True) if shape.text[at] in DATE + CLOCK
    ]
    if not 1 <= len(moments) <= 2 or len({shape.text[at] for at, _ in moments}) != 1:
        return
    (first, one), (last, two) = moments[0], moments[-1]
    clocks = shape.text[first] == CLOCK
    ends = (one, two) if first != last else two_days(one)
    if ends is None or (clocks and first == last):
        return
    own = year_of(ends[1]) or year_of(ends[0]) or year
    low, high = canonical(ends[0], year_of(ends[0]) or own), canonical(ends[1], own, ends[0])
    if not low or not high:
        return
    linked = first == last or (
        _BEGINS.search(shape.text[max(0, first - 24) : last]) and _ENDS.search(shape.text[first + 1 : last + 8])
    )
    if not linked:
        return
    lengths = [(at, figure) for at, figure in shape.figures() if figure.dimension == "duration"]
    if len(lengths) != 1:
        return
    at, stated = lengths[0]
    head, tail = shape.text[max(0, at - 24) : at], shape.text[at + 1 : at + 9]
    head = re.split(f"[{MARKS};]", head)[-1]
    clause = re.split("[,(]", head)[-1]
    later = re.match(r" later\b|后?(?:恢复|修复)", tail) or head.strip() in {",", "(", ":", ""}
    said = not _NOT.search(head[-12:] + tail) and _LASTS.fullmatch(clause)
    if stated.unit in (_SHORT if clocks else _LONG) and (said or (clocks and later)):
        yield Said(stated.start, "elapsed", (low, high), stated, clear=True)
    if not clocks:
        yield from _rounds(shape, (at, stated), (low, high))


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
