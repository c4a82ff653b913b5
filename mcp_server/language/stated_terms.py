"""The figures of a sentence with the words beside them, for those who read what part each of them plays: with halves,
multiples and discounts that are said in words, and what a figure counts where its unit is no known one."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from mcp_server.language.number_words import SMALL
from mcp_server.language.quantities import quantity
from mcp_server.language.shapes import RATIO, Shape
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

TERMS: Final = 12
"""Figures that are read together."""
NEAR: Final = 48
"""Characters of the words beside a figure."""
_PAUSE: Final = re.compile(r"[,;:()\n—。!?]|\.\s|\s[-–]\s")
_FOLD: Final = "|".join(word for word, value in SMALL.items() if 1 < value < 11)
_OF: Final = r"(?:the|as|of|our|that|what|these|those|them|its|last|this|fewer|less|more|lower|higher|shorter)\b"
_WORDS: Final = regex(
    rf"(?P<v2>\btwice\b|\bdouble(?= (?:the|that|what|as|last|this)\b))|(?P<v3>\bthrice\b|\btriple(?= (?:the|that|what|last)\b))"
    rf"|(?P<h>\b(?:a |one )?half(?= (?:of )?{_OF})|(?<=\bby )(?:a |one )?half\b|一半)"
    rf"|(?P<q>\b(?:a|one) quarter(?= (?:of )?{_OF})|(?<=\bby )(?:a|one) quarter\b)"
    rf"|(?P<t>\bthree[- ]quarters(?= (?:of )?{_OF}))"
    rf"|\b(?P<fold>{_FOLD})[- ]?fold\b|(?P<off>[一二三四五六七八九][一二三四五六七八九])折"
)
_VALUES: Final = {"v2": "2", "v3": "3", "h": "0.5", "q": "0.25", "t": "0.75"}
_TEN: Final = "零一二三四五六七八九"
_BY: Final = re.compile(r"\b(?:by|of)\s?$")
_RANGE: Final = re.compile(r"(.+?)( to )(.+)", re.IGNORECASE)
_THING: Final = re.compile(r"\s?(?:([a-z²³]{1,12})(?![a-z])|([\u4e00-\u9fff]))")
_NO_THING: Final = frozenset(
    (
        *"为是共合即和与及的在到至从由比较多少增减升降了有各中每者里以",
        *"a an and are as at by each for from in is of on or out per so than that the to was were with while which".split(),
    )
)


class Term(NamedTuple):
    """A figure with the words beside it."""

    figure: Quantity
    place: int
    """Where its mark stands in the text of its line."""
    head: str
    """What stands between the figure before and this one."""
    near: str
    """Of this, what stands behind the last pause."""
    tail: str
    """What stands between this figure and the next, up to a pause."""
    thing: str
    """What it counts: its unit, else the word behind it."""
    word: bool
    """Whether it is said in words that are no numeral: twice, half."""


class Line(NamedTuple):
    """A sentence, or some in a row, with a mark for each figure, and those said in words."""

    text: str
    terms: tuple[Term, ...]


def line(shapes: Sequence[Shape]) -> Line:
    """Return sentences as one line."""
    pieces: list[str] = []
    found: list[tuple[int, Quantity, bool]] = []
    length = 0
    for shape in shapes:
        for text, figure, word in _read(shape):
            pieces.append(text)
            length += len(text)
            if figure is not None:
                found.append((length - 1, figure, word))
        pieces.append("\n")
        length += 1
    text = "".join(pieces)
    edges = [*(place for place, _, _ in found), len(text)]
    terms, last = [], 0
    for number, (place, figure, word) in enumerate(found, 1):
        head, behind = text[last:place], text[place + 1 : edges[number]]
        pauses = list(_PAUSE.finditer(head))
        pause = pauses[-1] if pauses else None
        # a colon or bracket right before a figure binds it to the words ahead
        if pause and not head[pause.end() :].strip():
            pause = pauses[-2] if len(pauses) > 1 else None
        near = head[pause.end() :] if pause else head
        thing = figure.unit
        if not thing and (noun := _THING.match(behind)):
            thing = noun[1] or noun[2]
            thing = "" if thing in _NO_THING else thing
        terms.append(Term(figure, place, head[-NEAR:], near[-NEAR:], _PAUSE.split(behind)[0][:NEAR], thing, word))
        last = place + 1
    return Line(text, tuple(terms))


def _read(shape: Shape) -> Iterator[tuple[str, Quantity | None, bool]]:
    """Yield the text of a sentence in pieces, each but the last with its figure at its end."""
    at, start, text = 0, shape.sentence.start, shape.text.replace("\n", " ")
    figures = list(shape.figures())
    for place, figure in [*figures, (len(text), None)]:
        for found in _WORDS.finditer(text, at, place):
            yield text[at : found.start()] + RATIO, _said(found, start), True
            at, start = found.end(), start + 1
        if figure is None:
            break
        mark, ahead = text[place], text[at:place]
        at, start = place + 1, figure.end
        if figure.per and text.startswith(" ago", at):
            figure = figure.model_copy(update={"per": "", "text": f"{figure.value:f}"})
        both = _RANGE.fullmatch(figure.text) if figure.upper is not None and _BY.search(ahead) else None
        one, two = (quantity(both[1]), quantity(both[3])) if both else (None, None)
        if both and one and two:
            # by £2,700 to £5,600: no range, but how much, and up to where
            yield ahead + mark, one.model_copy(update={"start": figure.start, "end": figure.start + 1}), False
            ahead, figure = " to ", two.model_copy(update={"start": figure.start + both.start(3), "end": figure.end})
        yield ahead + mark, figure, False
    yield text[at:], None, False


def _said(found: re.Match[str], start: int) -> Quantity:
    kind = found.lastgroup or ""
    if kind == "off":
        value = Decimal(10 * _TEN.index(found["off"][0]) + _TEN.index(found["off"][1]))
        return Quantity(value=value, unit="%", dimension="percent", text=f"{value}%", start=start)
    value = Decimal(SMALL[found["fold"]] if kind == "fold" else _VALUES[kind])
    return Quantity(value=value, unit="x", dimension="ratio", step=Decimal("0.01"), text=f"{value:.2f}x", start=start)


def unlike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures cannot be of one thing."""
    return one.dimension != other.dimension or bool(one.unit and other.unit and one.unit != other.unit)


def plain(figure: Quantity) -> bool:
    """Whether a figure is said to be just so: neither about so much, nor a range, nor a change."""
    return figure.bound == "=" and figure.upper is None and not figure.signed
