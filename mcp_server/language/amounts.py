"""The figures of a sentence that may be added up, each with the words that stand beside it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Final

from mcp_server.language.claims import may_be_rounded
from mcp_server.language.folding import words
from mcp_server.language.shapes import Shape
from mcp_server.model.quantity import Quantity
from mcp_server.regex import regex

BESIDE: Final = 60
"""Characters before and behind a figure that say what it is."""
_BARE: Final = {word: Decimal(n) for n, word in enumerate(words("one two three four five six seven eight nine ten"), 1)}
_MANY: Final = {
    word: Decimal(n)
    for n, word in enumerate(
        words("eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty"), 11
    )
}
_TENS: Final = {
    word: Decimal(n)
    for n, word in zip(range(20, 100, 10), words("twenty thirty forty fifty sixty seventy eighty ninety"), strict=True)
}
_ALL: Final = {
    **_BARE,
    **_MANY,
    **_TENS,
    **{f"{ten}-{one}": many + few for ten, many in _TENS.items() for one, few in list(_BARE.items())[:9]},
}
_NAMES: Final = sorted(_ALL, key=lambda word: (-len(word), word == "one"))
_COUNTERS: Final = "位名人个家件台项次场处条辆户张本份套间门栋"
_WORD: Final = regex(
    rf"(?:^|[,;:(.]\s?|\b(?:and|as|into|namely|being) |\bthe (?:other|remaining|rest,) |\bleaving |\bleft )(?:just "
    rf"|only )?"
    rf"(?P<n>{'|'.join(_NAMES)})(?= (?:of (?:the|our|these|those|them|whom|which)\b"
    rf"|(?!of\b|another|or\b|by\b|hundred|thousand|day\b|week\b|month\b|year\b)[a-z]))"
    rf"|(?!(?:at|by|to|of|from|until|past|before|after|these|those|the|all|about|over|under|every|page|line"
    rf"|phase|step|days?|weeks?|rounds?|years?|grades?|rooms?|classe?s?|floors?|gates?|platforms?|lots?|units?"
    rf"|numbers?|levels?|zones?|parts?|chapters?|stages?|groups?|teams?|tables?|figures?|acts?|volumes?|sheds?"
    rf"|wards?) )\b[a-z]{{3,}} "
    rf"(?P<m>{'|'.join(_NAMES[:-1])})(?=[,;.)]|$| and )"
    rf"|[a-z)][,:] (?P<k>{'|'.join(_ALL)})(?=[;.)]|$)"
    rf"|(?<![a-z-])(?<!at )(?<!by )(?<!in )(?<!the )(?P<c>(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(list(_BARE)[:9])}))?)"
    r"(?= (?:of (?:them|these|those|us|whom|which)|as|in|from|for|at|on|were|are|with|had|have|came|went|went|by)\b"
    r"|[,;.)]|$)"
    rf"|(?<=[\u4e00-\u9fff])(?<![第每同任某这那另唯有是为进近统万划之各])(?P<z>一)(?=[{_COUNTERS}](?:[、,;。)和及]|$))"
)
"""A small number whose noun is left out: four on the bays, two in triage."""
_PEOPLE: Final = frozenset({"人", "名", "位"})
_SECONDS: Final = {"hours": 3600, "minutes": 60, "seconds": 1}
PAUSE: Final = re.compile(r"[,;:()。!?、—]|\.(?=\s|$)|\s[-–]\s")


@dataclass(frozen=True, eq=False)
class Amount:
    """A figure with the words before and behind it, up to the next figure; each is equal to itself alone."""

    figure: Quantity
    place: int
    """Where it stands in the shape of its sentence."""
    head: str
    tail: str

    @cached_property
    def near(self) -> str:
        """The words right before it, from the last pause on."""
        return PAUSE.split(self.head.rstrip(" :("))[-1].strip()

    @cached_property
    def behind(self) -> str:
        """The words right behind it, up to the first pause."""
        return PAUSE.split(self.tail)[0].strip()


@lru_cache(maxsize=8)
def amounts(shape: Shape) -> tuple[Amount, ...]:
    """Return the figures of a sentence in order, small numbers without a noun among them."""
    text = shape.text
    found = [(place, _spelled(figure)) for place, figure in shape.figures()]
    for bare in _WORD.finditer(text):
        name = bare.lastgroup or "n"
        at = bare.start(name)
        counted = {"value": Decimal(1), "unit": text[at + 1]} if name == "z" else {"value": _ALL[bare[name]]}
        found.append((at, Quantity(**counted, start=shape.sentence.start + at)))
    found.sort(key=lambda one: one[0])
    edges = [place + (1 if figure.text else _length(text, place)) for place, figure in found]
    lows, highs = [0, *edges], [*(place for place, _ in found), len(text)]
    return tuple(
        Amount(figure, place, text[max(low, place - BESIDE) : place], text[edge : min(high, edge + BESIDE)])
        for (place, figure), low, edge, high in zip(found, lows[:-1], edges, highs[1:], strict=True)
    )


def _spelled(one: Quantity) -> Quantity:
    """Return a small number in words without a noun that stands far behind it: five sorted clothes."""
    few = one.dimension == "count" and one.unit and one.text[:1].isalpha() and one.text.isascii()
    return one.model_copy(update={"unit": ""}) if few and one.text.count(" ") > 1 else one


def _length(text: str, place: int) -> int:
    end = place
    if text[place] == "一":
        return 2
    while end < len(text) and (text[end].isalpha() or (text[end] == "-" and text[end + 1 : end + 2].isalpha())):
        end += 1
    return end - place


def is_amount(figure: Quantity) -> bool:
    """Whether a figure is told as just so much: no bound, no range, no change, no rate, and more than nothing."""
    return figure.bound == "=" and figure.upper is None and not figure.signed and not figure.per and figure.value > 0


def like(one: Quantity, other: Quantity) -> bool:
    """Whether two figures can be added: as alike, people by any of their counters, and hours with minutes."""
    if one.bound != "=" or other.bound != "=" or one.upper is not None or other.upper is not None:
        return False
    mine, theirs = one.unit, other.unit
    if one.dimension == other.dimension and (mine == theirs or (one.dimension == "count" and not (mine and theirs))):
        return True
    return (mine in _PEOPLE and theirs in _PEOPLE) or (mine in _SECONDS and theirs in _SECONDS)


def of_one_unit(figures: Sequence[Quantity]) -> list[Quantity]:
    """Return figures in one unit: hours and minutes in the finest of them."""
    units = {one.unit for one in figures}
    if len(units) < 2 or not units <= _SECONDS.keys():
        return list(figures)
    finest = min(units, key=_SECONDS.__getitem__)
    return [_in(one, finest) for one in figures]


def _in(one: Quantity, unit: str) -> Quantity:
    if one.unit == unit:
        return one
    times = Decimal(_SECONDS[one.unit]) / _SECONDS[unit]
    return one.model_copy(update={"value": one.value * times, "unit": unit, "step": one.step * times, "text": ""})


def may_be_like(one: Quantity, other: Quantity) -> bool:
    """Whether two figures may count the same, under whatever names: customers and renewals."""
    counted = one.dimension == other.dimension == "count"
    return like(one, other) or (counted and one.unit.isascii() and other.unit.isascii())


def negative(one: Quantity) -> Quantity:
    """Return a figure as one that is taken away."""
    return one.model_copy(update={"value": -one.value, "text": f"-{one.text.strip()}" if one.text else ""})


def off(parts: Sequence[Quantity], total: Quantity) -> Decimal | None:
    """Return how far parts are off their total, of its size; nothing where their rounding may be the reason."""
    away = abs(sum((one.value for one in parts), Decimal(0)) - total.value)
    every = [*parts, total]
    if not may_be_rounded(every):
        room = Decimal(0)
    elif len({one.step for one in every}) == 1 and "." in total.text:
        # six figures in millions with one decimal are each rounded by as much
        room = total.step / 2 * len(every)
    else:
        # 1.2亿 beside 7,400万 is rounded less than its one decimal says
        room = sum((min(one.step / 2, abs(one.value) / 150) for one in every if one.step != 1), Decimal(0))
    if 0 < away <= room:
        return None
    return away / abs(total.value) if total.value else None


def before_break(parts: list[Amount]) -> list[Amount]:
    """Return the members of a list up to a semicolon, where not all of them are parted so."""
    breaks = [";" in one.tail for one in parts[:-1]]
    return parts[: breaks.index(True) + 1] if any(breaks) and not all(breaks) else parts


def split(figures: Sequence[Amount]) -> Iterator[list[Amount]]:
    """Yield the figures that can be added to each other, each sort of them; a bare one is of the sort last named."""
    kinds: list[list[Amount]] = []
    for one in figures:
        for kind in sorted(kinds, key=lambda kind: -kind[-1].place):
            if all(like(one.figure, other.figure) for other in kind):
                kind.append(one)
                break
        else:
            kinds.append([one])
    yield from kinds


def sorts(figures: Sequence[Amount]) -> Iterator[list[Amount]]:
    """Yield the figures of each unit, with the bare ones, which may be of any."""
    bare = [one for one in figures if one.figure.dimension == "count" and not one.figure.unit]
    kinds: list[list[Amount]] = []
    for one in figures:
        if one.figure.dimension == "count" and not one.figure.unit:
            continue
        for kind in kinds:
            if like(one.figure, kind[0].figure):
                kind.append(one)
                break
        else:
            kinds.append([one])
    if len(bare) > 1:
        yield bare
    for kind in kinds:
        counted = kind[0].figure.dimension == "count"
        yield sorted((*kind, *bare), key=lambda one: one.figure.start) if counted and bare else kind
