"""Grades of a text, each with the figures that it is given for: colours, marks, stages."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final, NamedTuple

from mcp_server.language.alarm_roles import SIGNS
from mcp_server.language.shapes import Shape
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

_LEAST: Final = regex(r"(?:从|自|由|\bfrom|\bstarting at|\bstarts at|\bat)\s?$")
_MOST: Final = regex(r"(?:到|至|\bto|\btill|\buntil|\bup to)\s?$")
_UPWARDS: Final = regex(
    r"\s?(?:起|(?:及|或|和)?以上|\+|\b(?:and|or) (?:above|more|higher|over|better)|\bupwards?|\bup\b)"
)
_DOWNWARDS: Final = regex(r"\s?(?:(?:及|或|和)?以下|以内|\b(?:and|or) (?:below|less|lower|under|fewer)|\bdownwards?)")
_OPEN: Final = regex(r"(?:超过|高于|大于|多于|\babove|\bover|\bmore than|\bexceeding|\bbeyond)\s?(?:the )?$")
_BENEATH: Final = regex(r"(?:低于|小于|少于|不到|不足|\bbelow|\bunder|\bless than|\bfewer than)\s?(?:the )?$")


class Span(NamedTuple):
    """From where to where a grade is given; nothing where it is open."""

    low: Decimal | None
    high: Decimal | None
    step: Decimal
    unit: str
    text: str
    strict: bool = False
    """Whether one of its ends is not its own: above 5 %."""


class Grade(NamedTuple):
    """A grade, and the figures that stand with it."""

    name: str
    figures: tuple[tuple[int, Quantity], ...]
    line: int


def graded(shape: Shape, names: re.Pattern[str]) -> list[Grade]:
    """Return the grades of a sentence with the figures of each: those behind its name, or else those before it."""
    said = [(found.start(), found.group()) for found in names.finditer(shape.text)]
    figures = list(shape.figures())
    if not said or not figures:
        return []
    ahead = said[0][0] < figures[0][0]
    ends = [start for start, _ in said[1:]] + [1 << 30] if ahead else [start for start, _ in said]
    starts = [start for start, _ in said] if ahead else [-1, *(start for start, _ in said[:-1])]
    return [
        Grade(name, tuple(one for one in figures if low < one[0] < high), shape.sentence.line)
        for (_, name), low, high in zip(said, starts, ends, strict=True)
    ]


def span(shape: Shape, grade: Grade) -> Span | None:
    """Return from where to where a grade is given, where that can be told."""
    low: Decimal | None = None
    high: Decimal | None = None
    for place, one in grade.figures:
        before, after = shape.text[:place], shape.text[place + 1 :]
        sign = SIGNS.get(one.bound, 0)
        if one.upper is not None:
            low, high = one.value, one.upper
        elif sign > 0 or (not sign and (_UPWARDS.match(after) or _OPEN.search(before))):
            low = one.value
        elif sign < 0 or _DOWNWARDS.match(after) or _BENEATH.search(before) or _MOST.search(before):
            high = one.value
        elif _LEAST.search(before):
            low = one.value
        else:
            return None
    return made(low, high, [one for _, one in grade.figures])


def made(low: Decimal | None, high: Decimal | None, figures: Sequence[Quantity]) -> Span | None:
    """Return a span of figures, all counted in the same, or some of them in nothing."""
    units = {one.unit for one in figures if one.unit}
    if not figures or len(units) > 1 or (low is not None and high is not None and low > high):
        return None
    text = " ".join(one.text.strip() for one in figures)
    strict = any(one.bound in {"<", ">"} for one in figures)
    return Span(low, high, max(one.step for one in figures), next(iter(units), ""), text, strict)


def pairs(spans: Sequence[tuple[str, Span]]) -> Iterator[tuple[tuple[str, Span], tuple[str, Span]]]:
    """Yield neighbours of a scale in rising order, where it is one: each but the ends is closed towards the next."""
    ordered = sorted(spans, key=lambda one: (one[1].low is not None, one[1].low or 0, one[1].high or 0))
    for one, two in pairwise(ordered):
        if one[1].high is not None and two[1].low is not None:
            yield one, two
