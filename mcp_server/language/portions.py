"""Portions of a whole however they are written, each as a percentage: 46 %, 四成, 三分之二, a third, one in ten."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Final, NamedTuple

from mcp_server.language.folding import words
from mcp_server.language.quantities import Token, quantity
from mcp_server.language.shapes import COUNT, EFFORT, MONEY, PERCENT, RATIO, TIME, Shape
from mcp_server.model.quantity import Bound, Quantity
from mcp_server.regex import regex

_FEW_WORDS: Final = words("one two three four five six seven eight nine ten")
_ONES: Final = {word: number for number, word in enumerate(_FEW_WORDS, 1)}
_MANY: Final = _ONES | {
    "eleven": 11, "twelve": 12, "fifteen": 15, "sixteen": 16, "twenty": 20, "twenty-five": 25, "thirty": 30,
    "forty": 40, "fifty": 50, "hundred": 100, "a hundred": 100,
}  # fmt: skip
_PARTS: Final = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12, "twentieth": 20,
}  # fmt: skip
_PART: Final = "|".join(_PARTS)
_FEW: Final = "|".join(_FEW_WORDS)
_OF: Final = "|".join(sorted(_MANY, key=len, reverse=True))
_OTHER: Final = r"(?:the |a )?(?:remaining|other) "
_SPLIT: Final = regex(
    rf"(?P<other>\b{_OTHER})?\b(?P<n>a|an|{_FEW})[ -](?P<part>{_PART})s?\b"
    rf"|(?P<rest>\b{_OTHER})(?P<last>{_PART})\b|(?P<half>\bhalf\b|一半|半数)"
    rf"|\bevery (?P<nth>second|{'|'.join(list(_PARTS)[2:])})\b"
    rf"|(?P<few>\b(?:{_FEW})|{COUNT})(?: [a-z]+)? (?:in|out of) (?:every |each )?(?P<of>{COUNT}|(?:{_OF})\b)"
    rf"|每(?P<each>{COUNT})[^,。;{COUNT}-{TIME}]{{0,12}}?(?:,?就?有|中有?|里有?){{1,2}}"
    rf"(?P<got>一[个位名家户人台件]|{COUNT})"
)
_NO_PART: Final = regex(
    r"[ -](?:time|part(?:y|ies)|place|year|quarter|month|week|day|hour|term|mile|dozen|an?\b|past|price|point|of an? "
    r"|(?:of|in) (?:20[0-9]{2}|the year))"
)
_NO_TURN: Final = regex(
    r" (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend|day|night|week|month|year|hour|minute|time|quarter)s?\b"
)
"""What comes in turns, and is no part of anything."""
_NO_HALF: Final = regex(r"(?:\b(?:first|second|this|last|next|other|each|per|and a|in) |[大小前后上下多][一]?)$")
_FEW_OF: Final = regex(
    rf"\b(?P<few>{_FEW}) (?:(?:out )?of|from) (?:(?:the|our|these|its|all|their) )*"
    rf"(?:(?=[{COUNT}{MONEY}{TIME}{EFFORT}])|(?P<of>{_FEW}|twelve)(?= [a-z]+ [a-z]+,|,| \())"
)
"""A small number of others: nine of the 75, four of five, …."""
_AND_A: Final = regex(rf"(?:{_FEW}|[{COUNT}-{TIME}0-9]) and $")
"""What makes a half a part of a number: two and a half."""
_AFTER_PART: Final = regex(
    r"\s?(?:$|[,.;:)(]|(?:of|for|on|in|to|by|from|under|with|at|and|or|are|is|were|was|have|has|had|went|goes?|comes?"
    r"|came)\b)"
)
_BEFORE_FEW: Final = regex(
    r"(?:^|[,;:(]|\b(?:and|or|about|only|just|nearly|almost|some|that|for|by|to|of|is|was|now|the|than|under|over|so|thus|hence"
    r"|namely|i\.e\.,?|which))\s?$"
)
_QUARTERS: Final = regex(rf"\s?({'|'.join(_ONES)}|[1-3])[ -]quarters?", re.IGNORECASE)
EVERY_COIN: Final = regex(r"\b(?:every|each) (?:pound|dollar|euro|franc)\b|每一?(?:元|块)钱?")
"""What is told of in parts of a hundred."""
_COIN: Final = regex(
    rf"(?P<coins>[0-9]{{1,2}}(?:\.[0-9])?)(?:p|c|ct)\b|(?P<count>{COUNT})\s?(?P<ten>[角毛])|(?P<cents>{COUNT})"
)
_BEFORE_BOUND: Final = regex(
    r"(?:(?P<over>超过?|逾|过|(?:just |well )?over|more than|at least)"
    r"|(?P<under>不到|不足|(?:less|fewer) than|(?:just |well )?under|up to|at most)"
    r"|接?近|约|大概|差不多|几乎|a good|close to|about|nearly|almost|roughly|around)\s?(?:an? )?$"
)
_BEHIND_BOUND: Final = regex(
    r"\s?(?:(?P<over>以上|多|强|or more)|(?P<under>以下|or less|弱)|左右|上下|的样子|光景|or so)"
)
_OF_THE: Final = regex(r" of (?:the|our|all|its|their|them|these)\b(?! (?:year|quarter|day|time)\b)")
_ASIDE: Final = regex(r"(?:,|\(|[–—]| - )\s?(?:or |so |thus |hence |that is,? |i\.e\.,? |about |just |only )*$")
_CLOSED: Final = regex(r"\s?(?:$|[,.;:)])")
_OF_SOME: Final = regex(rf"{COUNT} (?:out )?of (?:the |our |all )?$")
_BARE: Final = regex(rf"({COUNT})(?=\s?(?:,|、|/|and|和|,\s?and|and,?)\s?({COUNT}|{PERCENT}))")


def soft(figure: Quantity) -> bool:
    """Whether a portion is told more roughly than its digits say: a third, 三成."""
    read = quantity(figure.text)
    return read is not None and figure.step > read.step


_WORDS: Final = regex(rf"\b(?:(?:{_PART})s?|every|of|from|out|in|pound|dollar|euro|franc)\b|[半每]")


class Piece(NamedTuple):
    """A portion in a shape: from where to where, how much of a hundred, and the token whose place it takes."""

    low: int
    high: int
    value: Decimal
    about: Bound = "="
    """Whether it is more or less than that."""
    room: Decimal = Decimal(1)
    """How coarse it is meant to be."""
    mark: str = PERCENT


@lru_cache(maxsize=4096)
def portioned(shape: Shape, *, most: bool = False) -> Shape:
    """Return a shape in which each portion is a percentage; also what is only most of a whole, where that is asked."""
    loose = _most(shape) if most else ()
    pieces = sorted((*_marked(shape), *_worded(shape), *loose), key=lambda piece: (piece.low, -piece.high))
    if not pieces:
        return shape
    text, tokens, places, at = "", [], [], 0
    for piece in pieces:
        if piece.low < at:
            continue
        for place, token in zip(shape.places, shape.tokens, strict=True):
            if at <= place < piece.low:
                tokens.append(token)
                places.append(len(text) + place - at)
        text += shape.text[at : piece.low]
        places.append(len(text))
        tokens.append(_token(shape, piece))
        text, at = text + piece.mark, piece.high
    for place, token in zip(shape.places, shape.tokens, strict=True):
        if place >= at:
            tokens.append(token)
            places.append(len(text) + place - at)
    return Shape(text + shape.text[at:], tuple(tokens), tuple(places), shape.sentence)


def _token(shape: Shape, piece: Piece) -> Token:
    value = piece.value if piece.value == round(piece.value, 1) else round(piece.value, 1)
    value = value.quantize(Decimal(1)) if value == value.to_integral_value() else value
    within = [token for place, token in zip(shape.places, shape.tokens, strict=True) if piece.low <= place < piece.high]
    start = within[0].start if within else _start(shape, piece.low)
    counted = piece.mark == COUNT
    figure = Quantity(
        value=value,
        unit="" if counted else "%",
        dimension="count" if counted else "percent",
        step=piece.room,
        bound=piece.about if piece.about != "=" else _about(shape.text, piece),
        text=f"{value:f}" if counted else f"{value:f}%",
        start=start,
        end=start + 1,
    )
    return Token("quantity", within[0].text if within else shape.text[piece.low : piece.high], start, start + 1, figure)


def _about(text: str, piece: Piece) -> Bound:
    ahead = _BEFORE_BOUND.search(text, max(0, piece.low - 14), piece.low)
    behind = _BEHIND_BOUND.match(text, piece.high)
    if (ahead and ahead["over"]) or (behind and behind["over"]):
        return ">"
    if (ahead and ahead["under"]) or (behind and behind["under"]):
        return "<"
    return "~" if ahead or behind else "="


def _start(shape: Shape, place: int) -> int:
    """Return about where a place of a shape stands in the text: behind the token before it, and before the next."""
    low, start = 0, shape.sentence.start
    for at, token in zip(shape.places, shape.tokens, strict=True):
        if at >= place:
            break
        low, start = at + 1, token.end
    return start + place - low


def _marked(shape: Shape) -> Iterator[Piece]:
    """Yield the portions that are figures as they stand, but not as percentages of their own precision."""
    for place, token in zip(shape.places, shape.tokens, strict=True):
        figure = token.quantity
        if figure is None or figure.upper is not None:
            continue
        mark = shape.text[place]
        if mark == PERCENT and "成" in figure.text:
            yield Piece(place, place + 1, figure.value, figure.bound, min(figure.step / 2, figure.value / 5))
        elif mark == RATIO and shape.text.startswith("决赛", place + 1):
            continue
        elif mark == RATIO and figure.value <= 1 and ("分之" in figure.text or figure.text[-1:].isalpha()):
            yield _fraction(place, place + 1, figure.value * 100, figure.bound)
        elif (
            mark == TIME
            and (said := _QUARTERS.fullmatch(token.text))
            and (
                _OF_THE.match(shape.text, place + 1)
                or (_ASIDE.search(shape.text[:place]) and _CLOSED.match(shape.text, place + 1))
            )
        ):
            yield _fraction(place, place + 1, Decimal(25) * (_ONES.get(said[1].lower()) or int(said[1])))
    # 30, 25, 25 and 15 per cent
    joined = [found.start() for found in _BARE.finditer(shape.text)]
    known = {place for place in shape.places if shape.text[place] == PERCENT}
    for place in reversed(joined):
        following = next((at for at in shape.places if at > place), -1)
        figure = shape.figure(place)
        if _OF_SOME.search(shape.text, 0, place):
            # 54 of 90, 66 %
            continue
        if following in known and not figure.unit and figure.bound == "=" and figure.value < 100:
            known.add(place)
            yield Piece(place, place + 1, figure.value)


def _worded(shape: Shape) -> Iterator[Piece]:
    text = shape.text
    sure = PERCENT in text or RATIO in text
    if EVERY_COIN.search(f"{shape.sentence.lead} {text}".lower()):
        yield from _coins(shape)
    if not _WORDS.search(text):
        return
    yield from _few_of(text, told=sure)
    for found in _SPLIT.finditer(text):
        low, high = found.span()
        if found["few"] or found["each"]:
            one, two = (_number(shape, found, name) for name in (("few", "of") if found["few"] else ("got", "each")))
            if (
                one
                and two
                and 0 < one < two <= 100
                and (found["each"] or _BEFORE_FEW.search(text, max(0, low - 8), low))
            ):
                # what is counted stays where it stands: nine in ten respondents
                yield _fraction(low, high, one / two * 100)
            continue
        if _NO_PART.match(text, high) or _AND_A.search(text, max(0, low - 8), low):
            continue
        if found["nth"]:
            if not _NO_TURN.match(text, high):
                yield _fraction(low, high, Decimal(100) / _PARTS.get(found["nth"], 2))
            continue
        if found["half"]:
            if not _NO_HALF.search(text, max(0, low - 8), low) and text[high : high + 1] not in {
                "-",
                "年",
                "月",
                "天",
                "个",
            }:
                yield _fraction(low, high, Decimal(50))
            continue
        many = Decimal(_ONES.get(found["n"] or "", 1))
        part = _PARTS[found["part"] or found["last"]]
        loose = not found["rest"] and not found["other"] and found["n"] in {"a", "an", "one"}
        if many <= part and (not loose or sure or _AFTER_PART.match(text, high)):
            start = found.start("rest") if found["rest"] else found.start("n")
            start = found.start("last") if found["rest"] else start
            yield _fraction(start, high, many / part * 100)
            sure = True


def _few_of(text: str, *, told: bool) -> Iterator[Piece]:
    """Yield small numbers in words that are some of others; *told*: whether their share is told beside them."""
    for few in _FEW_OF.finditer(text):
        for name in ("few", "of") if told or not few["of"] else ():
            if few[name]:
                yield Piece(few.start(name), few.end(name), Decimal(_MANY[few[name]]), mark=COUNT)


_MOST: Final = regex(
    r"(?P<more>\b(?:the |an? )?(?:(?:vast|great|large|clear|slim|narrow|bare|overwhelming|absolute|simple) )?majority\b"
    r"|(?<!at )(?<!the )\bmost(?= of (?:the|our|its|these|those|them|all|my|their|your)\b(?! time\b| day\b))"
    r"|(?:^|[,;:(] ?|\b(?:and|but|so|that|because) )most(?= (?:[a-z]+ )?(?:[a-z]+s|people|staff)\b)"
    r"|过半数?|半数以上|一半以上|绝?大?多数|大部分|大半)"
    r"|(?P<less>\b(?:the |an? )?(?:(?:small|tiny|large|sizeable) )?minority\b|(?:不到|不足)(?:半数|一半)|少数|小部分"
    r"|小半)"
)


def _most(shape: Shape) -> Iterator[Piece]:
    """Yield the words for more or less than half of something."""
    for found in _MOST.finditer(shape.text):
        low = found.end() - 4 if found[0].endswith("most") else found.start()
        yield Piece(low, found.end(), Decimal(50), ">" if found["more"] else "<", Decimal(0))


def _fraction(low: int, high: int, value: Decimal, about: Bound = "=") -> Piece:
    """Return a share that is told as a fraction: it is meant to be near it."""
    return Piece(low, high, value, about, min(Decimal(3), value / 5))


def _coins(shape: Shape) -> Iterator[Piece]:
    """Yield the pence and cents of a whole that is told of as one pound or dollar."""
    for found in _COIN.finditer(shape.text):
        if found["coins"]:
            yield Piece(found.start(), found.end(), Decimal(found["coins"]))
        elif found["count"]:
            yield Piece(found.start(), found.end(), shape.figure(found.start()).value * 10)
        elif (figure := shape.figure(found.start())).unit in {"cents", "cent", "pence", "分"} and figure.upper is None:
            yield Piece(found.start(), found.end(), figure.value)


def _number(shape: Shape, found: re.Match[str], name: str) -> Decimal:
    said = found[name]
    if said == COUNT:
        figure = shape.figure(found.start(name))
        return figure.value if figure.bound == "=" and figure.upper is None else Decimal(0)
    return Decimal(1) if said[0] == "一" else Decimal(_MANY.get(said, 0))
