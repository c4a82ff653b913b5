"""The figures of a sentence with the words beside them, for those who read what part each of them plays: with halves,
multiples and discounts that are said in words, and what a figure counts where its unit is no known one."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from mcp_server.language.folding import words
from mcp_server.language.number_words import SMALL, english
from mcp_server.language.numerals import whole_number
from mcp_server.language.quantities import quantity
from mcp_server.language.shapes import DATE, RATIO, Shape
from mcp_server.language.times import MONTHS, moment
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

TERMS: Final = 12
"""Figures that are read together."""
NEAR: Final = 48
"""Characters of the words beside a figure."""
BESIDE: Final = 12
"""Characters between a figure and its day."""
_PAUSE: Final = re.compile(r"[,;:()—。!?]|\.\s|\s[-–]\s")
_FOLD: Final = "|".join(word for word, value in SMALL.items() if 1 < value < 11)
_SMALL: Final = "|".join(word for word, value in SMALL.items() if value > 1)
_OF: Final = r"(?:the|as|of|our|that|what|these|those|them|its|last|this|fewer|less|more|lower|higher|shorter)\b"
_WORDS: Final = regex(
    r"(?P<v2>\btwice\b|\bdouble(?= (?:the|that|what|as|last|this)\b))|(?P<v3>\bthrice\b|\btriple(?= (?:the|that"
    r"|what|last)\b))"
    rf"|(?P<h>\b(?:a |one )?half(?= (?:of )?{_OF})|(?<=\bby )(?:a |one )?half\b|一半)"
    r"|\b(?P<part>(?:an?|one|two|three|four)[ -](?:third|quarter|fifth|sixth|eighth|tenth)s?)"
    rf"(?=\s?(?:$|[.,;)])| (?:of )?{_OF}| (?:faster|cheaper|quicker)\b)"
    r"|(?P<x2>\bdoubl(?:ed?|es|ing)\b|翻了?(?:一番|番|倍|一倍))|(?P<x3>\btripl(?:ed|es|ing)\b|\btrebled\b)"
    r"|(?P<x4>\bquadrupl(?:ed|es|ing)\b|翻了?两番)|(?P<x05>\bhalv(?:ed?|es|ing)\b|\bcut in half\b|减半|腰斩|折半)"
    r"|(?<=\bby )(?P<bypart>(?:an?|one|two|three)[ -](?:third|quarter|fifth|sixth|eighth|tenth)s?)\b"
    rf"|\b(?P<fold>{_FOLD})[- ]?fold\b|(?P<off>[一二三四五六七八九][一二三四五六七八九])折"
    rf"|\b(?P<few>{_FOLD}|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|twenty|thirty|forty|fifty|sixty)"
    r"(?= (?:more|fewer|less|higher|lower)\b)"
    rf"|(?:^|(?<=[.;:(] )|(?<=[;:(]))(?P<num>{_SMALL})"
    r"(?= (?:of|in|at|for|were|was|went|came|sold|are|have|had|with|from|more)\b)"
    rf"|(?<= of )(?P<nof>{_FOLD}|twelve)(?=[,.;:)])"
    r"|(?<![第每周期一二三四五六七八九十\d])(?P<n>[一二两三四五六七八九十])(?=[节堂桌班车趟箱筐圈袋盒模排栋])"
)
_VALUES: Final = {
    name: Decimal(value)
    for name, value in (("v2", "2"), ("v3", "3"), ("h", "0.5"), ("x2", "2"), ("x3", "3"), ("x4", "4"), ("x05", "0.5"))
}
_ABOUT: Final = re.compile(
    r"(?:\b(?:nearly|almost|about|around|roughly|more than|over|less than|under|than|not)"
    r"|[近约超过乎不未])(?: [a-z]+)?\s?$"
)
_TEN: Final = "零一二三四五六七八九十"
_BY: Final = re.compile(r"\b(?:by|of)\s?$")
_RANGE: Final = re.compile(r"(.+?)( to )(.+)", re.IGNORECASE)
_THING: Final = re.compile(r"\s?(?:([a-z²³]{1,12})(?![a-z])|([\u4e00-\u9fff]))")
_NO_THING: Final = frozenset("为是共合即和与及的在到至从由比较多少增减升降了有各中每者里以") | frozenset(
    words("a an and are as at by each for from in is of on or out per so than that the to was were with while which")
)
_LABEL: Final = regex(
    r"\b(?:line|room|phase|class|team|group|no\.?|number|version|level|grade|stage|bus|gate|hall|step|part|item"
    r"|question|building|table|figure|section"
    r"|chapter|shift|route|ward|unit|plant|site|lot)\s?$"
)
"""Before a number that is a name: line 2."""
_IN_MONTH: Final = regex(rf"\bin ({'|'.join(MONTHS)})[a-z]*")


_BEHIND: Final = re.compile(rf" (?:in |on |for |by )?(?:the |end of )?{DATE}")


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
    word: str
    """What it is where it is said in no numeral: twice, half, doubled; else empty."""
    when: tuple[int, ...]
    """The day or month that stands beside it."""
    within: str
    """The stretch of time that is named right before it: half, quarter, year; else empty."""


class Line(NamedTuple):
    """A sentence, or two in a row, with a mark for each figure, and those said in words."""

    text: str
    terms: tuple[Term, ...]


class _Piece(NamedTuple):
    """Text with a figure at its end."""

    text: str
    figure: Quantity | None = None
    word: str = ""
    when: tuple[int, ...] = ()
    within: str = ""


def joined(one: Line, other: Line) -> Line:
    """Return two lines as one."""
    low = len(one.text)
    return Line(one.text + other.text, (*one.terms, *(term._replace(place=term.place + low) for term in other.terms)))


@lru_cache(maxsize=4096)
def line(shape: Shape) -> Line:
    """Return a sentence with its figures, and with those that are said in other words."""
    pieces = (*_read(shape), _Piece("\n"))
    text = "".join(piece.text for piece in pieces)
    found, length = [], 0
    for piece in pieces:
        length += len(piece.text)
        if piece.figure is not None:
            found.append((length - 1, piece, piece.figure))
    edges = [*(place for place, _, _ in found), len(text)]
    terms: list[Term] = []
    last = 0
    for number, (place, piece, figure) in enumerate(found, 1):
        head, behind = text[last:place], text[place + 1 : edges[number]]
        pauses = list(_PAUSE.finditer(head))
        pause = pauses[-1] if pauses else None
        # a colon or bracket right before a figure binds it to the words ahead
        if pause and pause[0] in ":(—" and not head[pause.end() :].strip():
            pause = pauses[-2] if len(pauses) > 1 else None
        near, tail = head[pause.end() :] if pause else head, _PAUSE.split(behind)[0]
        thing, noun = figure.unit, _THING.match(behind)
        if not thing and noun and (noun[1] or noun[2]) not in _NO_THING:
            thing = noun[1] or noun[2]
        when = piece.when
        if not when and (month := _IN_MONTH.search(tail)):
            when = (MONTHS.index(month[1]),)
        # what is to be is a level where a change behind it is told
        last_one = terms[-1].figure if terms and number < len(found) else None
        plain_one, beyond = _as_level(figure, head, last_one)
        near += beyond
        terms.append(
            Term(plain_one, place, head[-NEAR:], near[-NEAR:], tail[:NEAR], thing, piece.word, when, piece.within)
        )
        last = place + 1
    return Line(text, tuple(terms))


def _as_level(figure: Quantity, head: str, last: Quantity | None) -> tuple[Quantity, str]:
    """Return a figure that is read as a bound as the change or the level that it is, and what stands before it then:
    超出 8%, from 8% to at most 5%."""
    if figure.bound == "=" or figure.upper is not None:
        return figure, ""
    beyond = _BEYOND.match(figure.text)
    if beyond and not head[head.rfind(",") + 1 :].strip():
        return figure.model_copy(update={"bound": "=", "text": figure.text[beyond.end() :]}), beyond[0]
    aim = _AIMED.match(figure.text) if last and last.dimension == figure.dimension and _TOWARDS.search(head) else None
    return (figure.model_copy(update={"bound": "=", "text": figure.text[aim.end() :]}) if aim else figure), ""


_BEYOND: Final = re.compile(r"超出了?\s?")
_AIMED: Final = regex(
    r"(?:at (?:most|least)|no more than|below|under|above|over|不[高超低少多大]于|不超过|至[多少]|最[多少高低])\s?"
)
_TOWARDS: Final = regex(r"^(?: to|[^,;。()]{0,6}(?:至|到)|\s?(?:→|->)) ?$")
"""Between what was before and what is to be."""


def _read(shape: Shape) -> Iterator[_Piece]:
    """Yield a sentence in pieces."""
    at, start, text = 0, shape.sentence.start, shape.text.replace("\n", " ")
    for place, figure in [*shape.figures(), (len(text), None)]:
        for found in _WORDS.finditer(text, at, place):
            yield _Piece(text[at : found.start()] + RATIO, _said(found, start), found[0])
            at, start = found.end(), start + 1
        if figure is None:
            break
        ahead, mark = text[at:place], text[place]
        if figure.dimension == "count" and not (figure.unit or figure.per) and _LABEL.search(ahead):
            continue
        at, start = place + 1, figure.end
        one, two = _parted(figure, text.startswith(" ago", at), ahead)
        yield _Piece(ahead + mark, one, "", _when(shape, place), _within(shape, place))
        if two:
            yield _Piece(" to " + mark, two)
    yield _Piece(text[at:])


def _parted(figure: Quantity, ago: bool, ahead: str) -> tuple[Quantity, Quantity | None]:
    """Return a figure as its place says it is meant: 1,200 a year ago are no rate, by £2,700 to £5,600 no range."""
    if figure.per and ago:
        return figure.model_copy(update={"per": "", "text": f"{figure.value:f}"}), None
    both = _RANGE.fullmatch(figure.text) if figure.upper is not None and _BY.search(ahead) else None
    one, two = (quantity(both[1]), quantity(both[3])) if both else (None, None)
    if not (both and one and two):
        return figure, None
    return (
        one.model_copy(update={"start": figure.start, "end": figure.start + both.end(1)}),
        two.model_copy(update={"start": figure.start + both.start(3), "end": figure.end}),
    )


def _said(found: re.Match[str], start: int) -> Quantity:
    """Return what words say: 七五折 as 75%, and a multiple or fraction, which need not be exact."""
    kind = found.lastgroup or ""
    if kind == "off":
        value = Decimal(10 * _TEN.index(found["off"][0]) + _TEN.index(found["off"][1]))
        return Quantity(value=value, unit="%", dimension="percent", text=f"{value}%", start=start)
    if kind in {"few", "num", "nof"}:
        read = english(found[kind])
        return Quantity(value=read.value if read else Decimal(0), text=found[kind], start=start)
    if kind == "n":
        value = Decimal(whole_number(found["n"]))
        return Quantity(value=value, unit=found.string[found.end()], text=f"{value}", start=start)
    if kind in {"part", "bypart"}:
        read = english(found[kind].replace("-", " "))
        value = read.value if read else Decimal(0)
    else:
        value = Decimal(SMALL[found["fold"]]) if kind == "fold" else _VALUES[kind]
    about = _ABOUT.search(found.string[max(0, found.start() - 24) : found.start()])
    return Quantity(
        value=value, unit="x", dimension="ratio", step=Decimal("0.01"), text=f"{value:.2f}x", start=start,
        bound="~" if about else "=",
    )  # fmt: skip


_STRETCHES: Final = (
    ("half", regex(r"[上下]半年|\bh[12]\b", re.IGNORECASE)),
    ("quarter", regex(r"季|\bq[1-4]\b|\bquarter\b", re.IGNORECASE)),
    ("year", regex(r"(?:19|20)?[0-9]{2}\s?年?度?|全年", re.IGNORECASE)),
)


def _within(shape: Shape, place: int) -> str:
    """Return the stretch of time of the date right before a figure: 上半年合计 1,338 次."""
    low = max(0, place - BESIDE)
    at = next((at for at in range(place - 1, low - 1, -1) if "\ue000" <= shape.text[at] <= "\ue009"), -1)
    if at < 0 or shape.text[at] != DATE:
        return ""
    text = shape.token(at).text.strip()
    return next((name for name, words in _STRETCHES if (words.fullmatch if name == "year" else words.search)(text)), "")


def _when(shape: Shape, place: int) -> tuple[int, ...]:
    """Return the day that stands before a figure, or behind it, in its clause."""
    text = shape.text
    back, on = range(place - 1, max(-1, place - BESIDE), -1), range(place + 1, min(len(text), place + BESIDE))
    for places in (on, back) if _BEHIND.match(text, place + 1) else (back, on):
        for at in places:
            if text[at] == DATE:
                read = moment(shape.token(at).text, 2000)
                return (0, read.days.start.toordinal()) if read and read.days else ()
            if text[at] in ",;(" or "\ue000" <= text[at] <= "\ue009":
                break
    return ()


def unlike(one: Quantity, other: Quantity) -> bool:
    """Whether two figures cannot be of one thing; one without a unit may be."""
    if one.dimension != other.dimension:
        return not any(figure.dimension == "count" and not figure.unit for figure in (one, other))
    return bool(one.unit and other.unit and one.unit != other.unit)


def like(bare: Quantity, other: Quantity) -> Quantity:
    """Return a figure without a unit in that of another: from 50 to 40 minutes."""
    if bare.dimension != "count" or bare.unit or not other.unit or other.dimension == "count":
        return bare
    return bare.model_copy(update={"unit": other.unit, "dimension": other.dimension})


def plain(figure: Quantity) -> bool:
    """Whether a figure is said to be just so: neither about so much, nor a range, nor a change."""
    return figure.bound == "=" and figure.upper is None and not figure.signed


_WHOLE: Final = re.compile(r"(?<![\d.,])([1-9])(?![\d.,])")
ROUGH: Final = Decimal("0.1")
"""How far off a figure of one digit may be from what it is rounded from."""


def sharp(figure: Quantity, value: Decimal) -> Quantity:
    """Return a figure of one digit as exact where it is too far off to be rounded: 4万元 for 45,000."""
    if figure.step == 1 or not _WHOLE.search(figure.text) or abs(figure.value / value - 1) <= ROUGH:
        return figure
    return figure.model_copy(update={"step": figure.step / 10, "text": _WHOLE.sub(r"\1.0", figure.text, count=1)})


def rounded(run: Sequence[Term], off: Decimal) -> bool:
    """Whether a product is off by no more than what was cut from a factor of one digit behind its point."""
    cut = [term.figure for term in run if _CUT_OFF.search(term.figure.text)]
    return bool(cut) and off != 1 and abs(off - 1) <= sum(figure.step / 2 / figure.value for figure in cut)


_CUT_OFF: Final = regex(r"(?<![0-9])[1-9]\.[0-9](?![0-9])")
